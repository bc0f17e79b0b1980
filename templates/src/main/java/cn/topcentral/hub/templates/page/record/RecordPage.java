package cn.topcentral.hub.templates.page.record;

import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.page.customer.CustomerHeader;

/**
 * A record on a page of its own.
 *
 * @param back the place of the record on the customer's timeline
 */
public record RecordPage(CustomerHeader header, String back, RecordView record) implements View {
    @Override
    public String template() {
        return "record/page.jte";
    }
}
