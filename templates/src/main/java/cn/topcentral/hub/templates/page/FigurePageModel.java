package cn.topcentral.hub.templates.page;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The rows behind a figure of a report.
 *
 * @param report the title of the report, and its page
 * @param label what the figure counts
 * @param value with its unit
 * @param total how many rows there are, of which {@code rows} may be the first
 * @param changed whether there are now more or fewer than the report said
 */
public record FigurePageModel(
        String report, URI page, String label, String value, List<Row> rows, long total, boolean changed)
        implements View {
    @Override
    public String template() {
        return "figure.jte";
    }

    public FigurePageModel {
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param icon of the channel or kind
     * @param when the day and time; blank where there is none
     * @param who the customer's name, or whose it is; may be blank
     * @param text in a line or two; may be blank
     * @param link where it is shown in full
     */
    public record Row(String icon, String when, String who, String text, Optional<URI> link) {}

    public boolean shortened() {
        return rows.size() < total;
    }
}
