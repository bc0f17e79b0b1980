package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.customer.CustomerId;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A record as JSON, for programs: the seed's column names, times with the offset of the configured zone. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RecordDocument(
        String recordId,
        Optional<String> customerId,
        OffsetDateTime communicationTime,
        String communicationType,
        String channel,
        Optional<String> direction,
        Optional<Long> duration,
        Optional<String> initiatedBy,
        Optional<String> handledBy,
        List<Participant> participants,
        Optional<String> subject,
        Optional<String> summary,
        String content,
        int attachmentCount,
        Optional<String> recordingUrl,
        Optional<String> intentCategory,
        Optional<String> sentiment,
        Optional<String> urgencyLevel,
        Optional<String> threadId,
        Optional<String> parentRecordId,
        String sourceSystem) {

    public static RecordDocument of(TimelineRecord record, ZoneId zone) {
        return new RecordDocument(
                record.id().value(),
                record.customer().map(CustomerId::value),
                record.time().atZone(zone).toOffsetDateTime(),
                record.type().code(),
                record.channel(),
                record.direction().map(Direction::code),
                record.duration().map(Duration::toSeconds),
                record.initiatedBy(),
                record.handledBy(),
                record.participants(),
                record.subject(),
                record.summary(),
                record.content(),
                record.attachmentCount(),
                record.recordingUrl(),
                record.intent(),
                record.sentiment(),
                record.urgency(),
                record.threadId(),
                record.parent().map(RecordId::value),
                record.sourceSystem());
    }
}
