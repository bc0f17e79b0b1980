package cn.topcentral.hub.templates.page.report;

import cn.topcentral.hub.templates.page.View;

/** What became of a button: said where the reader looks. */
public record Outcome(String title, String text) implements View {
    @Override
    public String template() {
        return "report/outcome.jte";
    }
}
