package cn.topcentral.hub.templates.page.day;

import cn.topcentral.hub.templates.page.View;

/** A task that was just written down, put before the lists, and the empty field for the next one. */
public record DayAdded(DayTask task) implements View {
    @Override
    public String template() {
        return "day/added.jte";
    }
}
