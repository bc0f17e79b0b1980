package cn.topcentral.hub.storage.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Says whose a contact point is, and moves the records that came by it. The caller holds the {@link IdentityLock}. */
final class PointBinding {
    private PointBinding() {}

    /** Whose a contact point was, and the records that went elsewhere. */
    record Moved(Optional<CustomerId> before, List<String> records) {}

    private record Known(long id, Optional<CustomerId> customer) {}

    /** Binds by a person's word. A company's domain takes the addresses under it along that no person has bound or ignored. */
    static Moved bind(Handle handle, ContactPoint.Key key, CustomerId customer, Optional<Integer> contact) {
        Optional<Known> known = find(handle, key);
        long point = handle.createQuery(
                        """
                        INSERT INTO contact_points AS known (kind, value, customer_id, contact_id, confidence)
                        VALUES (:kind, :value, :customer, :contact, 1)
                        ON CONFLICT (tenant_id, kind, value) DO UPDATE SET
                            customer_id = excluded.customer_id,
                            contact_id = CASE WHEN known.customer_id = excluded.customer_id
                                              THEN coalesce(excluded.contact_id, known.contact_id) ELSE excluded.contact_id END,
                            confidence = 1, ignored = FALSE, updated_at = CURRENT_TIMESTAMP
                        RETURNING id
                        """)
                .bind("kind", key.kind().code())
                .bind("value", key.value())
                .bind("customer", customer.value())
                .bind("contact", contact)
                .mapTo(Long.class)
                .one();
        List<Long> points = new ArrayList<>(List.of(point));
        Optional<CustomerId> before = known.flatMap(Known::customer);
        if (key.kind() == ContactPointKind.DOMAIN) {
            points.addAll(bindAddresses(handle, key.value(), before, Optional.of(customer)));
        }
        return new Moved(before, RecordAssignment.ofPoints(handle, points, before));
    }

    /** Says that a contact point is no customer's; the records that came by it are nobody's then. */
    static Moved ignore(Handle handle, ContactPoint.Key key) {
        Optional<CustomerId> before = find(handle, key).flatMap(Known::customer);
        long point = handle.createQuery(
                        """
                        INSERT INTO contact_points (kind, value, confidence, ignored) VALUES (:kind, :value, 1, TRUE)
                        ON CONFLICT (tenant_id, kind, value) DO UPDATE SET
                            customer_id = NULL, contact_id = NULL, confidence = 1, ignored = TRUE, updated_at = CURRENT_TIMESTAMP
                        RETURNING id
                        """)
                .bind("kind", key.kind().code())
                .bind("value", key.value())
                .mapTo(Long.class)
                .one();
        List<Long> points = new ArrayList<>(List.of(point));
        if (key.kind() == ContactPointKind.DOMAIN) {
            points.addAll(bindAddresses(handle, key.value(), before, Optional.empty()));
        }
        return new Moved(before, RecordAssignment.ofPoints(handle, points, before));
    }

    /**
     * Takes back what was said: the contact point is unknown again, an address its company's if the domain is bound.
     *
     * @return empty when there is no such contact point
     */
    static Optional<Moved> forget(Handle handle, ContactPoint.Key key) {
        Optional<Known> known = find(handle, key);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Optional<CustomerId> before = known.get().customer();
        handle.createUpdate(
                        """
                        UPDATE contact_points AS point SET
                            customer_id = company.customer_id, contact_id = NULL, ignored = FALSE,
                            confidence = CASE WHEN company.customer_id IS NULL THEN 0 ELSE 0.8 END, updated_at = CURRENT_TIMESTAMP
                        FROM (SELECT (SELECT customer_id FROM contact_points WHERE kind = 'domain' AND :kind = 'email'
                                      AND value = split_part(:value, '@', 2) AND NOT ignored) AS customer_id) AS company
                        WHERE point.id = :id
                        """)
                .bind("kind", key.kind().code())
                .bind("value", key.value())
                .bind("id", known.get().id())
                .execute();
        List<Long> points = new ArrayList<>(List.of(known.get().id()));
        if (key.kind() == ContactPointKind.DOMAIN) {
            points.addAll(bindAddresses(handle, key.value(), before, Optional.empty()));
        }
        return Optional.of(new Moved(before, RecordAssignment.ofPoints(handle, points, before)));
    }

    private static Optional<Known> find(Handle handle, ContactPoint.Key key) {
        return handle.createQuery("SELECT id, customer_id FROM contact_points WHERE kind = :kind AND value = :value")
                .bind("kind", key.kind().code())
                .bind("value", key.value())
                .map((row, context) -> new Known(
                        row.getLong("id"),
                        Optional.ofNullable(row.getString("customer_id")).map(CustomerId::new)))
                .findOne();
    }

    /** Addresses under a domain follow it, unless a person said otherwise of the address itself. */
    private static List<Long> bindAddresses(
            Handle handle, String domain, Optional<CustomerId> before, Optional<CustomerId> customer) {
        return handle.createQuery(
                        """
                        UPDATE contact_points SET
                            customer_id = :customer, confidence = CASE WHEN CAST(:customer AS text) IS NULL THEN 0 ELSE 0.8 END,
                            updated_at = CURRENT_TIMESTAMP
                        WHERE kind = 'email' AND split_part(value, '@', 2) = :domain AND confidence < 1 AND NOT ignored
                          AND (customer_id IS NULL OR customer_id = :before)
                        RETURNING id
                        """)
                .bind("customer", customer.map(CustomerId::value))
                .bind("before", before.map(CustomerId::value))
                .bind("domain", domain)
                .mapTo(Long.class)
                .list();
    }
}
