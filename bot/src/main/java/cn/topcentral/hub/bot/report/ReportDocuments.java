package cn.topcentral.hub.bot.report;

import cn.topcentral.hub.agents.coordination.KeptFindings;
import cn.topcentral.hub.bot.report.ReadableReports.Opened;
import cn.topcentral.hub.bot.report.section.FindingSections;
import cn.topcentral.hub.bot.report.section.TextSections;
import cn.topcentral.hub.bot.task.Colleagues;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.report.ReportKind;
import cn.topcentral.hub.storage.report.ReportLine;
import cn.topcentral.hub.storage.report.ReportLists;
import cn.topcentral.hub.storage.report.StoredReport;
import cn.topcentral.hub.templates.chart.Chart;
import cn.topcentral.hub.templates.page.report.ReportDocument;
import cn.topcentral.hub.templates.page.report.ReportDocument.Notice;
import cn.topcentral.hub.templates.page.report.Section;
import cn.topcentral.hub.templates.report.ReportCharts;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a report together as it was found: the same for the page, for print and for Markdown. Thread-safe. */
final class ReportDocuments {
    private static final String CORRECTION = "更正";

    /** Of the text of a customer's report, what the five sections do not say. */
    private static final List<String> APPENDED = List.of("客户沟通全景图", "合作价值分析");

    private final ReportLists lists;
    private final Colleagues colleagues;

    ReportDocuments(ReportLists lists, Colleagues colleagues) {
        this.lists = lists;
        this.colleagues = colleagues;
    }

    /** @param found what the agents had found, where it was kept with the report */
    ReportDocument document(Opened readable, Optional<KeptFindings> found) {
        StoredReport report = readable.report();
        Optional<Customer> customer = readable.customer();
        TextSections text = TextSections.of(report.markdown());
        List<Section> sections = new ArrayList<>();
        if (found.isPresent() && customer.isPresent()) {
            text.sections().stream()
                    .filter(section -> section.title().equals(CORRECTION))
                    .forEach(sections::add);
            sections.addAll(FindingSections.of(
                    found.get(), customer.get().id(), colleagues::name, place -> taskOf(report, place)));
            text.sections().stream()
                    .filter(section -> APPENDED.contains(section.title()))
                    .map(section -> Section.text(section.id(), "📈", "附：" + section.title(), section.markdown()))
                    .forEach(sections::add);
        } else {
            sections.addAll(text.sections());
        }
        return new ReportDocument(
                Summaries.kind(report),
                customer.map(whose -> "AI智能分析报告 - " + CleanText.line(whose.displayName()))
                        .orElse(report.title()),
                customer.filter(Customer::demo).map(demo -> "演示数据"),
                stamp(report.createdAt()) + (report.version() > 1 ? "，第 " + report.version() + " 版" : ""),
                range(report),
                notice(report),
                text.lead(),
                charted(sections, charts(report)));
    }

    /** The charts of a report, in an order that does not change. */
    static List<Chart> charts(StoredReport report) {
        return ReportCharts.of(report.series(), id -> report.figure(id)
                .filter(figure -> figure.rowCount() > 0)
                .map(figure -> URI.create(ReportLinks.INTERNAL.report(report.id()) + "/f/" + figure.id())));
    }

    static URI taskOf(StoredReport report, int place) {
        return URI.create(ReportLinks.INTERNAL.report(report.id()) + "?task=" + place + "#task");
    }

    /** Each chart below the section it belongs to: satisfaction by its heading, the others where the communication is counted. */
    private static List<Section> charted(List<Section> sections, List<Chart> charts) {
        List<Section> with = new ArrayList<>(sections);
        for (Chart chart : charts) {
            String word = chart.title().contains("满意") ? "满意" : "沟通";
            for (int i = 0; i < with.size(); i++) {
                Section section = with.get(i);
                if (section.title().contains(word) && !section.markdown().isBlank()) {
                    List<Chart> drawn = new ArrayList<>(section.charts());
                    drawn.add(chart);
                    with.set(i, section.with(drawn));
                    break;
                }
            }
        }
        return with;
    }

    private Optional<Notice> notice(StoredReport report) {
        Optional<ReportLine> latest = lists.latest(report).filter(line -> line.version() > report.version());
        if (latest.isPresent()) {
            return Optional.of(new Notice(
                    "这是第 " + report.version() + " 版，后来有数据补录，已经有第 "
                            + latest.get().version() + " 版。",
                    Optional.of(ReportLinks.INTERNAL.report(latest.get().id())),
                    "打开最新一版"));
        }
        return report.version() == 1
                ? Optional.empty()
                : Optional.of(new Notice("更正：第 " + report.version() + " 版，数据有补录或重新分析，以这一版为准。", Optional.empty(), ""));
    }

    private static String range(StoredReport report) {
        LocalDate first = ChineseTime.date(report.from());
        LocalDate last = ChineseTime.date(report.to().minusMillis(1));
        String days = first.equals(last)
                ? first.toString()
                : first.getYear() == last.getYear()
                        ? first + " 至 " + last.toString().substring(5)
                        : first + " 至 " + last;
        return report.kind() == ReportKind.CUSTOMER ? "近30天（" + days + "）" : days;
    }

    static String stamp(Instant time) {
        return ChineseTime.date(time) + " " + ChineseTime.clock(time);
    }
}
