package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.storage.communication.Direction;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * 天润融通 (TI-NET, CTI-Cloud), the hang-up push with its default parameter names. Two numberings of {@code cdr_status} are in use, so
 * "answered" is told by the talk having begun ({@code cdr_bridge_time}), and the status kept as it is.
 */
final class TinetDecoder implements CallRecordDecoder {
    private static final String[][] FACTS = {
        {"cdr_unique_id", "leg_id"},
        {"cdr_status", "status"},
        {"cdr_end_reason", "end_reason"},
        {"cdr_queue", "queue"},
        {"cdr_customer_province", "province"},
        {"cdr_customer_city", "city"},
        {"cdr_record_file", "recording_file"},
        {"cdr_request_unique_id", "request_id"}
    };

    private final OwnNumbers own;

    TinetDecoder(OwnNumbers own) {
        this.own = own;
    }

    @Override
    public boolean accepts(JsonNode record) {
        return record.has("cdr_main_unique_id") || record.has("cdr_unique_id");
    }

    @Override
    public Optional<String> leftOut(JsonNode record) {
        if (!record.has("cdr_customer_number")) {
            return Optional.of("a notice about a call (recording, key press), not the call");
        }
        return CallJson.find(record, "cdr_end_time").isEmpty()
                ? Optional.of("the call had not ended; the hang-up push holds it whole")
                : Optional.empty();
    }

    @Override
    public Optional<Part> part(JsonNode record) {
        return Optional.of(ENDED);
    }

    @Override
    public CallRecord decode(JsonNode record) {
        Optional<Instant> talkStart = talkStart(record);
        Instant end = CallTimes.parse(CallJson.require(record, "cdr_end_time"));
        return call(
                record,
                CallTimes.parse(CallJson.require(record, "cdr_start_time")),
                Optional.of(talkStart
                        .map(start -> Duration.ofSeconds(
                                Math.max(0, Duration.between(start, end).toSeconds())))
                        .orElse(Duration.ZERO)),
                Optional.of(talkStart.isPresent()));
    }

    /** A call that still goes on. */
    CallRecord ongoing(JsonNode record, Instant receivedAt) {
        return call(
                record,
                CallTimes.parseOptional(CallJson.text(record, "cdr_start_time")).orElse(receivedAt),
                Optional.empty(),
                Optional.empty());
    }

    static boolean hasEnded(JsonNode record) {
        return CallTimes.parseOptional(CallJson.text(record, "cdr_end_time")).isPresent();
    }

    static Optional<Instant> talkStart(JsonNode record) {
        return CallTimes.parseOptional(CallJson.text(record, "cdr_bridge_time"));
    }

    static SourceKey key(JsonNode record) {
        return new SourceKey(
                "tinet:"
                        + CallJson.find(record, "cdr_enterprise_id", "cdr_hotline", "cdr_number_trunk")
                                .orElse("unknown"),
                CallJson.require(record, "cdr_main_unique_id", "cdr_unique_id"));
    }

    private CallRecord call(JsonNode record, Instant start, Optional<Duration> talk, Optional<Boolean> answered) {
        SourceKey key = key(record);
        String customer = CallJson.text(record, "cdr_customer_number");
        return new CallRecord(
                key.system(),
                key.recordId(),
                CallEnds.ofCustomer(
                        customer,
                        CallJson.find(record, "cdr_hotline", "cdr_number_trunk"),
                        direction(CallJson.text(record, "cdr_call_type")),
                        own),
                CallRecord.Agent.of(
                        CallJson.find(record, "cdr_bridged_cno", "cdr_callee_cno", "cdr_cno"),
                        CallJson.find(record, "cdr_agent_name"),
                        CallJson.find(record, "cdr_agent_number")),
                start,
                talk,
                answered,
                // A bare file name is no place to fetch from; it is kept as a fact.
                CallJson.find(record, "cdr_record_file").filter(CallRecording::isAddress),
                Optional.empty(),
                facts(record, customer));
    }

    private static Map<String, String> facts(JsonNode record, String customer) {
        Map<String, String> facts = CallJson.facts(record, FACTS);
        // The number a privacy service put in place of the customer's own.
        if (CallJson.find(record, "cdr_x_number").equals(Optional.of(customer))) {
            facts.put(CallDrafts.WEAK_NUMBER, "privacy");
        }
        return facts;
    }

    private static Optional<Direction> direction(String callType) {
        return switch (callType) {
            case "1", "2" -> Optional.of(Direction.INBOUND); // phone, web 400
            case "3", "4" -> Optional.of(Direction.OUTBOUND); // click to call, preview
            default -> Optional.empty();
        };
    }
}
