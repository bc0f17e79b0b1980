package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.storage.communication.Direction;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asterisk, as cdr_csv writes it to Master.csv (no header), or any file with its column names. Times are the server's local time, Chinese
 * here, unless they carry an offset. Each extension that a call rings gives a row of the same uniqueid; rows of those that did not answer
 * get the channel added to their key, so that they do not hide the one that did.
 */
final class AsteriskDecoder implements CallRecordDecoder {
    /** The last two are written only with {@code loguniqueid} and {@code loguserfield}. */
    static final List<String> COLUMNS = List.of(
            "accountcode",
            "src",
            "dst",
            "dcontext",
            "clid",
            "channel",
            "dstchannel",
            "lastapp",
            "lastdata",
            "start",
            "answer",
            "end",
            "duration",
            "billsec",
            "disposition",
            "amaflags",
            "uniqueid",
            "userfield");

    private static final int FEWEST_COLUMNS = 16;
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    private static final Pattern CALLER_NAME = Pattern.compile("\"([^\"]+)\"\\s*<([^>]*)>");
    private static final Pattern FROM_OUTSIDE = Pattern.compile(".*(?:trunk|pstn|incoming|inbound|from-did|ext-did).*");
    private static final Pattern FROM_INSIDE = Pattern.compile(".*(?:internal|outgoing|outbound|outrt).*");

    private static final String[][] FACTS = {
        {"uniqueid", "uniqueid"},
        {"linkedid", "linkedid"},
        {"channel", "channel"},
        {"dstchannel", "dst_channel"},
        {"lastapp", "last_application"},
        {"disposition", "disposition"},
        {"userfield", "user_field"}
    };

    private final OwnNumbers own;

    AsteriskDecoder(OwnNumbers own) {
        this.own = own;
    }

    /** Whether a row without header is one of Master.csv. */
    static boolean isRow(List<String> values) {
        return values.size() >= FEWEST_COLUMNS
                && values.size() <= COLUMNS.size()
                && TIME.matcher(values.get(COLUMNS.indexOf("start"))).matches()
                && TIME.matcher(values.get(COLUMNS.indexOf("end"))).matches();
    }

    @Override
    public boolean accepts(JsonNode record) {
        return record.has("src") && record.has("dst") && record.has("disposition") && record.has("billsec");
    }

    @Override
    public CallRecord decode(JsonNode record) {
        String caller = CallJson.text(record, "src");
        String callee = CallJson.require(record, "dst");
        boolean answered = CallJson.text(record, "disposition").equalsIgnoreCase("ANSWERED");
        CallEnds ends = CallEnds.of(caller, numberOf(callee), direction(CallJson.text(record, "dcontext")), own);
        return new CallRecord(
                "asterisk",
                id(record, answered),
                ends.direction().equals(Optional.of(Direction.INBOUND))
                        ? ends.named(callerName(CallJson.text(record, "clid")))
                        : ends,
                Optional.empty(),
                CallTimes.parse(CallJson.require(record, "start")),
                answered
                        ? CallDurations.parse(CallJson.text(record, "billsec"), Duration.ofSeconds(1))
                        : Optional.of(Duration.ZERO),
                Optional.of(answered),
                CallJson.find(record, "recordingfile"),
                Optional.empty(),
                CallJson.facts(record, FACTS));
    }

    /** {@code s}, {@code i}, {@code t} and the like are places in the dial plan: the call came to us and got no further. */
    private static String numberOf(String destination) {
        return destination.chars().anyMatch(Character::isDigit) ? destination : "";
    }

    private static String id(JsonNode record, boolean answered) {
        String channel = CallJson.text(record, "dstchannel");
        return CallJson.find(record, "uniqueid")
                .map(id -> answered || channel.isEmpty() ? id : id + "/" + channel)
                .orElseGet(() -> CallJson.hash(
                        CallJson.text(record, "start"),
                        CallJson.text(record, "src"),
                        CallJson.text(record, "dst"),
                        CallJson.text(record, "channel"),
                        answered ? "" : channel));
    }

    private static Optional<Direction> direction(String context) {
        String name = context.toLowerCase(Locale.ROOT);
        if (FROM_OUTSIDE.matcher(name).matches()) {
            return Optional.of(Direction.INBOUND);
        }
        return FROM_INSIDE.matcher(name).matches() ? Optional.of(Direction.OUTBOUND) : Optional.empty();
    }

    private static Optional<String> callerName(String callerId) {
        Matcher name = CALLER_NAME.matcher(callerId);
        return name.matches() && !name.group(1).equals(name.group(2)) ? Optional.of(name.group(1)) : Optional.empty();
    }
}
