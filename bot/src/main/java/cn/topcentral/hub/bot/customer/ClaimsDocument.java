package cn.topcentral.hub.bot.customer;

import cn.topcentral.hub.bot.timeline.RecordDocument;
import cn.topcentral.hub.storage.customer.ClaimQueue;
import cn.topcentral.hub.storage.customer.CustomerId;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The claim queue as JSON. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ClaimsDocument(List<Point> contactPoints, List<Undecided> records) {

    /** An unknown contact point, with how many records wait for it. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Point(String kind, String value, Optional<String> name, long records, OffsetDateTime last) {}

    /** A record that no contact point decides about. */
    public record Undecided(RecordDocument record, List<String> candidates) {}

    public static ClaimsDocument of(ClaimQueue queue, int limit, ZoneId zone) {
        return new ClaimsDocument(
                queue.points(limit).stream()
                        .map(point -> new Point(
                                point.key().kind().code(),
                                point.key().value(),
                                point.name(),
                                point.records(),
                                point.last().atZone(zone).toOffsetDateTime()))
                        .toList(),
                queue.records(limit).stream()
                        .map(waiting -> new Undecided(
                                RecordDocument.of(waiting.record(), zone),
                                waiting.candidates().stream()
                                        .map(CustomerId::value)
                                        .toList()))
                        .toList());
    }
}
