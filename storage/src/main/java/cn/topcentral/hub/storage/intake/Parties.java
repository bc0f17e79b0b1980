package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.NameKeys;
import cn.topcentral.hub.storage.customer.NewContactPoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** Who is known by which contact point, and who took part, within one intake. */
public final class Parties {
    private final Handle handle;

    Parties(Handle handle) {
        this.handle = handle;
    }

    /** The contact points that are known already. */
    public Map<ContactPoint.Key, ContactPoint> contactPoints(Collection<ContactPoint.Key> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery(
                        """
                        SELECT id, kind, value, name, customer_id, contact_id, confidence, ignored FROM contact_points
                        WHERE (kind, value) IN (SELECT * FROM unnest(:kinds, :values))
                        """)
                .bindArray(
                        "kinds",
                        String.class,
                        keys.stream().map(key -> key.kind().code()).toArray())
                .bindArray(
                        "values",
                        String.class,
                        keys.stream().map(ContactPoint.Key::value).toArray())
                .map(Parties::contactPoint)
                .list()
                .stream()
                .collect(Collectors.toMap(ContactPoint::key, point -> point));
    }

    /** Stores contact points that are not known yet; one that another transaction has just added is kept as that one wrote it. */
    public void addContactPoints(List<NewContactPoint> points) {
        if (points.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                INSERT INTO contact_points (kind, value, name, customer_id, contact_id, confidence)
                VALUES (:kind, :value, :name, :customer, :contact, :confidence)
                ON CONFLICT (tenant_id, kind, value) DO NOTHING
                """);
        // Sorted, so that two transactions that add the same points wait for each other in one order.
        points.stream().sorted((a, b) -> a.key().compareTo(b.key())).forEach(point -> batch.bind(
                        "kind", point.key().kind().code())
                .bind("value", point.key().value())
                .bind("name", point.name())
                .bind("customer", point.customer().map(CustomerId::value))
                .bind("contact", point.contactId())
                .bind("confidence", point.confidence())
                .add());
        batch.execute();
    }

    /** Stores who took part. */
    public void addParties(List<PartyLink> links) {
        if (links.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        INSERT INTO communication_parties (contact_point_id, record_id, role)
                        SELECT * FROM unnest(:points, :records, :roles) ON CONFLICT DO NOTHING
                        """)
                .bindArray(
                        "points",
                        Long.class,
                        links.stream().map(PartyLink::contactPointId).toArray())
                .bindArray(
                        "records",
                        String.class,
                        links.stream().map(link -> link.record().value()).toArray())
                .bindArray(
                        "roles",
                        String.class,
                        links.stream().map(PartyLink::role).toArray())
                .execute();
    }

    /** The customers that have one of these folded names ({@link NameKeys#folded}) as their name, short name or alias. */
    public Map<String, Set<CustomerId>> customersNamed(Collection<String> foldedNames) {
        if (foldedNames.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery(
                        """
                        SELECT DISTINCT key, customer_id FROM customer_names
                        WHERE key = ANY(:names) AND kind IN ('name', 'short', 'alias')
                        """)
                .bindArray("names", String.class, foldedNames.toArray())
                .map((row, context) -> Map.entry(row.getString("key"), new CustomerId(row.getString("customer_id"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /** Where the customers of some ids are by now: what they were merged into, else themselves. Ids that do not exist are left out. */
    public Map<CustomerId, CustomerId> survivors(Collection<CustomerId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery(
                        """
                        WITH RECURSIVE chain (start, customer_id, merged_into) AS (
                            SELECT customer_id, customer_id, merged_into FROM customers WHERE customer_id = ANY(:ids)
                            UNION
                            SELECT chain.start, next.customer_id, next.merged_into
                            FROM customers next JOIN chain ON next.customer_id = chain.merged_into
                        )
                        SELECT start, customer_id FROM chain WHERE merged_into IS NULL
                        """)
                .bindArray(
                        "ids", String.class, ids.stream().map(CustomerId::value).toArray())
                .map((row, context) ->
                        Map.entry(new CustomerId(row.getString("start")), new CustomerId(row.getString("customer_id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Forgets who took part in some records, before it is written anew. */
    public void removeParties(Collection<RecordId> records) {
        handle.createUpdate("DELETE FROM communication_parties WHERE record_id = ANY(:records)")
                .bindArray(
                        "records",
                        String.class,
                        records.stream().map(RecordId::value).toArray())
                .execute();
    }

    private static ContactPoint contactPoint(ResultSet row, StatementContext context) throws SQLException {
        int contactId = row.getInt("contact_id");
        Optional<Integer> contact = row.wasNull() ? Optional.empty() : Optional.of(contactId);
        return new ContactPoint(
                row.getLong("id"),
                new ContactPoint.Key(ContactPointKind.ofCode(row.getString("kind")), row.getString("value")),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("customer_id")).map(CustomerId::new),
                contact,
                row.getDouble("confidence"),
                row.getBoolean("ignored"));
    }
}
