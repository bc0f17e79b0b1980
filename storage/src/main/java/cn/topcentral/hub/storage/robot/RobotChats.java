package cn.topcentral.hub.storage.robot;

import cn.topcentral.hub.storage.database.Database;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** Where the robot was spoken to; WeCom lets it push there and nowhere else. Thread-safe. */
public final class RobotChats {
    /** The time is for people who look; a busy chat must not write a row per message. */
    private static final Duration EXACT_ENOUGH = Duration.ofHours(1);

    private final Jdbi jdbi;

    public RobotChats(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Remembers that somebody spoke to the robot.
     *
     * @param chat the chatid of a group, or the userid of who spoke with it alone
     */
    public void spoke(boolean group, String chat, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO robot_chats (kind, chat, last_spoke_at) VALUES (:kind, :chat, :now)
                        ON CONFLICT (tenant_id, kind, chat) DO UPDATE SET last_spoke_at = excluded.last_spoke_at
                            WHERE robot_chats.last_spoke_at <= :stale
                        """)
                .bind("kind", kind(group))
                .bind("chat", chat)
                .bind("now", now)
                .bind("stale", now.minus(EXACT_ENOUGH))
                .execute());
    }

    public boolean hasSpoken(boolean group, String chat) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT EXISTS (SELECT FROM robot_chats WHERE kind = :kind AND chat = :chat)")
                .bind("kind", kind(group))
                .bind("chat", chat)
                .mapTo(Boolean.class)
                .one());
    }

    private static String kind(boolean group) {
        return group ? "group" : "single";
    }
}
