package cn.topcentral.hub.storage.notification;

import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.notification.RouteBudgets.Free;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The outbox as work: who waits for a push, what may go out to them now, what became of it. Safe to share between threads and processes: a claim
 * locks the route's row, so that all hubs together keep to its budget, and takes its push with a lease that a later claim ends. Rows for
 * {@code event:…} belong to others and are never touched.
 */
public final class PushQueue {
    /** As many as a summary may stand for; what is beyond goes into the next. */
    private static final int MOST_AT_ONCE = 5000;

    /** The most pressing kind first. */
    private static final String KINDS = "ARRAY['urgent', 'alert', 'webchat', 'reminder', 'report', 'operation']";

    private static final String DUE =
            """
            (status = 'pending' AND next_attempt_at <= :now OR status = 'sending' AND lease_until <= :now)
            AND audience NOT LIKE 'event:%'
            """;

    private final Jdbi jdbi;

    public PushQueue(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Somebody a push is due for.
     *
     * @param since since when the oldest is
     */
    public record Waiting(String audience, Instant since) {}

    /** All that a push is due for, those with the most pressing one first. */
    public List<Waiting> waiting(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT audience, min(next_attempt_at) AS since FROM notifications WHERE %s
                        GROUP BY audience ORDER BY min(array_position(%s, CAST(kind AS text))), min(id)
                        """
                                .formatted(DUE, KINDS))
                .bind("now", now)
                .map((row, context) -> new Waiting(row.getString("audience"), instant(row, "since")))
                .list());
    }

    /**
     * What a claim came to.
     *
     * @param push to be sent now; empty when nothing may go out now
     * @param merged how many of each kind became lines of summaries
     * @param expired how many of each kind were dropped because nobody wants them any more
     */
    public record Claim(
            Optional<ClaimedPush> push, Map<NotificationKind, Long> merged, Map<NotificationKind, Long> expired) {}

    /**
     * Claims the most pressing push that is due for an audience and fits the budget. When more is due than the route carries now, the rest is
     * merged first, by {@link MergePlan}.
     *
     * @param summary the summary in place of some pushes, in their order; told their lines
     * @param lease how long nobody else may send it
     */
    public Claim claim(
            String audience,
            String route,
            RouteBudget budget,
            Function<List<MergedPush>, NewNotification> summary,
            Duration lease,
            Instant now) {
        return jdbi.inTransaction(handle -> {
            Map<NotificationKind, Long> expired = expire(handle, audience, now);
            Free free = RouteBudgets.lock(handle, route, budget, now);
            if (free.inAll() == 0) {
                return new Claim(Optional.empty(), Map.of(), expired);
            }
            List<WaitingPush> waiting = due(handle, audience, now);
            MergePlan plan = MergePlan.of(waiting, free.inAll(), free.forOthers());
            List<MergedPush> merged = plan.summaries().stream()
                    .map(ids -> merge(handle, ids, summary))
                    .flatMap(List::stream)
                    .toList();
            Optional<Long> next = next(handle, audience, free.forOthers() == 0, now);
            return new Claim(
                    next.map(id -> take(handle, id, route, now.plus(lease))),
                    counts(merged.stream().map(MergedPush::kind).toList()),
                    expired);
        });
    }

    private static Map<NotificationKind, Long> expire(Handle handle, String audience, Instant now) {
        return counts(handle.createQuery(
                        """
                        UPDATE notifications SET status = 'expired', lease_until = NULL
                        WHERE audience = :audience AND expires_at <= :now AND %s
                        RETURNING kind
                        """
                                .formatted(DUE))
                .bind("audience", audience)
                .bind("now", now)
                .mapTo(String.class)
                .map(NotificationKind::ofCode)
                .list());
    }

    private static List<WaitingPush> due(Handle handle, String audience, Instant now) {
        return handle.createQuery(
                        """
                        SELECT id, kind, attempts = 0 AND NOT is_summary AS mergeable FROM notifications
                        WHERE audience = :audience AND %s
                        ORDER BY array_position(%s, CAST(kind AS text)), id LIMIT :limit
                        FOR UPDATE SKIP LOCKED
                        """
                                .formatted(DUE, KINDS))
                .bind("audience", audience)
                .bind("now", now)
                .bind("limit", MOST_AT_ONCE)
                .map((row, context) -> new WaitingPush(
                        row.getLong("id"), NotificationKind.ofCode(row.getString("kind")), row.getBoolean("mergeable")))
                .list();
    }

    private static List<MergedPush> merge(
            Handle handle, List<Long> ids, Function<List<MergedPush>, NewNotification> summary) {
        List<MergedPush> lines = handle.createQuery(
                        "SELECT kind, summary FROM notifications WHERE id = ANY(:ids) ORDER BY array_position(:ids, id)")
                .bindArray("ids", Long.class, ids)
                .map((row, context) ->
                        new MergedPush(NotificationKind.ofCode(row.getString("kind")), row.getString("summary")))
                .list();
        NewNotification made = summary.apply(lines);
        NewNotification named = made.withDedupeKey("summary:" + ids.get(0) + "-" + ids.size());
        Outbox.add(handle, named);
        handle.createUpdate(
                        """
                        WITH made AS (
                            UPDATE notifications SET is_summary = true WHERE dedupe_key = :key RETURNING id
                        )
                        UPDATE notifications line SET status = 'merged', merged_into = made.id FROM made WHERE line.id = ANY(:ids)
                        """)
                .bind("key", named.dedupeKey())
                .bindArray("ids", Long.class, ids)
                .execute();
        return lines;
    }

    private static Optional<Long> next(Handle handle, String audience, boolean urgentOnly, Instant now) {
        return handle.createQuery(
                        """
                        SELECT id FROM notifications WHERE audience = :audience AND %s AND (kind = 'urgent' OR NOT :urgentOnly)
                        ORDER BY array_position(%s, CAST(kind AS text)), id LIMIT 1
                        FOR UPDATE SKIP LOCKED
                        """
                                .formatted(DUE, KINDS))
                .bind("audience", audience)
                .bind("urgentOnly", urgentOnly)
                .bind("now", now)
                .mapTo(Long.class)
                .findOne();
    }

    /** A row that is taken over from another claim may have been shown already. */
    private static ClaimedPush take(Handle handle, long id, String route, Instant leaseUntil) {
        long permit = RouteBudgets.take(handle, route, leaseUntil);
        return handle.createQuery(
                        """
                        UPDATE notifications
                        SET possibly_duplicate = possibly_duplicate OR status = 'sending', status = 'sending',
                            attempts = attempts + 1, lease_until = :leaseUntil, route = :route
                        WHERE id = :id
                        RETURNING id, dedupe_key, kind, card, attempts, created_at, possibly_duplicate
                        """)
                .bind("id", id)
                .bind("route", route)
                .bind("leaseUntil", leaseUntil)
                .map((row, context) -> claimed(row, permit))
                .one();
    }

    private static ClaimedPush claimed(ResultSet row, long permit) throws SQLException {
        return new ClaimedPush(
                row.getLong("id"),
                row.getString("dedupe_key"),
                NotificationKind.ofCode(row.getString("kind")),
                row.getString("card"),
                row.getInt("attempts"),
                instant(row, "created_at"),
                row.getBoolean("possibly_duplicate"),
                permit);
    }

    /**
     * It was taken by WeCom.
     *
     * @param calls how many messages that took
     */
    public void sent(ClaimedPush claimed, SentPush sent, int calls, Instant now) {
        jdbi.useTransaction(handle -> {
            RouteBudgets.arrived(handle, claimed.permit(), sent.route(), calls, now);
            RouteBudgets.resume(handle, sent.route());
            bindClaim(
                            claimed,
                            handle.createUpdate(
                                    """
                                    UPDATE notifications
                                    SET status = 'sent', lease_until = NULL, sent_at = :now, error = NULL, form = :form,
                                        message_id = :messageId, response_code = :responseCode,
                                        replacement_due = CASE WHEN CAST(:responseCode AS text) IS NULL THEN NULL ELSE replacement_due END
                                    WHERE id = :id AND status = 'sending' AND attempts = :attempts
                                    """))
                    .bind("now", now)
                    .bind("form", sent.form())
                    .bind("messageId", sent.messageId())
                    .bind("responseCode", sent.responseCode())
                    .execute();
        });
    }

    /**
     * It did not go out, and the route is at fault: nothing else goes out by it for a while.
     *
     * @param maybeShown whether it is unknown if it was shown, as after a call without an answer
     */
    public void retry(
            ClaimedPush claimed,
            String route,
            int calls,
            Duration pause,
            Instant at,
            String reason,
            boolean maybeShown,
            Instant now) {
        jdbi.useTransaction(handle -> {
            RouteBudgets.arrived(handle, claimed.permit(), route, calls, now);
            RouteBudgets.pause(handle, route, pause, reason, now);
            bindClaim(
                            claimed,
                            handle.createUpdate(
                                    """
                                    UPDATE notifications
                                    SET status = 'pending', lease_until = NULL, next_attempt_at = :at, error = :reason,
                                        possibly_duplicate = possibly_duplicate OR :maybeShown
                                    WHERE id = :id AND status = 'sending' AND attempts = :attempts
                                    """))
                    .bind("at", at)
                    .bind("reason", reason)
                    .bind("maybeShown", maybeShown)
                    .execute();
        });
    }

    /** Given up, for a reason that {@code ./hub status} shows. */
    public void failed(ClaimedPush claimed, String route, int calls, String reason, Instant now) {
        jdbi.useTransaction(handle -> {
            RouteBudgets.arrived(handle, claimed.permit(), route, calls, now);
            bindClaim(
                            claimed,
                            handle.createUpdate(
                                    """
                                    UPDATE notifications SET status = 'failed', lease_until = NULL, error = :reason
                                    WHERE id = :id AND status = 'sending' AND attempts = :attempts
                                    """))
                    .bind("reason", reason)
                    .execute();
        });
    }

    /**
     * Gives up what is due for somebody who cannot be reached.
     *
     * @param dueBefore what is due later is left waiting
     * @return how many of each kind
     */
    public Map<NotificationKind, Long> unreachable(String audience, String reason, Instant dueBefore, Instant now) {
        return jdbi.withHandle(handle -> counts(handle.createQuery(
                        """
                        UPDATE notifications SET status = 'failed', lease_until = NULL, error = :reason
                        WHERE audience = :audience AND next_attempt_at <= :before AND %s
                        RETURNING kind
                        """
                                .formatted(DUE))
                .bind("reason", reason)
                .bind("audience", audience)
                .bind("before", dueBefore)
                .bind("now", now)
                .mapTo(String.class)
                .map(NotificationKind::ofCode)
                .list()));
    }

    /** Makes due again what was given up, within a transaction. It is worth sending for a day more, since somebody asks for it now. */
    public static int retryFailed(Handle handle, Collection<Long> ids, Instant now) {
        return handle.createUpdate(
                        """
                        UPDATE notifications
                        SET status = 'pending', attempts = 0, lease_until = NULL, next_attempt_at = :now,
                            expires_at = greatest(expires_at, :worthUntil)
                        WHERE id = ANY(:ids) AND status = 'failed'
                        """)
                .bindArray("ids", Long.class, ids.toArray())
                .bind("now", now)
                .bind("worthUntil", now.plus(Duration.ofDays(1)))
                .execute();
    }

    /** Puts aside what was given up, within a transaction. */
    public static int dismissFailed(Handle handle, Collection<Long> ids) {
        return handle.createUpdate(
                        "UPDATE notifications SET status = 'dismissed' WHERE id = ANY(:ids) AND status = 'failed'")
                .bindArray("ids", Long.class, ids.toArray())
                .execute();
    }

    private static Map<NotificationKind, Long> counts(List<NotificationKind> kinds) {
        return kinds.stream().collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
    }

    private static <S extends SqlStatement<S>> S bindClaim(ClaimedPush claimed, S statement) {
        return statement.bind("id", claimed.id()).bind("attempts", claimed.attempts());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
