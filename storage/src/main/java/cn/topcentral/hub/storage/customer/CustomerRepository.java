package cn.topcentral.hub.storage.customer;

import cn.topcentral.hub.storage.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Customers and the names they are found by. Thread-safe. */
public final class CustomerRepository {
    private final Jdbi jdbi;

    public CustomerRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Stores a customer, or brings one with the same id up to date (an imported list is imported again).
     *
     * @return the id, new or given
     */
    public CustomerId save(NewCustomer customer) {
        return jdbi.inTransaction(handle -> save(handle, customer));
    }

    static CustomerId save(Handle handle, NewCustomer customer) {
        String id = customer.id().map(CustomerId::value).orElseGet(() -> nextId(handle));
        handle.createUpdate(
                        """
                        INSERT INTO customers (customer_id, name, short_name, aliases, owner_userid, region, industry, level, labels)
                        VALUES (:id, :name, :shortName, :aliases, :owner, :region, :industry, :level, :labels)
                        ON CONFLICT (tenant_id, customer_id) DO UPDATE SET
                            name = excluded.name, short_name = excluded.short_name, aliases = excluded.aliases,
                            owner_userid = excluded.owner_userid, region = excluded.region, industry = excluded.industry,
                            level = excluded.level, labels = excluded.labels, updated_at = CURRENT_TIMESTAMP
                        """)
                .bind("id", id)
                .bind("name", customer.name())
                .bind("shortName", customer.shortName())
                .bindArray("aliases", String.class, customer.aliases())
                .bind("owner", customer.owner())
                .bind("region", customer.region())
                .bind("industry", customer.industry())
                .bind("level", customer.level())
                .bindArray("labels", String.class, customer.labels())
                .execute();
        saveNames(handle, id, customer);
        return new CustomerId(id);
    }

    public Optional<Customer> byId(CustomerId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT customer_id, name, short_name, aliases, owner_userid, region, industry, level, labels, merged_into, created_at
                        FROM customers WHERE customer_id = :id
                        """)
                .bind("id", id.value())
                .map(CustomerRepository::customer)
                .findOne());
    }

    /** The customers of some ids; ids that do not exist are left out. */
    public List<Customer> byIds(Set<CustomerId> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT customer_id, name, short_name, aliases, owner_userid, region, industry, level, labels, merged_into, created_at
                        FROM customers WHERE customer_id = ANY(:ids) ORDER BY customer_id
                        """)
                .bindArray(
                        "ids", String.class, ids.stream().map(CustomerId::value).toArray())
                .map(CustomerRepository::customer)
                .list());
    }

    /** The customer that the given one was merged into, directly or in several steps; itself when it was not merged. */
    public CustomerId survivor(CustomerId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                """
                                WITH RECURSIVE chain (customer_id, merged_into) AS (
                                    SELECT customer_id, merged_into FROM customers WHERE customer_id = :id
                                    UNION
                                    SELECT next.customer_id, next.merged_into FROM customers next JOIN chain ON next.customer_id = chain.merged_into
                                )
                                SELECT customer_id FROM chain WHERE merged_into IS NULL
                                """)
                        .bind("id", id.value())
                        .mapTo(String.class)
                        .findOne())
                .map(CustomerId::new)
                .orElse(id);
    }

    /** The ids whose records show on a customer's timeline: its own, and those of all merged into it. */
    public List<CustomerId> group(CustomerId survivor) {
        return jdbi
                .withHandle(handle -> handle.createQuery(
                                """
                                WITH RECURSIVE members (customer_id) AS (
                                    SELECT CAST(:id AS varchar)
                                    UNION
                                    SELECT merged.customer_id FROM customers merged JOIN members ON merged.merged_into = members.customer_id
                                )
                                SELECT customer_id FROM members ORDER BY customer_id
                                """)
                        .bind("id", survivor.value())
                        .mapTo(String.class)
                        .list())
                .stream()
                .map(CustomerId::new)
                .toList();
    }

    /** For each of some customers the one whose timeline shows its records: itself, or the one it was merged into in the end. */
    public Map<CustomerId, Customer> survivors(Set<CustomerId> ids) {
        Map<CustomerId, Customer> survivors = new LinkedHashMap<>();
        for (Customer customer : byIds(ids)) {
            if (customer.mergedInto().isEmpty()) {
                survivors.put(customer.id(), customer);
            } else {
                byId(survivor(customer.id())).ifPresent(found -> survivors.put(customer.id(), found));
            }
        }
        return survivors;
    }

    /** How many there are; those merged into another do not count. */
    public long count() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM customers WHERE merged_into IS NULL")
                .mapTo(Long.class)
                .one());
    }

    private static String nextId(Handle handle) {
        long number = handle.createQuery("SELECT nextval('customer_numbers')")
                .mapTo(Long.class)
                .one();
        return "C%06d".formatted(number);
    }

    private static void saveNames(Handle handle, String id, NewCustomer customer) {
        handle.createUpdate("DELETE FROM customer_names WHERE customer_id = :id")
                .bind("id", id)
                .execute();
        var batch = handle.prepareBatch(
                """
                INSERT INTO customer_names (customer_id, kind, key, grams) VALUES (:id, :kind, :key, array_to_tsvector(:grams))
                ON CONFLICT DO NOTHING
                """);
        for (NameKey name : namesOf(customer)) {
            batch.bind("id", id)
                    .bind("kind", name.kind())
                    .bind("key", name.key())
                    .bindArray("grams", String.class, NameKeys.grams(name.key()).toArray())
                    .add();
        }
        batch.execute();
    }

    private record NameKey(String kind, String key) {}

    private static List<NameKey> namesOf(NewCustomer customer) {
        Map<String, String> written = new LinkedHashMap<>();
        written.put(customer.name(), "name");
        customer.shortName().ifPresent(name -> written.putIfAbsent(name, "short"));
        customer.aliases().forEach(name -> written.putIfAbsent(name, "alias"));
        List<NameKey> keys = new ArrayList<>();
        written.forEach((name, kind) -> {
            String folded = NameKeys.folded(name);
            String pinyin = NameKeys.pinyin(folded);
            if (!folded.isEmpty()) {
                keys.add(new NameKey(kind, folded));
                if (!pinyin.equals(folded)) {
                    keys.add(new NameKey("pinyin", pinyin));
                    keys.add(new NameKey("initials", NameKeys.initials(folded)));
                }
            }
        });
        return keys;
    }

    static Customer customer(ResultSet row, StatementContext context) throws SQLException {
        return new Customer(
                new CustomerId(row.getString("customer_id")),
                row.getString("name"),
                Optional.ofNullable(row.getString("short_name")),
                strings(row, "aliases"),
                Optional.ofNullable(row.getString("owner_userid")),
                Optional.ofNullable(row.getString("region")),
                Optional.ofNullable(row.getString("industry")),
                Optional.ofNullable(row.getString("level")),
                strings(row, "labels"),
                Optional.ofNullable(row.getString("merged_into")).map(CustomerId::new),
                instant(row, "created_at"));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
