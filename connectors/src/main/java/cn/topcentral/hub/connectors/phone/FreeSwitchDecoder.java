package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.storage.communication.Direction;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * FreeSWITCH, as mod_json_cdr writes it: one record per leg, which become parts of one call. Its values are percent-encoded unless {@code encode-values} is off, and its
 * channel direction is seen from the switch (a rep dialling out is "inbound" to it), so our own numbers decide first.
 */
final class FreeSwitchDecoder implements CallRecordDecoder {
    private static final Pattern ENCODED = Pattern.compile("(?:[^%]|%[0-9A-Fa-f]{2})*");

    private static final String[][] FACTS = {
        {"call_uuid", "call_uuid"},
        {"bridge_uuid", "bridge_uuid"},
        {"originator", "originator"},
        {"signal_bond", "signal_bond"},
        {"hangup_cause", "hangup_cause"},
        {"sip_hangup_disposition", "hangup_side"},
        {"cc_queue", "queue"}
    };

    private final OwnNumbers own;

    FreeSwitchDecoder(OwnNumbers own) {
        this.own = own;
    }

    @Override
    public boolean accepts(JsonNode record) {
        return record.path("variables").isObject()
                && (record.has("core-uuid") || record.has("channel_data") || record.has("callflow"));
    }

    @Override
    public CallRecord decode(JsonNode record) {
        JsonNode variables = decoded(record.path("variables"));
        JsonNode flow = originalFlow(record.path("callflow"));
        JsonNode profile = decoded(flow.path("caller_profile"));
        JsonNode times = flow.path("times");

        String caller = CallJson.find(profile, "caller_id_number", "ani")
                .or(() -> CallJson.find(variables, "caller_id_number", "sip_from_user"))
                .orElse("");
        String callee =
                destination(record, variables).orElseThrow(() -> new UnreadableCallException("no destination_number"));
        Instant start = CallTimes.parse(CallJson.find(variables, "start_epoch", "start_uepoch")
                .or(() -> CallJson.find(times, "created_time"))
                .or(() -> CallJson.find(variables, "start_stamp"))
                .orElseThrow(() -> new UnreadableCallException("no start_epoch, created_time or start_stamp")));
        Optional<Duration> talk = talk(variables, times);
        Optional<String> name = CallJson.find(profile, "caller_id_name").filter(known -> !known.equals(caller));
        CallEnds ends = CallEnds.of(caller, callee, direction(record, variables), own);
        return new CallRecord(
                "freeswitch",
                callId(variables, isSecondLeg(record), legId(record)),
                ends.direction().equals(Optional.of(Direction.INBOUND)) ? ends.named(name) : ends,
                CallRecord.Agent.of(
                        CallJson.find(variables, "cc_agent"),
                        CallJson.find(variables, "cc_agent_name"),
                        Optional.empty()),
                start,
                talk,
                isSecondLeg(record) ? Optional.empty() : answered(variables, talk),
                recording(variables),
                Optional.empty(),
                attributes(record, variables));
    }

    /** The second leg knows less: to it the call begins when an extension rings, and ends in vain when another one answers. */
    @Override
    public Optional<Part> part(JsonNode record) {
        return Optional.of(Part.facts("leg:" + legId(record), isSecondLeg(record) ? Part.BEGUN : Part.ENDED));
    }

    /** To the switch the leg that comes in is the first; the one it places itself is the second. */
    private static boolean isSecondLeg(JsonNode record) {
        JsonNode variables = decoded(record.path("variables"));
        String leg = legId(record);
        return CallJson.text(record.path("channel_data"), "direction").equals("outbound")
                && !CallJson.text(variables, "call_uuid").equals(leg)
                && !callId(variables, true, leg).equals(leg);
    }

    private static String legId(JsonNode record) {
        JsonNode profile = originalFlow(record.path("callflow")).path("caller_profile");
        return CallJson.find(decoded(record.path("variables")), "uuid")
                .or(() -> CallJson.find(decoded(profile), "uuid"))
                .orElseThrow(() -> new UnreadableCallException("no uuid"));
    }

    /** Both legs name the first one: it by its own id, the second by {@code call_uuid} or, where that is switched off, who placed it. */
    private static String callId(JsonNode variables, boolean secondLeg, String legId) {
        return CallJson.find(variables, "call_uuid", "originator")
                .or(() -> secondLeg
                        ? CallJson.find(variables, "originating_leg_uuid", "bridge_uuid", "signal_bond")
                        : Optional.empty())
                .orElse(legId);
    }

    /** In a queue the switch answers long before a person does. */
    private static Optional<Boolean> answered(JsonNode variables, Optional<Duration> talk) {
        boolean waitedInVain = !CallJson.text(variables, "cc_queue").isEmpty()
                && CallJson.find(variables, "cc_agent", "bridge_uuid", "cc_queue_answered_epoch")
                        .isEmpty();
        return waitedInVain ? Optional.of(false) : talk.map(length -> !length.isZero());
    }

    /** A transferred call has several; the last is how it began. */
    private static JsonNode originalFlow(JsonNode flows) {
        return flows.isArray() && !flows.isEmpty() ? flows.get(flows.size() - 1) : flows;
    }

    private static Optional<Direction> direction(JsonNode record, JsonNode variables) {
        String stated = CallJson.find(variables, "call_direction", "direction")
                .or(() -> CallJson.find(record.path("channel_data"), "direction"))
                .orElse("");
        return switch (stated) {
            case "inbound" -> Optional.of(Direction.INBOUND);
            case "outbound" -> Optional.of(Direction.OUTBOUND);
            case "local" -> Optional.of(Direction.INTERNAL);
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> talk(JsonNode variables, JsonNode times) {
        return CallDurations.parse(CallJson.text(variables, "billsec"), Duration.ofSeconds(1))
                .or(() -> between(CallJson.text(variables, "answer_epoch"), CallJson.text(variables, "end_epoch")))
                .or(() -> between(CallJson.text(times, "answered_time"), CallJson.text(times, "hangup_time")));
    }

    private static Optional<Duration> between(String answered, String ended) {
        return CallTimes.parseOptional(ended).map(end -> CallTimes.parseOptional(answered)
                .map(answer -> Duration.ofSeconds(
                        Math.max(0, Duration.between(answer, end).toSeconds())))
                .orElse(Duration.ZERO));
    }

    private static Optional<String> recording(JsonNode variables) {
        return CallJson.find(variables, "record_name")
                .map(name -> CallJson.find(variables, "record_path")
                        .map(path -> path + "/" + name)
                        .orElse(name))
                .or(() -> CallJson.find(
                        variables, "cc_record_filename", "recording_file", "record_file", "record_file_path"));
    }

    private static Map<String, String> attributes(JsonNode record, JsonNode variables) {
        if (isSecondLeg(record)) {
            // Only who answered: what else it tells is of this leg, not of the call.
            Map<String, String> answeredBy = new LinkedHashMap<>();
            talk(variables, record.path("callflow").path(0).path("times"))
                    .filter(length -> !length.isZero())
                    .flatMap(length -> destination(record, variables))
                    .ifPresent(number -> answeredBy.put("answered_by", number));
            return answeredBy;
        }
        return CallJson.facts(variables, FACTS);
    }

    private static Optional<String> destination(JsonNode record, JsonNode variables) {
        return CallJson.find(
                        decoded(originalFlow(record.path("callflow")).path("caller_profile")), "destination_number")
                .or(() -> CallJson.find(variables, "destination_number", "sip_to_user"));
    }

    private static ObjectNode decoded(JsonNode encoded) {
        ObjectNode decoded = CallJson.MAPPER.createObjectNode();
        encoded.properties()
                .forEach(field ->
                        decoded.put(field.getKey(), decode(field.getValue().asText())));
        return decoded;
    }

    private static String decode(String value) {
        // A form would write a space as '+'; FreeSWITCH does not, and numbers begin with one.
        return value.indexOf('%') >= 0 && ENCODED.matcher(value).matches()
                ? URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8)
                : value;
    }
}
