package cn.topcentral.hub.bot.customer;

import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerOperations.Claimed;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Optional;

/** What saying whose something is came to, as JSON. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ClaimedDocument(
        Optional<String> customerId, Optional<String> customerName, Optional<String> before, int movedRecords) {

    public static ClaimedDocument of(Claimed claimed) {
        return new ClaimedDocument(
                claimed.customer().map(Customer::id).map(CustomerId::value),
                claimed.customer().map(Customer::name),
                claimed.before().map(CustomerId::value),
                claimed.moved());
    }
}
