package cn.topcentral.hub.templates.page;

import java.util.List;

/** What a form's page has turned away, for colleagues. */
public record RejectedEntriesModel(String title, List<Row> rows) implements View {
    @Override
    public String template() {
        return "rejected.jte";
    }

    public RejectedEntriesModel {
        rows = List.copyOf(rows);
    }

    /** One entry; {@code lines} are its answers. */
    public record Row(String time, String reason, List<String> lines) {
        public Row {
            lines = List.copyOf(lines);
        }
    }
}
