package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.insight.CustomerInsight.CommunicationPattern;
import cn.topcentral.hub.agents.report.ReportPeriod;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import cn.topcentral.hub.storage.report.ActivityCube;
import cn.topcentral.hub.storage.report.RecordFilter;
import cn.topcentral.hub.storage.report.Series;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 客户沟通全景图: every channel with one customer, lately, before and ever. */
final class CustomerPanorama {
    private static final int LATEST = 5;
    private static final int MONTHS = 6;

    private final CustomerHistory history;
    private final Sheet sheet;
    private final ActivityCube cube;
    private final RecordFilter recent;
    private final RecordFilter before;
    private final RecordFilter ever;

    CustomerPanorama(CustomerHistory history, ReportPeriod period, Sheet sheet) {
        this.history = history;
        this.sheet = sheet;
        this.cube = ActivityCube.of(history.zone(), history.records());
        ReportPeriod previous = period.previous();
        this.recent = RecordFilter.between(period.from(history.zone()), period.to(history.zone()))
                .of(history.customer().id());
        this.before = recent.during(previous.from(history.zone()), previous.to(history.zone()));
        this.ever = recent.during(
                history.records().isEmpty()
                        ? period.from(history.zone())
                        : startOf(history.records().get(0)),
                period.to(history.zone()));
    }

    private Instant startOf(HistoryRecord record) {
        return record.time()
                .atZone(history.zone())
                .toLocalDate()
                .atStartOfDay(history.zone())
                .toInstant();
    }

    String recent() {
        return count("records", "近30天合计", recent);
    }

    private String count(String id, String label, RecordFilter filter) {
        return sheet.records(id, label, cube.count(filter), filter);
    }

    void write(Optional<Finding<CustomerInsight>> insight) {
        if (history.records().isEmpty()) {
            sheet.paragraph("还没有和这家客户的沟通记录。补录过往的电话和拜访，或由负责人安排第一次联系。");
            return;
        }
        table();
        List<String> lines = new ArrayList<>();
        lines.add("意图（近30天）："
                + joined(Stream.of(IntentCategory.values())
                        .filter(intent -> cube.count(recent.with(intent)) > 0)
                        .map(intent -> intent.label() + " "
                                + count("intent-" + intent.code(), "近30天" + intent.label(), recent.with(intent)))));
        lines.add("情绪（近30天）："
                + joined(Stream.of(SentimentClass.values())
                        .filter(mood -> cube.count(recent.with(mood)) > 0)
                        .map(mood -> mood.label() + " "
                                + count("sentiment-" + mood.code(), "近30天情绪" + mood.label(), recent.with(mood)))));
        insight.map(Finding::result)
                .map(CustomerInsight::communicationPattern)
                .ifPresent(pattern -> lines.add(pattern(pattern)));
        sheet.list(lines);
        sheet.subheading("最近沟通");
        List<HistoryRecord> latest = history.records()
                .subList(
                        Math.max(0, history.records().size() - LATEST),
                        history.records().size());
        List<String> shown = new ArrayList<>();
        for (int i = latest.size() - 1; i >= 0; i--) {
            shown.add(line(latest.get(i)));
        }
        sheet.list(shown);
        months();
    }

    private static String pattern(CommunicationPattern pattern) {
        return "习惯：" + Words.plain(pattern.preferredChannel(), 60) + "，" + Words.plain(pattern.preferredTime(), 60)
                + "，"
                + Words.plain(pattern.frequency(), 60) + "；我方回复 " + Words.plain(pattern.responseSpeed(), 60) + "，客户回复 "
                + Words.plain(pattern.theirResponseSpeed(), 60);
    }

    private void table() {
        List<List<String>> rows = new ArrayList<>();
        for (CommunicationType type : CommunicationType.values()) {
            if (cube.count(ever.with(type)) > 0) {
                rows.add(row("type-" + type.code(), type.icon() + " " + type.label(), Optional.of(type)));
            }
        }
        rows.add(row("records", "**合计**", Optional.empty()));
        sheet.table(List.of("渠道", "最近一次", "近30天", "此前30天", "全部"), 2, rows);
        if (history.omitted() > 0) {
            sheet.paragraph("更早还有 " + history.omitted() + " 条没有计入。");
        }
    }

    private List<String> row(String id, String label, Optional<CommunicationType> type) {
        String name = type.map(CommunicationType::label).orElse("合计");
        return List.of(
                label,
                history.records().stream()
                        .filter(record -> type.isEmpty() || type.get() == record.type())
                        .reduce((earlier, later) -> later)
                        .map(record -> Words.shortStamp(record.time(), history.zone()))
                        .orElse("—"),
                count(id, "近30天" + name, of(recent, type)),
                count(id + "-before", "此前30天" + name, of(before, type)),
                count(id + "-ever", "全部" + name, of(ever, type)));
    }

    private static RecordFilter of(RecordFilter filter, Optional<CommunicationType> type) {
        return type.map(filter::with).orElse(filter);
    }

    private static String joined(Stream<String> parts) {
        String said = parts.collect(Collectors.joining("、"));
        return said.isEmpty() ? "无" : said;
    }

    private String line(HistoryRecord record) {
        String gist = record.summary()
                .filter(text -> !text.isBlank())
                .or(record::subject)
                .filter(text -> !text.isBlank())
                .orElse(record.content());
        return Words.shortStamp(record.time(), history.zone()) + " "
                + record.type().icon() + " "
                + record.direction()
                        .map(side ->
                                side == Direction.INBOUND ? "客户来 · " : side == Direction.OUTBOUND ? "我方去 · " : "内部 · ")
                        .orElse("")
                + Words.plain(gist, 60);
    }

    /** For the chart: the last half year by month. */
    private void months() {
        LocalDate month = history.asOf().atZone(history.zone()).toLocalDate().withDayOfMonth(1);
        List<Series.Point> points = Stream.iterate(MONTHS - 1, back -> back >= 0, back -> back - 1)
                .map(month::minusMonths)
                .map(first -> new Series.Point(
                        first.toString().substring(0, 7),
                        BigDecimal.valueOf(cube.count(ever.during(
                                first.atStartOfDay(history.zone()).toInstant(),
                                first.plusMonths(1).atStartOfDay(history.zone()).toInstant())))))
                .toList();
        sheet.series(new Series("records-per-month", "每月沟通", "条", points));
    }
}
