package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.agents.report.ReportPeriod;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.report.Figure;
import cn.topcentral.hub.storage.report.Figure.Measure;
import cn.topcentral.hub.storage.report.RecordFilter;
import cn.topcentral.hub.storage.report.ReportKind;
import cn.topcentral.hub.storage.report.RowsBehind;
import cn.topcentral.hub.storage.report.Series;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How content customers sounded, week by week: the mean score of what came from them, on the scale from 1 to 5. */
final class SatisfactionSection {
    /** Less is as good as the same: the scores of some dozens of messages vary by this much. */
    private static final BigDecimal SAME = new BigDecimal("0.15");

    private static final long FEW = 5;

    private final Scene scene;
    private final Sheet sheet;

    SatisfactionSection(Scene scene) {
        this.scene = scene;
        this.sheet = scene.sheet();
    }

    void write() {
        Optional<BigDecimal> now = mean(said());
        if (now.isEmpty()) {
            sheet.paragraph("本月没有分析过的客户来讯，看不出满意度。");
            return;
        }
        sheet.paragraph("满意度 " + figure("satisfaction", "满意度", said(), now.get()) + "（5分制，按客户来讯的情绪分折算），上月 "
                + before().map(Words::number).orElse("无数据") + "，" + trend() + "。");
        List<List<String>> rows = new ArrayList<>();
        List<Series.Point> points = new ArrayList<>();
        for (LocalDate day = scene.period().first();
                !day.isAfter(scene.period().last());
                day = ReportPeriod.of(ReportKind.WEEKLY, day).last().plusDays(1)) {
            week(day, rows, points);
        }
        sheet.table(List.of("周", "客户来讯", "满意度", "消极", "消极占比"), 1, rows);
        sheet.series(new Series("satisfaction-per-week", "每周满意度", "分", points));
    }

    /** The days of one week that are of the month. */
    private void week(LocalDate first, List<List<String>> rows, List<Series.Point> points) {
        LocalDate sunday = ReportPeriod.of(ReportKind.WEEKLY, first).last();
        LocalDate last = sunday.isAfter(scene.period().last()) ? scene.period().last() : sunday;
        RecordFilter filter = said().during(
                        first.atStartOfDay(scene.zone()).toInstant(),
                        last.plusDays(1).atStartOfDay(scene.zone()).toInstant());
        String week = ReportPeriod.week(first);
        String days = Words.day(first) + "—" + Words.day(last);
        Optional<BigDecimal> mean = mean(filter);
        long count = scene.facts().activity().count(filter);
        RecordFilter negative = filter.with(SentimentClass.NEGATIVE);
        rows.add(List.of(
                days,
                scene.records("said-" + week, days + "客户来讯", filter),
                mean.map(value -> figure("satisfaction-" + week, days + "满意度", filter, value))
                        .orElse("—"),
                scene.records("negative-" + week, days + "消极", negative),
                Words.percent(scene.facts().activity().count(negative), count)));
        mean.ifPresent(value -> points.add(new Series.Point(week, value)));
    }

    private String figure(String id, String label, RecordFilter filter, BigDecimal value) {
        long rows = scene.facts().activity().count(filter);
        return sheet.figure(new Figure(id, label, value, "分", Measure.AVERAGE, rows, new RowsBehind.Records(filter)));
    }

    /** In words, against the month before. */
    String trend() {
        Optional<BigDecimal> now = mean(said());
        Optional<BigDecimal> before = before();
        if (now.isEmpty() || before.isEmpty() || few(said()) || few(lastMonth())) {
            return "来讯太少，不与上月比较";
        }
        BigDecimal change = now.get().subtract(before.get());
        if (change.abs().compareTo(SAME) <= 0) {
            return "平稳";
        }
        return change.signum() > 0 ? "上升" : "下降";
    }

    private boolean few(RecordFilter filter) {
        return scene.facts().activity().count(filter) < FEW;
    }

    private Optional<BigDecimal> before() {
        return mean(lastMonth());
    }

    private RecordFilter lastMonth() {
        ReportPeriod previous = scene.period().previous();
        return said().during(previous.from(scene.zone()), previous.to(scene.zone()));
    }

    private RecordFilter said() {
        return scene.all().with(Direction.INBOUND).onlyAnalysed();
    }

    private Optional<BigDecimal> mean(RecordFilter filter) {
        return scene.facts().activity().meanScore(filter).map(score -> score.multiply(BigDecimal.valueOf(4))
                .add(BigDecimal.ONE)
                .setScale(2, RoundingMode.HALF_UP));
    }
}
