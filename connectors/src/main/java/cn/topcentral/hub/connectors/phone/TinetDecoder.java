package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.storage.communication.Direction;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
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
    public CallRecord decode(JsonNode record) {
        Optional<String> line = CallJson.find(record, "cdr_hotline", "cdr_number_trunk");
        Optional<Instant> talkStart = CallTimes.parseOptional(CallJson.text(record, "cdr_bridge_time"));
        Instant end = CallTimes.parse(CallJson.require(record, "cdr_end_time"));
        return new CallRecord(
                "tinet:"
                        + CallJson.find(record, "cdr_enterprise_id")
                                .or(() -> line)
                                .orElse("unknown"),
                CallJson.require(record, "cdr_main_unique_id", "cdr_unique_id"),
                CallEnds.ofCustomer(
                        CallJson.text(record, "cdr_customer_number"),
                        line,
                        direction(CallJson.text(record, "cdr_call_type")),
                        own),
                CallRecord.Agent.of(
                        CallJson.find(record, "cdr_bridged_cno", "cdr_callee_cno", "cdr_cno"),
                        CallJson.find(record, "cdr_agent_name"),
                        CallJson.find(record, "cdr_agent_number")),
                CallTimes.parse(CallJson.require(record, "cdr_start_time")),
                Optional.of(talkStart
                        .map(start -> Duration.ofSeconds(
                                Math.max(0, Duration.between(start, end).toSeconds())))
                        .orElse(Duration.ZERO)),
                Optional.of(talkStart.isPresent()),
                // A bare file name is no place to fetch from; it is kept as a fact.
                CallJson.find(record, "cdr_record_file").filter(file -> file.startsWith("http")),
                Optional.empty(),
                CallJson.facts(record, FACTS));
    }

    private static Optional<Direction> direction(String callType) {
        return switch (callType) {
            case "1", "2" -> Optional.of(Direction.INBOUND); // phone, web 400
            case "3", "4" -> Optional.of(Direction.OUTBOUND); // click to call, preview
            default -> Optional.empty();
        };
    }
}
