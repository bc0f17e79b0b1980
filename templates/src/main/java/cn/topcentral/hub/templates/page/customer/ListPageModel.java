package cn.topcentral.hub.templates.page.customer;

import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.page.WebLink;
import java.net.URI;
import java.util.Optional;

/**
 * A page of the list of a customer's records.
 *
 * @param turned link to the same list the other way round
 * @param first link to where the list begins; absent on that page
 */
public record ListPageModel(CustomerHeader header, FilterForm filter, RecordList list, URI turned, Optional<URI> first)
        implements View {
    public ListPageModel {
        WebLink.check(turned);
        first.ifPresent(WebLink::check);
    }

    @Override
    public String template() {
        return "customer/list.jte";
    }
}
