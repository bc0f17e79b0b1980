package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.storage.communication.Direction;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * 腾讯云联络中心 (TCCC), one record per call of a customer, however often it is transferred, as pushed with {@code action=cdr} and as the API
 * gives it. Cloud documentation 679/67257, read 2026-11-22.
 */
final class TcccDecoder implements CallRecordDecoder {
    private static final String INTERNAL_CALL = "6";

    private static final String[][] FACTS = {
        {"EndStatusString", "end_status"},
        {"HungUpSide", "hung_up_by"},
        {"CallerLocation", "caller_location"},
        {"QueuedSkillGroupName", "queue"},
        {"Uui", "request_id"},
        {"UserRemark", "remark"}
    };

    private final OwnNumbers own;

    TcccDecoder(OwnNumbers own) {
        this.own = own;
    }

    @Override
    public boolean accepts(JsonNode record) {
        return record.has("SdkAppId") && record.has("SessionId") && record.has("Caller") && record.has("Callee");
    }

    @Override
    public Optional<Part> part(JsonNode record) {
        return Optional.of(ENDED);
    }

    @Override
    public CallRecord decode(JsonNode record) {
        SourceKey key = key(record);
        JsonNode seat = record.path("SeatUser");
        Optional<Instant> accepted = time(record, "AcceptTimestamp");
        return new CallRecord(
                key.system(),
                key.recordId(),
                CallEnds.of(
                        CallJson.require(record, "Caller"), CallJson.require(record, "Callee"), direction(record), own),
                CallRecord.Agent.of(
                        CallJson.find(seat, "StaffNumber", "UserId", "Mail"),
                        CallJson.find(seat, "Name", "Nick"),
                        CallJson.find(seat, "Phone")),
                CallTimes.parse(CallJson.require(record, "StartTimestamp", "Time")),
                Optional.of(accepted.map(start -> talk(record, start)).orElse(Duration.ZERO)),
                Optional.of(accepted.isPresent()),
                Optional.empty(),
                Optional.empty(),
                attributes(record));
    }

    static SourceKey key(JsonNode record) {
        return new SourceKey(
                "tccc:" + CallJson.require(record, "SdkAppId"), CallJson.require(record, "SessionId", "SessionID"));
    }

    static Optional<Instant> time(JsonNode record, String field) {
        return CallTimes.parseOptional(CallJson.text(record, field));
    }

    private static Duration talk(JsonNode record, Instant accepted) {
        return time(record, "EndedTimestamp")
                .map(end -> Duration.between(accepted, end))
                .filter(length -> !length.isNegative())
                .or(() -> CallDurations.parse(CallJson.text(record, "Duration"), Duration.ofSeconds(1)))
                .orElse(Duration.ZERO);
    }

    private static Optional<Direction> direction(JsonNode record) {
        if (CallJson.text(record, "CallType").equals(INTERNAL_CALL)) {
            return Optional.of(Direction.INTERNAL);
        }
        return switch (CallJson.text(record, "Direction")) {
            case "0" -> Optional.of(Direction.INBOUND);
            case "1" -> Optional.of(Direction.OUTBOUND);
            default -> Optional.empty();
        };
    }

    private static Map<String, String> attributes(JsonNode record) {
        Map<String, String> attributes = new LinkedHashMap<>(CallJson.facts(record, FACTS));
        put(attributes, "ivr_keys", keys(record.path("IVRKeyPressedEx")));
        put(attributes, "satisfaction", keys(record.path("PostIVRKeyPressed")));
        int served = record.path("ServeParticipants").size();
        if (served > 1) {
            attributes.put("transfers", String.valueOf(served - 1));
        }
        return attributes;
    }

    /** Keys pressed, as {@code 1 非常满意}. */
    private static String keys(JsonNode pressed) {
        return pressed.valueStream()
                .map(key -> (CallJson.text(key, "Key") + " " + CallJson.text(key, "Label")).strip())
                .filter(key -> !key.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static void put(Map<String, String> attributes, String name, String value) {
        if (!value.isEmpty()) {
            attributes.put(name, value);
        }
    }
}
