package cn.topcentral.hub.storage.api;

import cn.topcentral.hub.storage.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the answers to requests with an {@code Idempotency-Key}
 * (https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header), so that a client that did not hear the answer may ask
 * again. Thread-safe; several hubs on one database share it.
 */
public final class AnsweredRequests {
    /** A client that has not asked again within a week has given up. */
    private static final Duration KEPT = Duration.ofDays(7);

    /** The longest a request may take; after that its hub is taken for dead. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Jdbi jdbi;
    private final Clock clock;

    public AnsweredRequests(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    /** What was answered. */
    public record Answer(int status, String contentType, String body) {}

    /** What is to be done with a request. */
    public sealed interface Verdict {
        /** It is the first with its key, or the first died on the way: do the work, then {@link #answered}. */
        record Work() implements Verdict {}

        /** It was answered so. */
        record Replay(Answer answer) implements Verdict {}

        /** The first one is still at work. */
        record Busy() implements Verdict {}

        /** The key was used for a request that said something else. */
        record OtherRequest() implements Verdict {}
    }

    /**
     * Takes a request on, or says what became of the one before it.
     *
     * @param requestHash of what the request says; the same key with another hash is a mistake of the client's
     */
    public Verdict begin(String client, String key, String requestHash) {
        Instant now = clock.instant();
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("DELETE FROM api_answers WHERE created_at < :before")
                    .bind("before", utc(now.minus(KEPT)))
                    .execute();
            int begun = handle.createUpdate(
                            """
                            INSERT INTO api_answers AS known (client, key, request_hash, lease_until, created_at)
                            VALUES (:client, :key, :hash, :lease, :now)
                            ON CONFLICT (tenant_id, client, key) DO UPDATE SET lease_until = excluded.lease_until
                            WHERE known.status IS NULL AND known.lease_until <= :now AND known.request_hash = excluded.request_hash
                            """)
                    .bind("client", client)
                    .bind("key", key)
                    .bind("hash", requestHash)
                    .bind("lease", utc(now.plus(LEASE)))
                    .bind("now", utc(now))
                    .execute();
            if (begun == 1) {
                return new Verdict.Work();
            }
            return handle.createQuery(
                            "SELECT request_hash, status, content_type, body FROM api_answers WHERE client = :client AND key = :key")
                    .bind("client", client)
                    .bind("key", key)
                    .map((row, context) -> verdict(
                            row.getString("request_hash").equals(requestHash),
                            Optional.ofNullable(row.getObject("status", Integer.class)),
                            row.getString("content_type"),
                            row.getString("body")))
                    .one();
        });
    }

    private static Verdict verdict(
            boolean same, Optional<Integer> status, @Nullable String contentType, @Nullable String body) {
        if (!same) {
            return new Verdict.OtherRequest();
        }
        return status.isEmpty()
                ? new Verdict.Busy()
                : new Verdict.Replay(
                        new Answer(status.get(), contentType == null ? "" : contentType, body == null ? "" : body));
    }

    /** Keeps the answer for those who ask again. */
    public void answered(String client, String key, Answer answer) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        UPDATE api_answers SET status = :status, content_type = :type, body = :body
                        WHERE client = :client AND key = :key
                        """)
                .bind("status", answer.status())
                .bind("type", answer.contentType())
                .bind("body", answer.body())
                .bind("client", client)
                .bind("key", key)
                .execute());
    }

    /** The work failed on our side: the next request with this key does it again at once. */
    public void failed(String client, String key) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "DELETE FROM api_answers WHERE client = :client AND key = :key AND status IS NULL")
                .bind("client", client)
                .bind("key", key)
                .execute());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
