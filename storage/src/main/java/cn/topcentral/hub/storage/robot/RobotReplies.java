package cn.topcentral.hub.storage.robot;

import cn.topcentral.hub.storage.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Answers that WeCom fetches piece by piece: written by whoever works on the question, read by whichever hub WeCom asks. A reply ends once, either
 * because its last piece was shown or because time is up, and what comes later has to go another way. Thread-safe.
 */
public final class RobotReplies {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final RowMapper<Reply> REPLY = (row, context) -> new Reply(
            row.getString("content"),
            Optional.ofNullable(row.getString("card")),
            row.getBoolean("finished"),
            row.getTimestamp("created_at").toInstant());

    private final Jdbi jdbi;

    public RobotReplies(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * How far an answer is.
     *
     * @param content the whole text so far
     * @param card a {@code template_card} as JSON, to be shown with the last piece
     * @param finished whether there is nothing to come
     */
    public record Reply(String content, Optional<String> card, boolean finished, Instant createdAt) {}

    /** Begins a reply; one that has begun goes on. Replies older than a day are forgotten. */
    public void open(String id, Instant now) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("DELETE FROM robot_replies WHERE created_at < :old")
                    .bind("old", now.minus(KEPT))
                    .execute();
            handle.createUpdate(
                            """
                            INSERT INTO robot_replies (reply_id, asked_at, created_at) VALUES (:id, :now, :now)
                            ON CONFLICT DO NOTHING
                            """)
                    .bind("id", id)
                    .bind("now", now)
                    .execute();
        });
    }

    /**
     * Puts down how far the answer is, in place of what was there.
     *
     * @param askedSince nobody fetches a reply that was not asked for since then
     * @return whether it will be fetched; false when the reply has ended or is not asked for any more
     */
    public boolean put(String id, String content, Optional<String> card, boolean finished, Instant askedSince) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                UPDATE robot_replies
                                SET content = :content, card = CAST(:card AS jsonb), finished = :finished
                                WHERE reply_id = :id AND NOT shown AND asked_at >= :askedSince
                                """)
                        .bind("id", id)
                        .bind("content", content)
                        .bind("card", card.orElse(null))
                        .bind("finished", finished)
                        .bind("askedSince", askedSince)
                        .execute())
                == 1;
    }

    /** WeCom asks for it. Empty when there is no such reply. */
    public Optional<Reply> asked(String id, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        UPDATE robot_replies SET asked_at = :now WHERE reply_id = :id
                        RETURNING content, card, finished, created_at
                        """)
                .bind("id", id)
                .bind("now", now)
                .map(REPLY)
                .findOne());
    }

    /**
     * Ends it: what is there is the last piece, and nothing can be put down any more.
     *
     * @return what was there at that moment
     */
    public Optional<Reply> end(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        UPDATE robot_replies SET shown = true WHERE reply_id = :id
                        RETURNING content, card, finished, created_at
                        """)
                .bind("id", id)
                .map(REPLY)
                .findOne());
    }

    /** Takes the one use of the address WeCom gave for this answer; false when it was used before, or the reply is unknown. */
    public boolean useResponseUrl(String id) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "UPDATE robot_replies SET response_url_used = true WHERE reply_id = :id AND NOT response_url_used")
                        .bind("id", id)
                        .execute())
                == 1;
    }
}
