package cn.topcentral.hub.templates.page.report;

import cn.topcentral.hub.templates.page.View;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A report to be read and acted upon: {@code /r/{reportId}}.
 *
 * @param links to the report before, the one after, the timeline
 * @param actions what its reader may do with it
 * @param outcome of what was just done, when the page is shown because of that
 * @param shelf the customer's other reports, on a customer's report page
 */
public record ReportPage(
        ReportDocument document,
        List<Link> links,
        ReportActions actions,
        Optional<Outcome> outcome,
        Optional<CustomerShelf> shelf)
        implements View {
    public ReportPage {
        links = List.copyOf(links);
    }

    @Override
    public String template() {
        return "report/page.jte";
    }

    /** Whether anything is drawn. */
    public boolean charts() {
        return document.sections().stream()
                .anyMatch(section -> !section.charts().isEmpty());
    }

    /** A way to another page. */
    public record Link(String text, URI page) {}
}
