package cn.topcentral.hub.templates.page.customer;

import cn.topcentral.hub.templates.page.View;
import java.util.List;
import java.util.Optional;

/**
 * Rows of the list of a customer's records.
 *
 * @param further how it goes on; absent at the end
 */
public record RecordList(List<Row> rows, boolean oldestFirst, Optional<Further> further) implements View {
    /**
     * A record in a line, texts cleaned.
     *
     * @param path of its own page
     */
    public record Row(
            String path,
            String dateTime,
            String time,
            String icon,
            String channel,
            String who,
            String gist,
            Optional<EntryRow.Label> intent,
            Optional<EntryRow.Label> sentiment,
            Optional<EntryRow.Label> urgency,
            String handler) {}

    public RecordList {
        rows = List.copyOf(rows);
    }

    @Override
    public String template() {
        return "customer/rows.jte";
    }
}
