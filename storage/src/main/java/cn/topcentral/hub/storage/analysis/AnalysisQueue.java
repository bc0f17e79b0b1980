package cn.topcentral.hub.storage.analysis;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The records that wait for A10. Safe to share between threads and processes: rows are claimed with {@code FOR UPDATE SKIP LOCKED} and a lease, and
 * an answer counts only while the record still says what was analysed.
 */
public final class AnalysisQueue {
    private static final Function<String, List<Participant>> PARTICIPANTS = Json.reader(new TypeReference<>() {});

    private final Jdbi jdbi;

    public AnalysisQueue(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Claims records that are due, including those whose claim lapsed because their process died. The newest are first: what a customer wrote
     * just now must not wait behind an imported archive.
     *
     * @param lease how long nobody else may claim them
     */
    public List<ClaimedAnalysis> claim(int limit, Duration lease, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        WITH due AS (
                            SELECT id FROM customer_communications
                            WHERE analysis_status = 'pending' AND (analysis_lease_until IS NULL OR analysis_lease_until <= :now)
                            ORDER BY id DESC
                            LIMIT :limit
                            FOR UPDATE SKIP LOCKED
                        ), claimed AS (
                            UPDATE customer_communications record
                            SET analysis_attempts = record.analysis_attempts + 1, analysis_lease_until = :leaseUntil
                            FROM due
                            WHERE record.id = due.id
                            RETURNING record.*
                        )
                        SELECT claimed.record_id, claimed.analysis_attempts, claimed.analysis_version, claimed.communication_type,
                               claimed.direction, coalesce(claimed.channel, '') AS channel, claimed.communication_time, customer.name,
                               claimed.participants, claimed.subject, coalesce(claimed.content, '') AS content
                        FROM claimed LEFT JOIN customers customer
                            ON customer.tenant_id = claimed.tenant_id AND customer.customer_id = claimed.customer_id
                        ORDER BY claimed.id DESC
                        """)
                .bind("limit", limit)
                .bind("now", now)
                .bind("leaseUntil", now.plus(lease))
                .map(AnalysisQueue::claimed)
                .list());
    }

    /**
     * Stores an answer: the columns, the promises, the prices, and for an urgent one the event that is pushed, in one transaction. Labels that people
     * corrected or confirmed stay as they hold them right.
     *
     * @param urgentSince older records are not pushed however urgent they were: they come from an import
     * @return false when the record changed meanwhile, or another worker has it; then nothing is stored
     */
    public boolean finish(ClaimedAnalysis claimed, NewAnalysis analysis, Instant urgentSince, Instant now) {
        return jdbi.inTransaction(handle -> {
            if (!AnalysisColumns.write(handle, claimed, analysis, now)) {
                return false;
            }
            CorrectedColumns.write(handle, claimed.id());
            Commitments.replace(handle, claimed.id(), analysis.commitments(), now);
            StatedPrices.replace(handle, claimed.id(), analysis.prices());
            if (analysis.columns().urgency() == UrgencyLevel.HIGH
                    && claimed.time().isAfter(urgentSince)) {
                raise(handle, claimed, analysis);
            }
            return true;
        });
    }

    /** The event that push sends as a card; a record raises it once, however often it is analysed, and not when a person holds it less urgent. */
    private static void raise(Handle handle, ClaimedAnalysis claimed, NewAnalysis analysis) {
        handle.createUpdate(
                        """
                        INSERT INTO notifications (dedupe_key, audience, card)
                        SELECT :key, 'event:urgent', jsonb_build_object('record_id', record_id, 'reason', CAST(:reason AS text))
                        FROM customer_communications WHERE record_id = :record AND urgency_level = 'high'
                        ON CONFLICT (tenant_id, dedupe_key) DO NOTHING
                        """)
                .bind("key", "urgent:" + claimed.id().value())
                .bind("record", claimed.id().value())
                .bind("reason", analysis.columns().urgencyReason())
                .execute();
    }

    /** To be tried again, not before {@code at}. */
    public void retry(ClaimedAnalysis claimed, String reason, Instant at) {
        jdbi.useHandle(handle -> bindClaim(
                        claimed,
                        handle.createUpdate(
                                """
                                UPDATE customer_communications SET analysis_lease_until = :at, analysis_error = :reason
                                WHERE record_id = :id AND analysis_status = 'pending'
                                  AND analysis_attempts = :attempts AND analysis_version = :version
                                """))
                .bind("at", at)
                .bind("reason", reason)
                .execute());
    }

    /** Given up, for a reason that {@code ./hub status} shows. */
    public void failed(ClaimedAnalysis claimed, String reason) {
        jdbi.useHandle(handle -> bindClaim(
                        claimed,
                        handle.createUpdate(
                                """
                                UPDATE customer_communications
                                SET analysis_status = 'failed', analysis_lease_until = NULL, analysis_error = :reason
                                WHERE record_id = :id AND analysis_status = 'pending'
                                  AND analysis_attempts = :attempts AND analysis_version = :version
                                """))
                .bind("reason", reason)
                .execute());
    }

    /** Makes everything that failed due again. @return how many */
    public int retryFailed() {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        UPDATE customer_communications
                        SET analysis_status = 'pending', analysis_attempts = 0, analysis_lease_until = NULL
                        WHERE analysis_status = 'failed'
                        """)
                .execute());
    }

    /** Records as {@link #claim} hands them out, without claiming them and whether or not they wait; unknown ids are left out. */
    public List<ClaimedAnalysis> read(Collection<RecordId> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT record.record_id, record.analysis_attempts, record.analysis_version, record.communication_type,
                               record.direction, coalesce(record.channel, '') AS channel, record.communication_time, customer.name,
                               record.participants, record.subject, coalesce(record.content, '') AS content
                        FROM customer_communications record LEFT JOIN customers customer
                            ON customer.tenant_id = record.tenant_id AND customer.customer_id = record.customer_id
                        WHERE record.record_id = ANY(:ids)
                        ORDER BY record.record_id
                        """)
                .bindArray(
                        "ids", String.class, ids.stream().map(RecordId::value).toArray())
                .map(AnalysisQueue::claimed)
                .list());
    }

    /** The same for some of them, within a transaction. */
    public static int retryFailed(Handle handle, Collection<Long> ids) {
        return handle.createUpdate(
                        """
                        UPDATE customer_communications
                        SET analysis_status = 'pending', analysis_attempts = 0, analysis_lease_until = NULL
                        WHERE id = ANY(:ids) AND analysis_status = 'failed'
                        """)
                .bindArray("ids", Long.class, ids.toArray())
                .execute();
    }

    /** How many wait, those being worked on included. */
    public long waiting() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM customer_communications WHERE analysis_status = 'pending'")
                .mapTo(Long.class)
                .one());
    }

    static <S extends SqlStatement<S>> S bindClaim(ClaimedAnalysis claimed, S statement) {
        return statement
                .bind("id", claimed.id().value())
                .bind("attempts", claimed.attempts())
                .bind("version", claimed.version());
    }

    private static ClaimedAnalysis claimed(ResultSet row, StatementContext context) throws SQLException {
        return new ClaimedAnalysis(
                new RecordId(row.getString("record_id")),
                row.getInt("analysis_attempts"),
                row.getInt("analysis_version"),
                CommunicationType.ofCode(row.getString("communication_type")),
                Optional.ofNullable(row.getString("direction")).map(Direction::ofCode),
                row.getString("channel"),
                row.getObject("communication_time", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("participants"))
                        .map(PARTICIPANTS)
                        .orElse(List.of()),
                Optional.ofNullable(row.getString("subject")),
                row.getString("content"));
    }
}
