package cn.topcentral.hub.storage.website;

import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Entries taken for spam; thread-safe. */
public final class FormRejectionRepository {
    /** Long enough to notice that a customer was turned away, no longer than needed for data of people we do not deal with. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final Function<String, Map<String, String>> ENTRY = Json.reader(new TypeReference<>() {});

    private final Jdbi jdbi;

    public FormRejectionRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Adds one, and drops those that are older than {@link #KEPT}. */
    public void add(FormRejection rejection) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate(
                            """
                            INSERT INTO form_rejections (form, reason, entry, remote_ip, rejected_at)
                            VALUES (:form, :reason, CAST(:entry AS jsonb), :ip, :at)
                            """)
                    .bind("form", rejection.form())
                    .bind("reason", rejection.reason())
                    .bind("entry", Json.write(rejection.entry()))
                    .bind("ip", rejection.remoteIp())
                    .bind("at", rejection.rejectedAt())
                    .execute();
            handle.createUpdate("DELETE FROM form_rejections WHERE rejected_at < :before")
                    .bind("before", rejection.rejectedAt().minus(KEPT))
                    .execute();
        });
    }

    /** One, with its number. */
    public record Kept(long id, FormRejection rejection) {}

    /** How many of each form that has any. */
    public Map<String, Long> counts(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT form, count(*) AS number FROM form_rejections WHERE rejected_at >= :since GROUP BY form")
                .bind("since", now.minus(KEPT))
                .map((row, context) -> Map.entry(Objects.requireNonNull(row.getString("form")), row.getLong("number")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** One of a form. */
    public Optional<FormRejection> byId(String form, long id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT form, reason, entry, remote_ip, rejected_at FROM form_rejections WHERE id = :id AND form = :form")
                .bind("id", id)
                .bind("form", form)
                .map((row, context) -> rejection(row))
                .findOne());
    }

    /**
     * Drops one, because it was taken in after all or nobody wants it.
     *
     * @return false when it is gone already; then nothing is written down either
     */
    public boolean remove(long id, AuditEntry entry) {
        return jdbi.inTransaction(handle -> {
            boolean removed = handle.createUpdate("DELETE FROM form_rejections WHERE id = :id")
                            .bind("id", id)
                            .execute()
                    == 1;
            if (removed) {
                AuditLog.write(handle, entry);
            }
            return removed;
        });
    }

    /** The newest of a form first. */
    public List<Kept> newest(String form, Instant now, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id, form, reason, entry, remote_ip, rejected_at FROM form_rejections
                        WHERE form = :form AND rejected_at >= :since ORDER BY rejected_at DESC, id DESC LIMIT :limit
                        """)
                .bind("form", form)
                .bind("since", now.minus(KEPT))
                .bind("limit", limit)
                .map((row, context) -> new Kept(row.getLong("id"), rejection(row)))
                .list());
    }

    private static FormRejection rejection(ResultSet row) throws SQLException {
        return new FormRejection(
                Objects.requireNonNull(row.getString("form")),
                Objects.requireNonNull(row.getString("reason")),
                ENTRY.apply(Objects.requireNonNull(row.getString("entry"))),
                Objects.requireNonNull(row.getString("remote_ip")),
                Objects.requireNonNull(row.getTimestamp("rejected_at")).toInstant());
    }
}
