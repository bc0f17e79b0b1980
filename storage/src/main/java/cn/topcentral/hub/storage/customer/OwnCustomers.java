package cn.topcentral.hub.storage.customer;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.database.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** When somebody's customers were last in touch. Each customer costs one step down the timeline's index, however long the timeline. Thread-safe. */
public final class OwnCustomers {
    private static final OffsetDateTime END = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final Jdbi jdbi;

    public OwnCustomers(Database database) {
        this.jdbi = database.jdbi();
    }

    /** A customer and the newest communication with it. */
    public record LastContact(CustomerId customer, String name, RecordId record, Instant time) {}

    /** Those who were in touch last, the newest first. */
    public List<LastContact> newest(String owner, int limit) {
        return find(owner, END, limit);
    }

    /** Those with whom nobody spoke since a time; who went quiet last comes first, as that one can be won back most easily. */
    public List<LastContact> quietSince(String owner, Instant time, int limit) {
        return find(owner, time.atOffset(ZoneOffset.UTC), limit);
    }

    private List<LastContact> find(String owner, OffsetDateTime before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        WITH merged AS MATERIALIZED (SELECT customer_id, survivor_id FROM merged_customers)
                        SELECT customer.customer_id, coalesce(customer.short_name, customer.name) AS name, last.record_id, last.communication_time
                        FROM customers customer
                        CROSS JOIN LATERAL (
                            SELECT newest.record_id, newest.communication_time
                            FROM (SELECT customer.customer_id AS id
                                  UNION ALL
                                  SELECT merged.customer_id FROM merged WHERE merged.survivor_id = customer.customer_id) AS member
                            CROSS JOIN LATERAL (
                                SELECT record.record_id, record.communication_time FROM customer_communications record
                                WHERE record.customer_id = member.id
                                ORDER BY record.communication_time DESC, record.record_id DESC LIMIT 1) AS newest
                            ORDER BY newest.communication_time DESC, newest.record_id DESC LIMIT 1) AS last
                        WHERE customer.owner_userid = :owner AND customer.merged_into IS NULL AND last.communication_time < :before
                        ORDER BY last.communication_time DESC, last.record_id DESC LIMIT :limit
                        """)
                .bind("owner", owner)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> new LastContact(
                        new CustomerId(row.getString("customer_id")),
                        row.getString("name"),
                        new RecordId(row.getString("record_id")),
                        row.getObject("communication_time", OffsetDateTime.class)
                                .toInstant()))
                .list());
    }
}
