package cn.topcentral.hub.storage.alert;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** The columns of {@code alerts}, in and out. */
final class AlertRows {
    private static final Function<String, Details> DETAILS = Json.reader(new TypeReference<>() {});

    private AlertRows() {}

    /** What of a finding is only shown. */
    private record Details(String topic, List<String> indicators, String impact, List<String> actions) {}

    /** One that is known already is left alone: a second finding of it comes through a change. */
    static void insert(Handle handle, NewAlert alert) {
        AlertSubject subject = alert.subject();
        bind(
                        handle.createUpdate(
                                """
                                INSERT INTO alerts (
                                    group_key, alert_key, customer_id, record_id, risk_type, level, score, title, details, insight_id, began_at,
                                    state, episode, first_seen, last_seen, firing_since, pushes, last_pushed, group_pushed, step, stepped_at)
                                VALUES (
                                    :group, :key, :customer, :record, :type, :level, :score, :title, CAST(:details AS jsonb), :insight, :began,
                                    :state, :episode, :firstSeen, :lastSeen, :firingSince, :pushes, :pushed, :inGroup, :step, :stepped)
                                ON CONFLICT (tenant_id, group_key, alert_key) DO NOTHING
                                """),
                        alert.finding(),
                        AlertProgress.begun(alert.at()))
                .bind("group", subject.group())
                .bind("key", subject.key())
                .bind("customer", subject.customer().map(CustomerId::value))
                .bind("record", subject.record().map(RecordId::value))
                .bind("type", subject.type())
                .execute();
    }

    /** Writes what may change. @return false when somebody else changed it meanwhile */
    static boolean update(Handle handle, Alert alert) {
        return bind(
                                handle.createUpdate(
                                        """
                                        UPDATE alerts SET
                                            version = version + 1, level = :level, score = :score, title = :title,
                                            details = CAST(:details AS jsonb), insight_id = :insight, began_at = :began,
                                            state = :state, episode = :episode, first_seen = :firstSeen, last_seen = :lastSeen,
                                            firing_since = :firingSince, pushes = :pushes, last_pushed = :pushed, group_pushed = :inGroup,
                                            step = :step, stepped_at = :stepped,
                                            handled_by = :by, handled_at = :at, result = :result, assigned_to = :assignee
                                        WHERE id = :id AND version = :version
                                        """),
                                alert.finding(),
                                alert.progress())
                        .bind("by", alert.handling().map(AlertHandling::by))
                        .bind("at", alert.handling().map(AlertHandling::at))
                        .bind("result", alert.handling().flatMap(AlertHandling::result))
                        .bind("assignee", alert.handling().flatMap(AlertHandling::assignee))
                        .bind("id", alert.id())
                        .bind("version", alert.version())
                        .execute()
                == 1;
    }

    private static <S extends SqlStatement<S>> S bind(S statement, AlertFinding finding, AlertProgress progress) {
        return statement
                .bind("level", finding.level().code())
                .bind("score", finding.score())
                .bind("title", finding.title())
                .bind(
                        "details",
                        Json.write(new Details(
                                finding.topic(), finding.indicators(), finding.impact(), finding.actions())))
                .bind("insight", finding.insight())
                .bind("began", finding.began())
                .bind("state", progress.state().code())
                .bind("episode", progress.episode())
                .bind("firstSeen", progress.firstSeen())
                .bind("lastSeen", progress.lastSeen())
                .bind("firingSince", progress.firingSince())
                .bind("pushes", progress.pushes())
                .bind("pushed", progress.pushed())
                .bind("inGroup", progress.inGroup())
                .bind("step", progress.step())
                .bind("stepped", progress.stepped());
    }

    static Alert alert(ResultSet row, StatementContext context) throws SQLException {
        Details details = DETAILS.apply(row.getString("details"));
        return new Alert(
                row.getLong("id"),
                row.getInt("version"),
                new AlertSubject(
                        row.getString("group_key"),
                        row.getString("alert_key"),
                        text(row, "customer_id").map(CustomerId::new),
                        text(row, "record_id").map(RecordId::new),
                        row.getString("risk_type")),
                new AlertFinding(
                        AlertLevel.ofCode(row.getString("level")),
                        row.getInt("score"),
                        details.topic(),
                        row.getString("title"),
                        details.indicators(),
                        details.impact(),
                        details.actions(),
                        text(row, "insight_id"),
                        time(row, "began_at").orElseThrow()),
                new AlertProgress(
                        AlertState.ofCode(row.getString("state")),
                        row.getInt("episode"),
                        time(row, "first_seen").orElseThrow(),
                        time(row, "last_seen").orElseThrow(),
                        time(row, "firing_since").orElseThrow(),
                        row.getInt("pushes"),
                        time(row, "last_pushed"),
                        time(row, "group_pushed"),
                        row.getInt("step"),
                        time(row, "stepped_at")),
                handling(row));
    }

    private static Optional<AlertHandling> handling(ResultSet row) throws SQLException {
        Optional<String> by = text(row, "handled_by");
        return by.isEmpty()
                ? Optional.empty()
                : Optional.of(new AlertHandling(
                        by.get(),
                        time(row, "handled_at").orElseThrow(),
                        text(row, "result"),
                        text(row, "assigned_to")));
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
