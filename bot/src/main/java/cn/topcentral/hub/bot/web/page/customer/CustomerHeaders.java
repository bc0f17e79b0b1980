package cn.topcentral.hub.bot.web.page.customer;

import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.templates.page.customer.CustomerHeader;
import cn.topcentral.hub.templates.page.customer.CustomerHeader.Tab;
import cn.topcentral.hub.templates.text.CleanText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Puts together the head of a customer's pages. Thread-safe. */
public final class CustomerHeaders {

    /**
     * The head above a view.
     *
     * @param question the filter as it stands in the address, with the question mark, so that it stays when the view changes; empty without one
     */
    public CustomerHeader header(Customer customer, CustomerView current, String question) {
        String path = "/c/" + URLEncoder.encode(customer.id().value(), StandardCharsets.UTF_8);
        List<Tab> tabs = Arrays.stream(CustomerView.values())
                .map(view -> new Tab(view.label(), view.icon(), path + view.suffix() + question, view == current))
                .toList();
        return new CustomerHeader(
                CleanText.line(customer.displayName()),
                CleanText.line(customer.name()),
                List.of(),
                customer.demo(),
                tabs);
    }
}
