package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.storage.communication.Direction;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** 容联七陌 (7moor), the push after hang-up. A transfer is a call of its own that shares the CallID, which is kept. */
final class SevenMoorDecoder implements CallRecordDecoder {
    private static final Set<String> STILL_GOING_ON = Set.of("Ring", "Ringing", "Link");

    private static final String[][] FACTS = {
        {"CallID", "channel_id"},
        {"State", "state"},
        {"Queue", "queue"},
        {"Province", "province"},
        {"District", "city"},
        {"IVRKEY", "ivr_keys"},
        {"ActionID", "action_id"}
    };

    private final OwnNumbers own;

    SevenMoorDecoder(OwnNumbers own) {
        this.own = own;
    }

    @Override
    public boolean accepts(JsonNode record) {
        return record.has("CallSheetID") && record.has("CallNo") && record.has("CalledNo");
    }

    @Override
    public Optional<String> leftOut(JsonNode record) {
        return goesOn(record)
                ? Optional.of("the call had not ended; the push after hang-up holds it whole")
                : Optional.empty();
    }

    @Override
    public Optional<Part> part(JsonNode record) {
        return Optional.of(ENDED);
    }

    @Override
    public CallRecord decode(JsonNode record) {
        Optional<Instant> begin = begin(record);
        Optional<Instant> end = CallTimes.parseOptional(CallJson.text(record, "End"));
        Duration talk = begin.flatMap(start -> end.map(stop -> Duration.between(start, stop)))
                .filter(length -> !length.isNegative())
                .orElse(Duration.ZERO);
        return call(
                record,
                CallTimes.parse(CallJson.require(record, "Ring", "Begin")),
                Optional.of(talk),
                Optional.of(begin.isPresent()));
    }

    /** A call that still goes on. */
    CallRecord ongoing(JsonNode record, Instant receivedAt) {
        return call(
                record,
                CallTimes.parseOptional(CallJson.find(record, "Ring", "Begin").orElse(""))
                        .orElse(receivedAt),
                Optional.empty(),
                Optional.empty());
    }

    static boolean goesOn(JsonNode record) {
        return STILL_GOING_ON.contains(CallJson.text(record, "CallState"));
    }

    static Optional<Instant> begin(JsonNode record) {
        return CallTimes.parseOptional(CallJson.text(record, "Begin"));
    }

    private CallRecord call(JsonNode record, Instant start, Optional<Duration> talk, Optional<Boolean> answered) {
        return new CallRecord(
                CallJson.find(record, "AccountId")
                        .map(account -> "7moor:" + account)
                        .orElse("7moor"),
                CallJson.require(record, "CallSheetID"),
                CallEnds.of(
                        CallJson.text(record, "CallNo"),
                        CallJson.text(record, "CalledNo"),
                        direction(CallJson.text(record, "CallType")),
                        own),
                CallRecord.Agent.of(
                        CallJson.find(record, "Agent"), CallJson.find(record, "AgentName"), Optional.empty()),
                start,
                talk,
                answered,
                recording(record),
                Optional.empty(),
                CallJson.facts(record, FACTS));
    }

    private static Optional<Direction> direction(String callType) {
        return switch (callType) {
            case "normal", "transfer" -> Optional.of(Direction.INBOUND);
            case "dialout", "dialTransfer" -> Optional.of(Direction.OUTBOUND);
            default -> Optional.empty();
        };
    }

    private static Optional<String> recording(JsonNode record) {
        return CallJson.find(record, "RecordFile").map(file -> CallJson.find(record, "FileServer")
                .map(server -> server.replaceAll("/+$", "") + "/" + file.replaceAll("^/+", ""))
                .orElse(file));
    }
}
