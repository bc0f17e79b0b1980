package cn.topcentral.hub.storage.communication;

import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code timeline_page} and of statements with the same columns. */
final class TimelineRows {
    private static final Function<String, List<Participant>> PARTICIPANTS = Json.reader(new TypeReference<>() {});

    private TimelineRows() {}

    static TimelineRecord timelineRecord(ResultSet row, StatementContext context) throws SQLException {
        int seconds = row.getInt("duration");
        Optional<Duration> duration = row.wasNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        return new TimelineRecord(
                new RecordId(row.getString("record_id")),
                text(row, "customer_id").map(CustomerId::new),
                CommunicationType.ofCode(row.getString("communication_type")),
                text(row, "direction").map(Direction::ofCode),
                text(row, "channel").orElse(""),
                row.getObject("communication_time", OffsetDateTime.class).toInstant(),
                duration,
                text(row, "initiated_by"),
                text(row, "handled_by"),
                text(row, "participants").map(PARTICIPANTS).orElse(List.of()),
                text(row, "subject"),
                text(row, "summary"),
                text(row, "content").orElse(""),
                row.getInt("attachment_count"),
                text(row, "recording_url"),
                text(row, "intent_category"),
                text(row, "sentiment"),
                text(row, "urgency_level"),
                text(row, "thread_id"),
                text(row, "parent_record_id").map(RecordId::new),
                text(row, "source_system").orElse(""));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        @Nullable String value = row.getString(column);
        return Optional.ofNullable(value);
    }
}
