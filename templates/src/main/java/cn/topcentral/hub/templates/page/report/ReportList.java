package cn.topcentral.hub.templates.page.report;

import cn.topcentral.hub.templates.page.View;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The reports of the house: {@code /reports}.
 *
 * @param tabs the kinds
 * @param more where the list goes on
 * @param part whether only the rows are wanted, to be added to those that are there
 */
public record ReportList(List<Tab> tabs, List<Row> rows, Optional<URI> more, boolean part) implements View {
    public ReportList {
        tabs = List.copyOf(tabs);
        rows = List.copyOf(rows);
    }

    @Override
    public String template() {
        return part ? "report/rows.jte" : "report/list.jte";
    }

    /** A kind of report. */
    public record Tab(String label, URI page, boolean current) {}

    /**
     * A report.
     *
     * @param made 6月15日 09:00 生成，第 2 版
     */
    public record Row(String kind, String title, URI page, String dateTime, String made) {}
}
