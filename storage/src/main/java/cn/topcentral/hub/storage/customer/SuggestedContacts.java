package cn.topcentral.hub.storage.customer;

import cn.topcentral.hub.storage.database.Database;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What address books of other systems know of contact points: names, and whose they probably are. A person's word always stands: a contact
 * point that is bound or ignored is only given a name. Thread-safe.
 */
public final class SuggestedContacts {
    private final Jdbi jdbi;
    private final CustomerRepository customers;

    public SuggestedContacts(Database database) {
        this.jdbi = database.jdbi();
        this.customers = new CustomerRepository(database);
    }

    /**
     * What is known of one contact point.
     *
     * @param name what it is called there; replaces the name that is known only where the system is the one that gave out the contact point
     * @param customer whose it probably is
     * @param confidence of that, above 0 and below 1
     */
    public record Suggestion(
            ContactPoint.Key key, Optional<String> name, Optional<CustomerId> customer, double confidence) {
        public Suggestion {
            if (confidence < 0 || confidence >= 1) {
                throw new IllegalArgumentException("Only a person is sure: confidence " + confidence);
            }
        }
    }

    /**
     * Stores it, and moves the records that waited for the contact point when it now has a customer.
     *
     * @return whether anything was new
     */
    public boolean save(Suggestion suggestion) {
        return jdbi.inTransaction(handle -> {
            IdentityLock.hold(handle);
            boolean named = upsertName(handle, suggestion);
            return bind(handle, suggestion) || named;
        });
    }

    private static boolean upsertName(Handle handle, Suggestion suggestion) {
        return handle.createUpdate(
                                """
                                INSERT INTO contact_points AS known (kind, value, name) VALUES (:kind, :value, :name)
                                ON CONFLICT (tenant_id, kind, value) DO UPDATE SET name = excluded.name, updated_at = CURRENT_TIMESTAMP
                                WHERE excluded.name IS NOT NULL
                                  AND (known.name IS NULL
                                       OR known.kind IN ('wecom_external', 'wecom_room') AND known.name <> excluded.name)
                                """)
                        .bind("kind", suggestion.key().kind().code())
                        .bind("value", suggestion.key().value())
                        .bind("name", suggestion.name())
                        .execute()
                > 0;
    }

    private static boolean bind(Handle handle, Suggestion suggestion) {
        if (suggestion.customer().isEmpty()) {
            return false;
        }
        CustomerId customer = suggestion.customer().get();
        Optional<Long> bound = handle.createQuery(
                        """
                        UPDATE contact_points SET customer_id = :customer, confidence = :confidence, updated_at = CURRENT_TIMESTAMP
                        WHERE kind = :kind AND value = :value AND customer_id IS NULL AND NOT ignored
                        RETURNING id
                        """)
                .bind("customer", customer.value())
                .bind("confidence", suggestion.confidence())
                .bind("kind", suggestion.key().kind().code())
                .bind("value", suggestion.key().value())
                .mapTo(Long.class)
                .findOne();
        bound.ifPresent(id -> RecordAssignment.ofPoints(handle, List.of(id), Optional.empty()));
        return bound.isPresent();
    }

    /** Whose a contact point is, after merges; empty when it is unknown or nobody's. */
    public Optional<CustomerId> customerOf(ContactPoint.Key key) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT customer_id FROM contact_points
                        WHERE kind = :kind AND value = :value AND customer_id IS NOT NULL AND NOT ignored
                        """)
                .bind("kind", key.kind().code())
                .bind("value", key.value())
                .mapTo(String.class)
                .findOne()
                .map(CustomerId::new)
                .map(customers::survivor));
    }

    /** The customers, after merges, that go by exactly this name: as written, short or alias, whatever the width and case of its letters. */
    public Set<CustomerId> customersNamed(String name) {
        List<String> found = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT DISTINCT customer_id FROM customer_names
                        WHERE key = :key AND kind IN ('name', 'short', 'alias')
                        """)
                .bind("key", NameKeys.folded(name))
                .mapTo(String.class)
                .list());
        return found.stream().map(CustomerId::new).map(customers::survivor).collect(Collectors.toUnmodifiableSet());
    }
}
