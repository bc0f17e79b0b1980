package cn.topcentral.hub.templates.page;

import java.util.List;
import java.util.Optional;

/**
 * What a form's page has turned away, for colleagues.
 *
 * @param path of the page; below it an entry is taken in after all, or dropped
 * @param csrf for those who may do that
 */
public record RejectedEntriesModel(String title, String path, Optional<String> csrf, List<Row> rows) implements View {
    @Override
    public String template() {
        return "rejected.jte";
    }

    public RejectedEntriesModel {
        rows = List.copyOf(rows);
    }

    /** One entry; {@code lines} are its answers. */
    public record Row(long id, String time, String reason, List<String> lines) {
        public Row {
            lines = List.copyOf(lines);
        }
    }
}
