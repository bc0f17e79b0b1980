package cn.topcentral.hub.storage.llm;

import cn.topcentral.hub.storage.database.Database;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The cache in the tenant's database. Thread-safe; several hubs share it. */
public final class AnswerRepository implements AnswerCache {
    private final Jdbi jdbi;

    public AnswerRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public Optional<String> find(String key, Instant now, Instant keepUntil) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        UPDATE llm_answers
                        SET expires_at = greatest(expires_at, :until)
                        WHERE key = :key AND expires_at > :now
                        RETURNING answer
                        """)
                .bind("key", key)
                .bind("now", now)
                .bind("until", keepUntil)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public void keep(String key, String agent, String model, String answer, Instant now, Instant keepUntil) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO llm_answers (key, agent, model, answer, created_at, expires_at)
                        VALUES (:key, :agent, :model, :answer, :now, :until)
                        ON CONFLICT (tenant_id, key) DO UPDATE
                        SET answer = excluded.answer, created_at = excluded.created_at, expires_at = excluded.expires_at
                        """)
                .bind("key", key)
                .bind("agent", agent)
                .bind("model", model)
                // PostgreSQL has no NUL in text.
                .bind("answer", answer.replace("\0", ""))
                .bind("now", now)
                .bind("until", keepUntil)
                .execute());
    }
}
