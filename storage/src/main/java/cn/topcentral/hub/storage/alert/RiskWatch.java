package cn.topcentral.hub.storage.alert;

import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Which customers A14 is to look at. Thread-safe, and safe between processes: a customer is claimed with a lease.
 *
 * <p>With ten million records the question stays cheap because it reads three index ranges and nothing else: customers of some levels, urgent
 * records of two weeks, and records analysed within a day. Older changes need no look, as whoever was not checked for a day is due anyway.
 */
public final class RiskWatch {
    /** A customer of whom nothing new came is looked at this often: silence is a risk too. */
    public static final Duration AT_LEAST_EVERY = Duration.ofDays(1);

    private final Jdbi jdbi;

    public RiskWatch(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Claims customers that are due: those never looked at first, then the longest ago.
     *
     * @param levels a customer of one of these is watched
     * @param urgentSince as is one with an urgent record later than this
     * @param lease how long nobody else may claim them
     */
    public List<CustomerId> claim(
            Collection<String> levels, Instant urgentSince, int limit, Duration lease, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        WITH watched AS (
                            SELECT customer_id FROM customers WHERE level = ANY(:levels) AND merged_into IS NULL
                            UNION
                            SELECT coalesce(merged.survivor_id, record.customer_id)
                            FROM customer_communications record
                            LEFT JOIN merged_customers merged ON merged.customer_id = record.customer_id
                            WHERE record.urgency_level = 'high' AND record.communication_time > :urgentSince
                              AND record.customer_id IS NOT NULL
                        ), changed AS (
                            SELECT coalesce(merged.survivor_id, record.customer_id) AS customer_id, max(record.last) AS last
                            FROM (
                                SELECT customer_id, max(analysed_at) AS last FROM customer_communications
                                WHERE analysed_at > :dayAgo AND customer_id IS NOT NULL GROUP BY customer_id
                            ) AS record
                            LEFT JOIN merged_customers merged ON merged.customer_id = record.customer_id
                            GROUP BY 1
                        ), due AS (
                            SELECT watched.customer_id FROM watched
                            LEFT JOIN alert_checks checked ON checked.customer_id = watched.customer_id
                            LEFT JOIN changed ON changed.customer_id = watched.customer_id
                            WHERE (checked.lease_until IS NULL OR checked.lease_until <= :now)
                              AND (checked.checked_at IS NULL OR checked.checked_at <= :dayAgo OR changed.last > checked.checked_at)
                            ORDER BY checked.checked_at NULLS FIRST, watched.customer_id
                            LIMIT :limit
                        )
                        INSERT INTO alert_checks AS known (customer_id, lease_until)
                        SELECT customer_id, :leaseUntil FROM due ORDER BY customer_id
                        ON CONFLICT (tenant_id, customer_id) DO UPDATE SET lease_until = excluded.lease_until
                            WHERE known.lease_until IS NULL OR known.lease_until <= :now
                        RETURNING customer_id
                        """)
                .bindArray("levels", String.class, levels.toArray())
                .bind("urgentSince", urgentSince)
                .bind("dayAgo", now.minus(AT_LEAST_EVERY))
                .bind("now", now)
                .bind("leaseUntil", now.plus(lease))
                .bind("limit", limit)
                .mapTo(String.class)
                .map(CustomerId::new)
                .list());
    }

    /** Notes that a customer was looked at, as it was at a moment. */
    public void done(CustomerId customer, Instant asOf) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE alert_checks SET checked_at = :asOf, lease_until = NULL WHERE customer_id = :customer")
                .bind("asOf", asOf)
                .bind("customer", customer.value())
                .execute());
    }
}
