package cn.topcentral.hub.templates.page.report;

import cn.topcentral.hub.templates.report.ReportText;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A report as it was found when it was made: the same for the page and for print.
 *
 * @param kind 沟通日报, 沟通周报, 沟通月报 or 客户报告
 * @param title what it is on: AI智能分析报告 - 宁波奥克斯, 沟通日报 · 2024年6月15日
 * @param badge the word for made-up data, where it is that
 * @param made 2024-06-15 09:00
 * @param range 近30天（5月17日—6月15日）
 * @param notice that this is a correction, or that there is a newer version; leads there
 * @param lead the sentence to read first, as Markdown; may be blank
 */
public record ReportDocument(
        String kind,
        String title,
        Optional<String> badge,
        String made,
        String range,
        Optional<Notice> notice,
        String lead,
        List<Section> sections) {
    public ReportDocument {
        sections = List.copyOf(sections);
    }

    /** A sentence about the version, with the way to the other one. */
    public record Notice(String text, Optional<URI> link, String linkText) {}

    /** The sentence to read first, safe to be put into a page as it is. */
    public String leadHtml() {
        return ReportText.html(lead);
    }
}
