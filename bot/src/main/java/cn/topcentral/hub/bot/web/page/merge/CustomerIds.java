package cn.topcentral.hub.bot.web.page.merge;

import cn.topcentral.hub.storage.customer.CustomerId;
import java.util.Optional;

/** Ids of customers as they stand in addresses. */
final class CustomerIds {
    private CustomerIds() {}

    static Optional<CustomerId> of(String text) {
        return text.isBlank() || text.length() > 64 || text.indexOf('\0') >= 0
                ? Optional.empty()
                : Optional.of(new CustomerId(text));
    }
}
