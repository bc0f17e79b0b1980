package cn.topcentral.hub.storage.customer;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Gives stored records the customer that their contact points lead to, after somebody said something new about the points. The rule is the one
 * by which the intake finds the customer: those who spoke or were spoken to count before those in copy; when all lead to one customer, or to
 * customers merged into one, it is theirs; when they lead to several, nobody's, with the candidates noted. A customer that the
 * source named by our own id comes before all that, and what a person said about the record itself stands.
 */
final class RecordAssignment {
    private RecordAssignment() {}

    /**
     * Decides anew about the records that came by some contact points. Records of other customers than {@code before} were decided by somebody
     * else taking part and stay.
     *
     * @param before whose the points were
     * @return the ids of the records that have another customer now
     */
    static List<String> ofPoints(Handle handle, Collection<Long> points, Optional<CustomerId> before) {
        List<String> concerned = handle.createQuery(
                        """
                        SELECT DISTINCT record.record_id
                        FROM communication_parties party JOIN customer_communications record ON record.record_id = party.record_id
                        WHERE party.contact_point_id = ANY(:points) AND (record.customer_id IS NULL OR record.customer_id = :before)
                        """)
                .bindArray("points", Long.class, points.toArray())
                .bind("before", before.map(CustomerId::value))
                .mapTo(String.class)
                .list();
        return ofRecords(handle, concerned);
    }

    /** Decides anew about some records. */
    static List<String> ofRecords(Handle handle, Collection<String> records) {
        if (records.isEmpty()) {
            return List.of();
        }
        List<String> moved = handle.createQuery(
                        """
                        WITH RECURSIVE roots (customer_id, root) AS (
                            SELECT customer_id, customer_id FROM customers WHERE merged_into IS NULL
                            UNION
                            SELECT merged.customer_id, roots.root FROM customers merged JOIN roots ON merged.merged_into = roots.customer_id
                        ), concerned AS (
                            SELECT record_id, record.customer_id AS before, named.customer_id AS named
                            FROM customer_communications record
                            LEFT JOIN customers named ON named.customer_id = record.attributes ->> 'customer_id'
                            WHERE record_id = ANY(:records)
                              AND NOT EXISTS (SELECT FROM record_claims claim WHERE claim.record_id = record.record_id)
                        ), votes AS (
                            SELECT concerned.record_id, point.customer_id, point.contact_id, roots.root,
                                   array_position(ARRAY['initiator', 'recipient', 'copied', 'participant'], CAST(party.role AS text)) AS place
                            FROM concerned JOIN communication_parties party ON party.record_id = concerned.record_id
                            JOIN contact_points point ON point.id = party.contact_point_id AND NOT point.ignored AND point.kind <> 'name'
                            JOIN roots ON roots.customer_id = point.customer_id
                        ), best AS (
                            SELECT votes.*, min(place) OVER (PARTITION BY record_id) <= 2 AS addressed FROM votes
                        ), decided AS (
                            SELECT record_id,
                                   CASE WHEN count(DISTINCT root) = 1
                                        THEN (array_agg(customer_id ORDER BY place, customer_id COLLATE "C"))[1] END AS customer_id,
                                   (array_agg(contact_id ORDER BY place) FILTER (WHERE contact_id IS NOT NULL))[1] AS contact_id,
                                   CASE WHEN count(DISTINCT root) > 1
                                        THEN string_agg(DISTINCT customer_id, ',' ORDER BY customer_id) END AS candidates
                            FROM best WHERE place <= 2 OR NOT addressed GROUP BY record_id
                        ), outcome AS (
                            SELECT concerned.record_id, before, coalesce(named, customer_id) AS customer_id,
                                   CASE WHEN named IS NULL OR named = customer_id THEN contact_id END AS contact_id,
                                   CASE WHEN named IS NULL THEN candidates END AS candidates
                            FROM concerned LEFT JOIN decided ON decided.record_id = concerned.record_id
                        ), changed AS (
                            UPDATE customer_communications AS record SET
                                customer_id = outcome.customer_id,
                                contact_id = CASE
                                    WHEN outcome.customer_id IS NULL THEN NULL
                                    WHEN outcome.before IS DISTINCT FROM outcome.customer_id THEN outcome.contact_id
                                    ELSE coalesce(record.contact_id, outcome.contact_id) END,
                                attributes = CASE
                                    WHEN outcome.candidates IS NULL THEN record.attributes - 'identity_conflict'
                                    ELSE coalesce(record.attributes, '{}') || jsonb_build_object('identity_conflict', outcome.candidates) END,
                                updated_at = CURRENT_TIMESTAMP
                            FROM outcome
                            WHERE record.record_id = outcome.record_id
                              AND (record.customer_id IS DISTINCT FROM outcome.customer_id
                                   OR record.attributes ->> 'identity_conflict' IS DISTINCT FROM outcome.candidates
                                   OR (record.contact_id IS NULL AND outcome.customer_id IS NOT NULL AND outcome.contact_id IS NOT NULL))
                            RETURNING record.record_id, outcome.before, record.customer_id
                        )
                        SELECT record_id FROM changed WHERE before IS DISTINCT FROM customer_id ORDER BY record_id
                        """)
                .bindArray("records", String.class, records.toArray())
                .mapTo(String.class)
                .list();
        moveTasks(handle, moved);
        return moved;
    }

    /** What is to be done for a record's customer, and the prices said to it, follow the record. */
    static void moveTasks(Handle handle, Collection<String> records) {
        if (records.isEmpty()) {
            return;
        }
        for (String statement : List.of(
                """
                UPDATE communication_tasks AS task SET customer_id = record.customer_id
                FROM customer_communications record
                WHERE task.record_id = record.record_id AND record.record_id = ANY(:records)
                """,
                """
                UPDATE stated_prices AS price SET customer_id = record.customer_id
                FROM customer_communications record
                WHERE price.record_id = record.record_id AND record.record_id = ANY(:records)
                """)) {
            handle.createUpdate(statement)
                    .bindArray("records", String.class, records.toArray())
                    .execute();
        }
    }
}
