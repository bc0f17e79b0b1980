package cn.topcentral.hub.templates.page.source;

import cn.topcentral.hub.templates.page.View;

/** The list of what failed of one kind, as a page. */
public record TroubleRowsPage(String title, TroubleRowsView rows) implements View {
    @Override
    public String template() {
        return "source/rows_page.jte";
    }
}
