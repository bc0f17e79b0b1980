package cn.topcentral.hub.templates.page.claim;

import cn.topcentral.hub.templates.page.View;

/** The page on which somebody without a script chooses the customer of one item. */
public record ClaimChoice(ClaimItem item, ClaimCustomers customers) implements View {
    @Override
    public String template() {
        return "claim/choice.jte";
    }
}
