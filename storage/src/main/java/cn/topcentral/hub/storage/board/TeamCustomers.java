package cn.topcentral.hub.storage.board;

import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The customers of a team: whose they are, when there was last contact, which of them need somebody. The last contact is one probe of
 * {@code communications_timeline} for each customer, so the cost depends on how many customers there are, not on how many records. Thread-safe.
 */
public final class TeamCustomers {
    /** Goes on after {@code WITH}: customers that were not merged away, with their last contact on any channel. */
    private static final String CONTACTED =
            """
            contacted AS (
                SELECT coalesce(merged.survivor_id, member.customer_id) AS customer_id, max(newest.communication_time) AS last_contact
                FROM customers member
                LEFT JOIN merged_customers merged ON merged.customer_id = member.customer_id
                LEFT JOIN LATERAL (
                    SELECT record.communication_time FROM customer_communications record
                    WHERE record.customer_id = member.customer_id AND record.direction IS DISTINCT FROM 'internal'
                    ORDER BY record.communication_time DESC LIMIT 1) AS newest ON TRUE
                GROUP BY 1
            )
            """;

    private final Jdbi jdbi;

    public TeamCustomers(Database database) {
        this.jdbi = database.jdbi();
    }

    /** How many customers each has, and how many of them had no contact since a moment. */
    public List<OwnedCustomers> owned(OwnerScope scope, Instant quietSince) {
        return jdbi.withHandle(handle -> scope.bind(handle.createQuery("WITH "
                        + CONTACTED
                        + """
                        SELECT customer.owner_userid, count(*) AS customers,
                               count(*) FILTER (WHERE last_contact IS NULL OR last_contact < :quietSince) AS quiet
                        FROM contacted JOIN customers customer ON customer.customer_id = contacted.customer_id
                        WHERE customer.merged_into IS NULL AND"""
                        + " "
                        + OwnerScope.CONDITION
                        + " GROUP BY customer.owner_userid"))
                .bind("quietSince", utc(quietSince))
                .map((row, context) -> new OwnedCustomers(
                        Optional.ofNullable(row.getString("owner_userid")),
                        row.getLong("customers"),
                        row.getLong("quiet")))
                .list());
    }

    /**
     * Customers, those without contact for the longest time first.
     *
     * @param owner only those somebody looks after; blank for those nobody does
     * @param quietSince only those without contact since then
     */
    public Rows<CustomerLine> customers(
            OwnerScope scope, Optional<String> owner, Optional<Instant> quietSince, int limit) {
        List<Long> total = new ArrayList<>(List.of(0L));
        List<CustomerLine> first = jdbi.withHandle(handle -> scope.bind(handle.createQuery("WITH "
                        + CONTACTED
                        + """
                        SELECT customer.customer_id, coalesce(customer.short_name, customer.name) AS name, customer.owner_userid, last_contact,
                               count(*) OVER () AS total
                        FROM contacted JOIN customers customer ON customer.customer_id = contacted.customer_id
                        WHERE customer.merged_into IS NULL
                          AND (CAST(:owner AS text) IS NULL OR coalesce(customer.owner_userid, '') = CAST(:owner AS text))
                          AND (CAST(:quietSince AS timestamptz) IS NULL OR last_contact IS NULL OR last_contact < :quietSince) AND"""
                        + " "
                        + OwnerScope.CONDITION
                        + " ORDER BY last_contact NULLS FIRST, customer.customer_id LIMIT :limit"))
                .bind("owner", owner)
                .bind("quietSince", quietSince.map(TeamCustomers::utc))
                .bind("limit", limit)
                .map((row, context) -> {
                    total.set(0, row.getLong("total"));
                    return line(row);
                })
                .list());
        return new Rows<>(total.get(0), first);
    }

    /** Customers whose health falls, who complain, or with whom there was no contact since a moment; those with most reasons first. */
    public List<NeedsAttention> attention(OwnerScope scope, Instant quietSince, int limit) {
        return jdbi.withHandle(handle -> scope.bind(
                        handle.createQuery(
                                "WITH "
                                        + CONTACTED
                                        + """
                        , health AS (
                            SELECT DISTINCT ON (customer_id) customer_id,
                                   CAST(insight_data #>> '{relationship_health,score}' AS numeric) AS score,
                                   insight_data #>> '{relationship_health,trend}' IN ('downward', 'down') AS falling
                            FROM communication_insights
                            WHERE insight_type = 'relationship' AND status <> 'dismissed'
                            ORDER BY customer_id, updated_at DESC
                        ), complaint AS (
                            SELECT customer_id, count(*) AS complaints FROM alerts
                            WHERE state IN ('firing', 'silenced', 'acknowledged')
                              AND (risk_type IN ('complaint_escalation', 'quality_risk') OR details ->> 'topic' = 'complaint')
                            GROUP BY customer_id
                        )
                        SELECT customer.customer_id, coalesce(customer.short_name, customer.name) AS name, customer.owner_userid, last_contact,
                               health.score, coalesce(health.falling, FALSE) AS falling,
                               last_contact IS NULL OR last_contact < :quietSince AS quiet, coalesce(complaint.complaints, 0) AS complaints
                        FROM contacted JOIN customers customer ON customer.customer_id = contacted.customer_id
                        LEFT JOIN health ON health.customer_id = customer.customer_id
                        LEFT JOIN complaint ON complaint.customer_id = customer.customer_id
                        WHERE customer.merged_into IS NULL
                          AND (health.falling OR complaint.complaints > 0 OR last_contact IS NULL OR last_contact < :quietSince) AND"""
                                        + " "
                                        + OwnerScope.CONDITION
                                        + """
                         ORDER BY coalesce(complaint.complaints, 0) > 0 DESC, coalesce(health.falling, FALSE) DESC,
                            health.score NULLS LAST, last_contact NULLS LAST, customer.customer_id LIMIT :limit
                        """))
                .bind("quietSince", utc(quietSince))
                .bind("limit", limit)
                .map((row, context) -> new NeedsAttention(
                        line(row),
                        Optional.ofNullable(row.getBigDecimal("score")).map(Number::intValue),
                        row.getBoolean("falling"),
                        row.getBoolean("quiet"),
                        row.getLong("complaints")))
                .list());
    }

    private static CustomerLine line(ResultSet row) throws SQLException {
        return new CustomerLine(
                new CustomerId(row.getString("customer_id")),
                row.getString("name"),
                Optional.ofNullable(row.getString("owner_userid")),
                Optional.ofNullable(row.getObject("last_contact", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
