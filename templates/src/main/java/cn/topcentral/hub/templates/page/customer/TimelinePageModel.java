package cn.topcentral.hub.templates.page.customer;

import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.page.WebLink;
import java.net.URI;
import java.util.Optional;

/**
 * A page of a customer's timeline.
 *
 * @param newest link to the newest page, relative or http(s); absent on that page
 */
public record TimelinePageModel(CustomerHeader header, FilterForm filter, TimelineDays days, Optional<URI> newest)
        implements View {
    public TimelinePageModel {
        newest.ifPresent(WebLink::check);
    }

    @Override
    public String template() {
        return "customer/timeline.jte";
    }
}
