package cn.topcentral.hub.templates.page.administration;

import cn.topcentral.hub.templates.page.View;
import java.util.List;

/** What is configured, without any secret. */
public record ChannelsPage(List<Group> groups) implements View {
    public ChannelsPage {
        groups = List.copyOf(groups);
    }

    @Override
    public String template() {
        return "administration/channels.jte";
    }

    /** Connections that belong together. */
    public record Group(String title, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A connection.
     *
     * @param key in the configuration
     * @param detail which one; for one that is not connected, what it is good for
     */
    public record Row(String icon, String label, String key, boolean connected, String detail) {}
}
