package cn.topcentral.hub.storage.source;

import cn.topcentral.hub.storage.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Keeps how asking each source went, for all hubs on the database. Thread-safe. */
public final class SourceStateRepository {
    private final Jdbi jdbi;

    public SourceStateRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    public List<SourceState> all() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT source, last_run, last_success, failures, error, not_before FROM source_states ORDER BY source")
                .map(SourceStateRepository::state)
                .list());
    }

    public Optional<SourceState> of(String source) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT source, last_run, last_success, failures, error, not_before FROM source_states WHERE source = :source")
                .bind("source", source)
                .map(SourceStateRepository::state)
                .findOne());
    }

    public void succeeded(String source, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO source_states (source, last_run, last_success) VALUES (:source, :now, :now)
                        ON CONFLICT (tenant_id, source) DO UPDATE SET
                            last_run = :now, last_success = :now, failures = 0, error = NULL, not_before = NULL
                        """)
                .bind("source", source)
                .bind("now", now)
                .execute());
    }

    /**
     * Notes a failure.
     *
     * @param notBefore until when it is left alone
     */
    public void failed(String source, String error, Instant now, Instant notBefore) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO source_states AS known (source, last_run, failures, error, not_before)
                        VALUES (:source, :now, 1, :error, :notBefore)
                        ON CONFLICT (tenant_id, source) DO UPDATE SET
                            last_run = :now, failures = known.failures + 1, error = :error, not_before = :notBefore
                        """)
                .bind("source", source)
                .bind("error", error)
                .bind("now", now)
                .bind("notBefore", notBefore)
                .execute());
    }

    private static SourceState state(ResultSet row, StatementContext context) throws SQLException {
        return new SourceState(
                row.getString("source"),
                row.getTimestamp("last_run").toInstant(),
                Optional.ofNullable(row.getTimestamp("last_success")).map(Timestamp::toInstant),
                row.getInt("failures"),
                Optional.ofNullable(row.getString("error")),
                Optional.ofNullable(row.getTimestamp("not_before")).map(Timestamp::toInstant));
    }
}
