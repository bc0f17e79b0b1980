package cn.topcentral.hub.templates.page.report;

import cn.topcentral.hub.templates.page.View;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A customer's reports, newest first, and the way to a new one: {@code /c/{customerId}/report}.
 *
 * @param customer as people call it
 * @param timeline the customer's timeline
 * @param path this page
 * @param making what becomes of a new one
 */
public record CustomerShelf(String customer, URI timeline, URI path, Making making, List<Item> items) implements View {
    public CustomerShelf {
        items = List.copyOf(items);
    }

    @Override
    public String template() {
        return "report/shelf.jte";
    }

    /**
     * A report in a list.
     *
     * @param dateTime machine-readable
     * @param made 6月15日 09:00 生成
     * @param current whether it is the one shown
     */
    public record Item(String title, URI page, String dateTime, String made, boolean current) {}

    /**
     * The making of a new report.
     *
     * @param path to ask how far it is; the button is sent to the page itself
     * @param problem why the last try came to nothing
     * @param done the new report
     */
    public record Making(URI page, URI path, boolean running, Optional<String> problem, Optional<URI> done)
            implements View {
        @Override
        public String template() {
            return "report/making.jte";
        }
    }
}
