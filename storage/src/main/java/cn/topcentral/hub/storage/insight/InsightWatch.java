package cn.topcentral.hub.storage.insight;

import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Which customers A16 is to look at. Thread-safe, and safe between processes: a customer is claimed with a lease. What is asked for is one index range
 * of requests and one of the records analysed within a day, however many records there are.
 */
public final class InsightWatch {
    /** A customer of whom something new came is looked at this often, unless somebody asks. */
    public static final Duration AT_MOST_EVERY = Duration.ofDays(1);

    private final Jdbi jdbi;

    public InsightWatch(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * How far it is with a customer.
     *
     * @param checked when A16 last looked
     * @param requested since when somebody waits for it
     * @param running whether it is looking
     */
    public record State(Optional<Instant> checked, Optional<Instant> requested, boolean running) {
        /** Nobody looked and nobody asked. */
        public static final State NONE = new State(Optional.empty(), Optional.empty(), false);
    }

    public State state(CustomerId customer, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT checked_at, requested_at, lease_until FROM insight_checks WHERE customer_id = :customer")
                .bind("customer", customer.value())
                .map((row, context) -> new State(
                        time(row, "checked_at"),
                        time(row, "requested_at"),
                        time(row, "lease_until").filter(now::isBefore).isPresent()))
                .findOne()
                .orElse(State.NONE));
    }

    /** Somebody wants to know now; asking again before it was done changes nothing. */
    public void request(CustomerId customer, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO insight_checks AS known (customer_id, requested_at) VALUES (:customer, :now)
                        ON CONFLICT (tenant_id, customer_id) DO UPDATE SET requested_at = coalesce(known.requested_at, excluded.requested_at)
                        """)
                .bind("customer", customer.value())
                .bind("now", now)
                .execute());
    }

    /** Claims customers that are due, those somebody waits for first. */
    public List<CustomerId> claim(int limit, Duration lease, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        WITH changed AS (
                            SELECT DISTINCT coalesce(merged.survivor_id, record.customer_id) AS customer_id
                            FROM customer_communications record
                            LEFT JOIN merged_customers merged ON merged.customer_id = record.customer_id
                            WHERE record.analysed_at > :dayAgo AND record.customer_id IS NOT NULL
                        ), wanted AS (
                            SELECT customer_id FROM changed
                            UNION
                            SELECT customer_id FROM insight_checks WHERE requested_at IS NOT NULL
                        ), due AS (
                            SELECT wanted.customer_id FROM wanted
                            LEFT JOIN insight_checks checked ON checked.customer_id = wanted.customer_id
                            WHERE (checked.lease_until IS NULL OR checked.lease_until <= :now)
                              AND (checked.requested_at IS NOT NULL OR checked.checked_at IS NULL OR checked.checked_at <= :dayAgo)
                            ORDER BY checked.requested_at NULLS LAST, checked.checked_at NULLS FIRST, wanted.customer_id
                            LIMIT :limit
                        )
                        INSERT INTO insight_checks AS known (customer_id, lease_until)
                        SELECT customer_id, :leaseUntil FROM due ORDER BY customer_id
                        ON CONFLICT (tenant_id, customer_id) DO UPDATE SET lease_until = excluded.lease_until
                            WHERE known.lease_until IS NULL OR known.lease_until <= :now
                        RETURNING customer_id
                        """)
                .bind("dayAgo", now.minus(AT_MOST_EVERY))
                .bind("now", now)
                .bind("leaseUntil", now.plus(lease))
                .bind("limit", limit)
                .mapTo(String.class)
                .map(CustomerId::new)
                .list());
    }

    /** Notes that a customer was looked at, as it was at a moment; what was asked for later is still to be done. */
    public void done(CustomerId customer, Instant asOf) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        UPDATE insight_checks SET checked_at = :asOf, lease_until = NULL,
                            requested_at = CASE WHEN requested_at > :asOf THEN requested_at END
                        WHERE customer_id = :customer
                        """)
                .bind("asOf", asOf)
                .bind("customer", customer.value())
                .execute());
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
