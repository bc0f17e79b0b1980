package cn.topcentral.hub.storage.dialog;

import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.NameKeys;
import cn.topcentral.hub.storage.database.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Finds the customers that a text calls by name. Thread-safe. */
public final class CustomersInText {
    /** In characters; a report says whom it is about near its beginning, and every name is looked for in it. */
    private static final int LONGEST_TEXT = 400;

    private final Jdbi jdbi;
    private final CustomerRepository customers;

    public CustomersInText(Database database) {
        this.jdbi = database.jdbi();
        this.customers = new CustomerRepository(database);
    }

    /** A name as it stands folded in the text. */
    private record Named(String customerId, String key) {}

    /**
     * Those whose name, short name or alias stands in the beginning of the text. Of names one within the other only the longer counts; a merged
     * customer is the one it was merged into.
     */
    public List<Customer> in(String text) {
        String folded = NameKeys.folded(text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
        if (folded.isEmpty()) {
            return List.of();
        }
        List<Named> found = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT DISTINCT customer_id, key FROM customer_names
                        WHERE kind IN ('name', 'short', 'alias') AND length(key) BETWEEN 2 AND :most AND position(key IN :text) > 0
                        """)
                .bind("text", folded)
                .bind("most", folded.length())
                .map((row, context) -> new Named(row.getString("customer_id"), row.getString("key")))
                .list());
        List<Named> longest = new ArrayList<>(found);
        longest.removeIf(named -> found.stream()
                .anyMatch(other -> other.key().length() > named.key().length()
                        && other.key().contains(named.key())));
        Set<CustomerId> ids = longest.stream()
                .map(named -> customers.survivor(new CustomerId(named.customerId())))
                .collect(Collectors.toSet());
        return ids.stream().map(customers::byId).flatMap(Optional::stream).toList();
    }
}
