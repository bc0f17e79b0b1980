package cn.topcentral.hub.storage.customer;

import cn.topcentral.hub.storage.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The people of a customer, their contact points, and the claim queue. Thread-safe. */
public final class ContactPointRepository {
    private final Jdbi jdbi;

    public ContactPointRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** A person at a customer. */
    public record Contact(int id, String name, Optional<String> title) {}

    /** Stores a person at a customer, or finds the one of that name. */
    public int saveContact(CustomerId customer, String name, Optional<String> title) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        INSERT INTO contacts AS known (customer_id, name, title) VALUES (:customer, :name, :title)
                        ON CONFLICT (tenant_id, customer_id, name) DO UPDATE SET title = coalesce(excluded.title, known.title)
                        RETURNING id
                        """)
                .bind("customer", customer.value())
                .bind("name", name)
                .bind("title", title)
                .mapTo(Integer.class)
                .one());
    }

    public List<Contact> contacts(List<CustomerId> customers) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT id, name, title FROM contacts WHERE customer_id = ANY(:customers) ORDER BY id")
                .bindArray(
                        "customers",
                        String.class,
                        customers.stream().map(CustomerId::value).toArray())
                .map((row, context) -> new Contact(
                        row.getInt("id"), row.getString("name"), Optional.ofNullable(row.getString("title"))))
                .list());
    }

    /**
     * What those are called whose contact points these are: the person's name at the customer. WeCom's archive tells ids only, so there the name
     * from its address book does where no person is known. Others are left out.
     */
    public Map<ContactPoint.Key, String> contactNames(Set<ContactPoint.Key> keys) {
        Map<ContactPoint.Key, String> names = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        SELECT point.kind, point.value,
                               coalesce(contact.name, CASE WHEN point.kind IN ('wecom_external', 'wecom_room') THEN point.name END) AS name
                        FROM unnest(:kinds, :values) AS wanted (kind, value)
                        JOIN contact_points point ON point.kind = wanted.kind AND point.value = wanted.value
                        LEFT JOIN contacts contact ON contact.id = point.contact_id
                        WHERE contact.name IS NOT NULL OR (point.kind IN ('wecom_external', 'wecom_room') AND point.name IS NOT NULL)
                        """)
                .bindArray(
                        "kinds",
                        String.class,
                        keys.stream().map(key -> key.kind().code()).toArray())
                .bindArray(
                        "values",
                        String.class,
                        keys.stream().map(ContactPoint.Key::value).toArray())
                .map((row, context) -> Map.entry(
                        new ContactPoint.Key(ContactPointKind.ofCode(row.getString("kind")), row.getString("value")),
                        row.getString("name")))
                .forEach(entry -> names.put(entry.getKey(), entry.getValue())));
        return names;
    }

    /**
     * Binds a contact point to a customer by a person's word, and moves the records that came by it: everything from it, past and future, is
     * the customer's. Leaves no trace in the audit trail, as {@link CustomerOperations} does: it is for lists and for what is made up.
     *
     * @return how many records moved
     */
    public int bind(ContactPoint.Key key, CustomerId customer, Optional<Integer> contact) {
        return jdbi.inTransaction(handle -> {
            IdentityLock.hold(handle);
            return PointBinding.bind(handle, key, customer, contact).records().size();
        });
    }

    /** Whose some contact points are, and whether a person said so; those never seen are left out. */
    public List<ContactPoint> byKeys(Set<ContactPoint.Key> keys) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id, kind, value, name, customer_id, contact_id, confidence, ignored FROM contact_points
                        WHERE (kind, value) IN (SELECT * FROM unnest(:kinds, :values)) ORDER BY kind, value
                        """)
                .bindArray(
                        "kinds",
                        String.class,
                        keys.stream().map(key -> key.kind().code()).toArray())
                .bindArray(
                        "values",
                        String.class,
                        keys.stream().map(ContactPoint.Key::value).toArray())
                .map(ContactPointRepository::contactPoint)
                .list());
    }

    /** The numbers of all customers, for sources that tell numbers only as hashes. */
    public List<String> phones() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT value FROM contact_points WHERE kind = 'phone' AND customer_id IS NOT NULL AND NOT ignored")
                .mapTo(String.class)
                .list());
    }

    /** All contact points of some customers. */
    public List<ContactPoint> ofCustomers(List<CustomerId> customers) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id, kind, value, name, customer_id, contact_id, confidence, ignored FROM contact_points
                        WHERE customer_id = ANY(:customers) ORDER BY kind, value
                        """)
                .bindArray(
                        "customers",
                        String.class,
                        customers.stream().map(CustomerId::value).toArray())
                .map(ContactPointRepository::contactPoint)
                .list());
    }

    private static ContactPoint contactPoint(ResultSet row, StatementContext context) throws SQLException {
        return new ContactPoint(
                row.getLong("id"),
                new ContactPoint.Key(ContactPointKind.ofCode(row.getString("kind")), row.getString("value")),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("customer_id")).map(CustomerId::new),
                Optional.ofNullable(row.getObject("contact_id", Integer.class)),
                row.getDouble("confidence"),
                row.getBoolean("ignored"));
    }

    /**
     * An unknown party and what it has sent so far.
     *
     * @param records its records that have no customer
     * @param last when it last showed up
     */
    public record Unclaimed(
            long contactPointId, ContactPoint.Key key, Optional<String> name, long records, Instant last) {}

    /** The claim queue, the busiest first: unknown parties that have records nobody could place; see {@link ClaimQueue} for the rest of it. */
    public List<Unclaimed> unclaimed(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT point.id, point.kind, point.value, point.name, count(*) AS records, max(record.communication_time) AS last
                        FROM contact_points point
                        JOIN communication_parties party ON party.contact_point_id = point.id
                        JOIN customer_communications record ON record.record_id = party.record_id AND record.customer_id IS NULL
                        WHERE point.customer_id IS NULL AND NOT point.ignored AND point.kind <> 'name'
                          AND NOT (point.kind = 'email' AND EXISTS (
                              SELECT FROM contact_points company
                              WHERE company.kind = 'domain' AND company.value = split_part(point.value, '@', 2) AND company.ignored))
                          AND NOT EXISTS (SELECT FROM record_claims claim WHERE claim.record_id = record.record_id)
                        GROUP BY point.id
                        ORDER BY count(*) DESC, max(record.communication_time) DESC, point.id
                        LIMIT :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> new Unclaimed(
                        row.getLong("id"),
                        new ContactPoint.Key(ContactPointKind.ofCode(row.getString("kind")), row.getString("value")),
                        Optional.ofNullable(row.getString("name")),
                        row.getLong("records"),
                        row.getTimestamp("last").toInstant()))
                .list());
    }
}
