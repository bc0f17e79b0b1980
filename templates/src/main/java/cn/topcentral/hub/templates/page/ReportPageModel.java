package cn.topcentral.hub.templates.page;

import cn.topcentral.hub.templates.report.ReportText;
import java.net.URI;
import java.util.Optional;

/**
 * A report as a page.
 *
 * @param kind 沟通日报, 沟通周报, 沟通月报 or 客户报告
 * @param markdown the whole report with its title
 * @param made when and from what it was made: 6月16日 09:00 生成
 * @param timeline of the customer it is on
 */
public record ReportPageModel(String kind, String title, String markdown, String made, Optional<URI> timeline)
        implements View {
    @Override
    public String template() {
        return "report.jte";
    }

    /** Safe to be put into a page as it is. */
    public String html() {
        return ReportText.html(markdown);
    }
}
