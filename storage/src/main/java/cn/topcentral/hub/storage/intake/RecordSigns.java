package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** By what records know each other, within one intake: who bears a sign, and which meetings a customer had. */
public final class RecordSigns {
    /** As for parties: a few hundred slots hold any number of customers. */
    private static final int CUSTOMER_LOCKS = 1024;

    private final Handle handle;

    RecordSigns(Handle handle) {
        this.handle = handle;
    }

    /**
     * A record that bears a sign.
     *
     * @param time when the record was
     */
    public record Sign(RecordId record, String sign, Instant time, Optional<CustomerId> customer) {}

    /** A question for those who bear a sign within a stretch of time. */
    public record Probe(String sign, Instant from, Instant to) {}

    /** A question for one customer's records. */
    public record CustomerProbe(CustomerId customer, String sign, Instant from, Instant to) {}

    /**
     * Waits until no other intake works on these customers, and holds them until the end of the transaction. To be called after the parties are
     * locked and only once, so that no two intakes wait for each other.
     */
    public void lockCustomers(Collection<CustomerId> customers) {
        if (customers.isEmpty()) {
            return;
        }
        handle.createQuery(
                        """
                        SELECT count(*) FROM (
                            SELECT pg_advisory_xact_lock(2, slot) FROM (
                                SELECT DISTINCT abs(hashtext(current_setting('hub.tenant') || customer) % :slots) AS slot
                                FROM unnest(:customers) AS customer ORDER BY slot
                            ) AS slots
                        ) AS locks
                        """)
                .bind("slots", CUSTOMER_LOCKS)
                .bindArray("customers", String.class, values(customers, CustomerId::value))
                .mapTo(Long.class)
                .one();
    }

    /** Keeps signs of stored records, with the customer and time those have; one that is there already stays. */
    public void add(List<Sign> signs) {
        if (signs.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        INSERT INTO communication_signs (record_id, sign, sign_time, customer_id)
                        SELECT record_id, given.sign, record.communication_time, record.customer_id
                        FROM unnest(:records, :signs) AS given (record_id, sign) JOIN customer_communications record USING (record_id)
                        ON CONFLICT DO NOTHING
                        """)
                .bindArray("records", String.class, values(signs, sign -> sign.record()
                        .value()))
                .bindArray("signs", String.class, values(signs, Sign::sign))
                .execute();
    }

    /** Takes the signs of some records away and tells which they were. */
    public List<Sign> remove(Collection<RecordId> records) {
        if (records.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        """
                        DELETE FROM communication_signs WHERE record_id = ANY(:records)
                        RETURNING record_id, sign, sign_time, customer_id
                        """)
                .bindArray("records", String.class, values(records, RecordId::value))
                .map((row, context) -> new Sign(
                        new RecordId(row.getString("record_id")),
                        row.getString("sign"),
                        row.getTimestamp("sign_time").toInstant(),
                        Optional.ofNullable(row.getString("customer_id")).map(CustomerId::new)))
                .list();
    }

    /** Who bears some signs, by the position of the probe. */
    public Map<Integer, Set<RecordId>> bearers(List<Probe> probes) {
        if (probes.isEmpty()) {
            return Map.of();
        }
        return byProbe(
                handle.createQuery(
                                """
                                SELECT probe.number, bearer.record_id
                                FROM unnest(:signs, CAST(:froms AS timestamptz[]), CAST(:tos AS timestamptz[]))
                                    WITH ORDINALITY AS probe (sign, first, last, number)
                                CROSS JOIN LATERAL (
                                    SELECT record_id FROM communication_signs
                                    WHERE sign = probe.sign AND sign_time BETWEEN probe.first AND probe.last
                                ) AS bearer
                                """)
                        .bindArray("signs", String.class, values(probes, Probe::sign)),
                values(probes, probe -> probe.from().toString()),
                values(probes, probe -> probe.to().toString()));
    }

    /** Who of some customers bears some signs, by the position of the probe. */
    public Map<Integer, Set<RecordId>> bearersOfCustomers(List<CustomerProbe> probes) {
        if (probes.isEmpty()) {
            return Map.of();
        }
        return byProbe(
                handle.createQuery(
                                """
                                SELECT probe.number, bearer.record_id
                                FROM unnest(:customers, :signs, CAST(:froms AS timestamptz[]), CAST(:tos AS timestamptz[]))
                                    WITH ORDINALITY AS probe (customer, sign, first, last, number)
                                CROSS JOIN LATERAL (
                                    SELECT record_id FROM communication_signs
                                    WHERE customer_id = probe.customer AND sign = probe.sign
                                      AND sign_time BETWEEN probe.first AND probe.last
                                ) AS bearer
                                """)
                        .bindArray("customers", String.class, values(probes, probe -> probe.customer()
                                .value()))
                        .bindArray("signs", String.class, values(probes, CustomerProbe::sign)),
                values(probes, probe -> probe.from().toString()),
                values(probes, probe -> probe.to().toString()));
    }

    /** The meetings and visits of customers around some moments, by the position of the moment. */
    public Map<Integer, Set<RecordId>> meetings(List<CustomerId> customers, List<Instant> moments, Duration around) {
        if (customers.isEmpty()) {
            return Map.of();
        }
        return byProbe(
                handle.createQuery(
                                """
                                SELECT probe.number, meeting.record_id
                                FROM unnest(:customers, CAST(:froms AS timestamptz[]), CAST(:tos AS timestamptz[]))
                                    WITH ORDINALITY AS probe (customer, first, last, number)
                                CROSS JOIN LATERAL (
                                    SELECT record_id FROM customer_communications
                                    WHERE customer_id = probe.customer AND communication_time BETWEEN probe.first AND probe.last
                                      AND communication_type IN ('meeting', 'video', 'visit')
                                ) AS meeting
                                """)
                        .bindArray("customers", String.class, values(customers, CustomerId::value)),
                values(moments, moment -> moment.minus(around).toString()),
                values(moments, moment -> moment.plus(around).toString()));
    }

    private static Map<Integer, Set<RecordId>> byProbe(Query statement, Object[] froms, Object[] tos) {
        Map<Integer, Set<RecordId>> found = new HashMap<>();
        statement
                .bindArray("froms", String.class, froms)
                .bindArray("tos", String.class, tos)
                .map((row, context) -> Map.entry(row.getInt("number") - 1, new RecordId(row.getString("record_id"))))
                .forEach(entry -> found.computeIfAbsent(entry.getKey(), number -> new HashSet<>())
                        .add(entry.getValue()));
        return found;
    }

    /**
     * What relations need of a record.
     *
     * @param customer the head of the family, when it was merged
     * @param unanswered a call that nobody took
     */
    public record BearerRow(
            RecordId record,
            Optional<CustomerId> customer,
            CommunicationType type,
            Direction direction,
            Instant time,
            boolean unanswered) {}

    /** Some records, as far as relations need them. */
    public List<BearerRow> bearing(Collection<RecordId> records) {
        if (records.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        """
                        WITH RECURSIVE wanted AS (
                            SELECT record_id, customer_id, communication_type, direction, communication_time,
                                   coalesce(duration, 0) = 0 AND attributes ->> 'answered' = 'false' AS unanswered
                            FROM customer_communications WHERE record_id = ANY(:records)
                        ), chain (start, customer_id, merged_into) AS (
                            SELECT customer_id, customer_id, merged_into FROM customers
                            WHERE customer_id IN (SELECT customer_id FROM wanted)
                            UNION
                            SELECT chain.start, next.customer_id, next.merged_into
                            FROM customers next JOIN chain ON next.customer_id = chain.merged_into
                        )
                        SELECT record_id, chain.customer_id, communication_type, direction, communication_time,
                               coalesce(unanswered, FALSE) AS unanswered
                        FROM wanted LEFT JOIN chain ON chain.start = wanted.customer_id AND chain.merged_into IS NULL
                        """)
                .bindArray("records", String.class, values(records, RecordId::value))
                .map((row, context) -> new BearerRow(
                        new RecordId(row.getString("record_id")),
                        Optional.ofNullable(row.getString("customer_id")).map(CustomerId::new),
                        CommunicationType.ofCode(row.getString("communication_type")),
                        Direction.ofCode(row.getString("direction")),
                        row.getTimestamp("communication_time").toInstant(),
                        row.getBoolean("unanswered")))
                .list();
    }

    /** Everything that tells of some records. */
    public Map<RecordId, Set<SourceLine>> sources(Collection<RecordId> records) {
        Map<RecordId, Set<SourceLine>> sources = new HashMap<>();
        if (!records.isEmpty()) {
            handle.createQuery(
                            "SELECT record_id, source_system, source_record_id FROM communication_sources WHERE record_id = ANY(:records)")
                    .bindArray("records", String.class, values(records, RecordId::value))
                    .map((row, context) -> Map.entry(
                            new RecordId(row.getString("record_id")),
                            new SourceLine(row.getString("source_system"), row.getString("source_record_id"))))
                    .forEach(entry -> sources.computeIfAbsent(entry.getKey(), record -> new HashSet<>())
                            .add(entry.getValue()));
        }
        return sources;
    }

    /** Every customer that was merged into one of these, and these themselves, by the one they were merged into. */
    public Map<CustomerId, Set<CustomerId>> families(Collection<CustomerId> heads) {
        Map<CustomerId, Set<CustomerId>> families = new HashMap<>();
        if (!heads.isEmpty()) {
            handle.createQuery(
                            """
                            WITH RECURSIVE member (head, customer_id) AS (
                                SELECT head, head FROM unnest(:heads) AS head
                                UNION
                                SELECT member.head, merged.customer_id
                                FROM customers merged JOIN member ON merged.merged_into = member.customer_id
                            )
                            SELECT head, customer_id FROM member
                            """)
                    .bindArray("heads", String.class, values(heads, CustomerId::value))
                    .map((row, context) -> Map.entry(
                            new CustomerId(row.getString("head")), new CustomerId(row.getString("customer_id"))))
                    .forEach(entry -> families.computeIfAbsent(entry.getKey(), head -> new HashSet<>())
                            .add(entry.getValue()));
        }
        return families;
    }

    private static <T> Object[] values(Collection<T> from, Function<T, ?> value) {
        return from.stream().map(value).toArray();
    }
}
