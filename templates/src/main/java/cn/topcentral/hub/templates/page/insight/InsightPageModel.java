package cn.topcentral.hub.templates.page.insight;

import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.page.customer.CustomerHeader;

/** The panel of a customer's insights as a page of its own. */
public record InsightPageModel(CustomerHeader header, InsightPanel panel) implements View {
    @Override
    public String template() {
        return "insight/page.jte";
    }
}
