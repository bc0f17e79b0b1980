package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.phone.CallColumns.Meaning;
import cn.topcentral.hub.storage.communication.Direction;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Call logs exported from phones, recorder apps and spreadsheets, understood by their column names. */
final class GenericDecoder implements CallRecordDecoder {
    private static final Pattern FULL_DATE = Pattern.compile(".*\\d{4}.*\\d.*");

    private static final int MOST_SHAPES_KNOWN = 100;

    private final CallSettings settings;
    private final String system;

    /** By field names: a file's records all have the same, and telling what they mean costs more than reading one. */
    private final Map<List<String>, CallColumns> known = new ConcurrentHashMap<>();

    GenericDecoder(CallSettings settings, String system) {
        this.settings = settings;
        this.system = system;
    }

    @Override
    public boolean accepts(JsonNode record) {
        return columns(record).suffice();
    }

    @Override
    public CallRecord decode(JsonNode record) {
        CallColumns columns = columns(record);
        CallKind kind = columns.find(record, Meaning.KIND)
                .map(type ->
                        CallKind.ofType(type, !columns.fieldOf(Meaning.KIND).contains("irection")))
                .orElse(new CallKind(Optional.empty(), Optional.empty()));
        CallEnds ends = ends(record, columns, kind.direction()).named(columns.find(record, Meaning.NAME));
        Instant start = CallTimes.parse(time(record, columns));
        Optional<Duration> talk = columns.find(record, Meaning.DURATION)
                .flatMap(written -> CallDurations.parse(written, columns.durationUnit()));
        Optional<Boolean> answered = columns.find(record, Meaning.RESULT)
                .flatMap(CallKind::answered)
                .or(kind::answered)
                .or(() -> talk.map(length -> !length.isZero()));
        Optional<CallRecord.Agent> agent = agent(record, columns, ends);
        return new CallRecord(
                system,
                columns.find(record, Meaning.CALL_ID).orElseGet(() -> idOfFacts(ends, agent, start, talk)),
                ends,
                agent,
                start,
                // Some phones count the ringing of a call nobody answered.
                answered.equals(Optional.of(false)) ? Optional.of(Duration.ZERO) : talk,
                answered,
                columns.find(record, Meaning.RECORDING),
                columns.find(record, Meaning.NOTE),
                attributes(record, columns));
    }

    private CallColumns columns(JsonNode record) {
        List<String> names = record.propertyStream().map(Map.Entry::getKey).toList();
        if (known.size() > MOST_SHAPES_KNOWN) {
            known.clear();
        }
        return known.computeIfAbsent(names, CallColumns::new);
    }

    private CallEnds ends(JsonNode record, CallColumns columns, Optional<Direction> stated) {
        if (columns.has(Meaning.CALLER) && columns.has(Meaning.CALLEE)) {
            return CallEnds.of(
                    columns.find(record, Meaning.CALLER).orElse(""),
                    columns.find(record, Meaning.CALLEE).orElse(""),
                    stated,
                    settings.own());
        }
        return CallEnds.ofCustomer(
                columns.require(record, Meaning.NUMBER),
                columns.find(record, Meaning.OWN_NUMBER),
                stated,
                settings.own());
    }

    private static String time(JsonNode record, CallColumns columns) {
        String time = columns.require(record, Meaning.TIME);
        return FULL_DATE.matcher(time).matches()
                ? time
                : columns.find(record, Meaning.DATE)
                        .map(date -> date + " " + time)
                        .orElse(time);
    }

    /** The employee's own phone counts as the agent's only when there is an employee. */
    private static Optional<CallRecord.Agent> agent(JsonNode record, CallColumns columns, CallEnds ends) {
        Optional<String> name = columns.find(record, Meaning.EMPLOYEE);
        Optional<String> id = columns.find(record, Meaning.EMPLOYEE_ID);
        return CallRecord.Agent.of(
                id,
                name,
                name.isPresent() && columns.has(Meaning.OWN_NUMBER)
                        ? ends.line().map(CallEnds.End::number)
                        : Optional.empty());
    }

    /** The same call exported again, from the same phone, is the same call; minutes, because some exports know no seconds. */
    private String idOfFacts(CallEnds ends, Optional<CallRecord.Agent> agent, Instant start, Optional<Duration> talk) {
        String employee = agent.flatMap(known -> known.name().or(known::id))
                .or(() -> ends.line().map(line -> normalised(line.number())))
                .orElse("");
        return CallJson.hash(
                employee,
                normalised(ends.customer().number()),
                start.truncatedTo(ChronoUnit.MINUTES).toString(),
                ends.direction().map(Direction::code).orElse(""),
                talk.map(length -> String.valueOf(length.toSeconds())).orElse(""));
    }

    private String normalised(String number) {
        return settings.numbers().normalise(number).token().orElse(number);
    }

    private static Map<String, String> attributes(JsonNode record, CallColumns columns) {
        Map<String, String> attributes = new LinkedHashMap<>();
        columns.find(record, Meaning.KIND).ifPresent(type -> attributes.put("call_type", type));
        columns.find(record, Meaning.RESULT).ifPresent(result -> attributes.put("result", result));
        return attributes;
    }
}
