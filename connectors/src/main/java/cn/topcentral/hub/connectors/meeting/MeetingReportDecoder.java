package cn.topcentral.hub.connectors.meeting;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes drafts of our own JSON for meetings, on site or by video (seed section 3.3; the fields are listed in docs/channels/meeting.md). The
 * same JSON comes from files, from the API and from what people type. Pure and safe to share between threads.
 */
public final class MeetingReportDecoder {
    private static final int MAX_MINUTES = 7 * 24 * 60;
    private static final int KEY_CHARACTERS = 200;

    private final People people;
    private final CommunicationType type;

    private MeetingReportDecoder(PhoneNumbers numbers, CommunicationType type) {
        this.people = new People(numbers);
        this.type = type;
    }

    /** For meetings where people met in a room. */
    public static MeetingReportDecoder onSite(PhoneNumbers numbers) {
        return new MeetingReportDecoder(numbers, CommunicationType.MEETING);
    }

    /** For meetings over a platform; {@code platform} says which. */
    public static MeetingReportDecoder video(PhoneNumbers numbers) {
        return new MeetingReportDecoder(numbers, CommunicationType.VIDEO);
    }

    /**
     * Decodes one meeting that came over the network.
     *
     * @return one draft; a list because other reports give several
     * @throws UnreadableReportException naming the field that is missing or wrong
     */
    public List<CommunicationDraft> decode(JsonNode report) {
        return decode(report, ReportFiles.linksOnly(), report.toString());
    }

    /** The same of JSON text. */
    public List<CommunicationDraft> decode(String json) {
        return decode(ReportJson.read(json), ReportFiles.linksOnly(), json);
    }

    /**
     * The same, for a report that lies in a file.
     *
     * @param files where the files are that it names
     * @param original the text as it came, kept with the record
     */
    public List<CommunicationDraft> decode(JsonNode report, ReportFiles files, String original) {
        if (!report.isObject()) {
            throw new UnreadableReportException("a meeting is a JSON object, this is a "
                    + report.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        ReportTimes.Span span = ReportTimes.parse(ReportJson.require(report, "start_time", "time", "date"));
        Optional<Duration> length = length(report, span);
        String content = content(report);
        List<Party> parties = parties(report);
        Optional<String> summary = ReportJson.text(report, "summary", "minutes_summary");
        List<AttachmentDraft> attachments = files.attachments(ReportJson.first(report, "photos", "attachments"));
        CommunicationDraft draft = CommunicationDraft.of(
                        key(report, span, content), type, platform(report), span.start())
                .direction(direction(parties))
                .duration(length)
                .parties(parties)
                .subject(ReportJson.text(report, "subject", "topic", "title"))
                .content(content)
                .original(Optional.of(original))
                .attachments(attachments)
                .recordingUrl(ReportJson.text(report, "recording_url"))
                .location(ReportJson.text(report, "location", "place"))
                .summary(summary)
                .followUps(FollowUps.of(report, span, content + "\n\n" + summary.orElse("")))
                .attributes(attributes(report, span))
                .part(version(report))
                .build();
        return List.of(draft);
    }

    private Optional<Duration> length(JsonNode report, ReportTimes.Span span) {
        Optional<Duration> byEnd = ReportJson.text(report, "end_time")
                .map(end ->
                        Duration.between(span.start(), ReportTimes.parse(end).start()));
        if (byEnd.filter(Duration::isNegative).isPresent()) {
            throw new UnreadableReportException("end_time is before start_time; exchange them");
        }
        Optional<Duration> length = byEnd.or(() -> Durations.of(report)).or(span::length);
        if (length.filter(given -> given.toMinutes() > MAX_MINUTES).isPresent()) {
            throw new UnreadableReportException("the meeting lasts more than a week; check its times");
        }
        return length;
    }

    private String content(JsonNode report) {
        String said = ReportJson.text(report, "content", "minutes").orElse("");
        String transcript = transcript(ReportJson.first(report, "transcript"));
        if (said.isEmpty()
                && transcript.isEmpty()
                && ReportJson.text(report, "subject", "topic", "title").isEmpty()) {
            throw new UnreadableReportException("neither content nor transcript nor subject is given");
        }
        return said.isEmpty() || transcript.isEmpty() ? said + transcript : said + "\n\n" + transcript;
    }

    /** As one text, which may be WebVTT, or as a list of {@code {speaker, start, text}}, {@code start} in seconds. */
    private static String transcript(JsonNode transcript) {
        if (transcript.isTextual()) {
            String text = transcript.asText();
            return text.contains("-->") ? TranscriptParser.parse(text).text() : text.strip();
        }
        List<Transcript.Line> lines = new ArrayList<>();
        transcript.forEach(line -> ReportJson.text(line, "text")
                .ifPresent(words -> lines.add(new Transcript.Line(
                        ReportJson.text(line, "speaker", "name"),
                        Duration.ofMillis(
                                (long) (1000 * Math.max(0, line.path("start").asDouble(0)))),
                        words))));
        return new Transcript(lines).merged().text();
    }

    private List<Party> parties(JsonNode report) {
        List<Party> parties = new ArrayList<>(
                people.all(ReportJson.first(report, "organizer", "host"), Role.INITIATOR, Side.UNKNOWN));
        ReportJson.items(ReportJson.first(report, "customers", "customer")).stream()
                .flatMap(customer -> ReportJson.text(customer, "name").stream())
                .forEach(name -> parties.add(People.company(name, Role.RECIPIENT, Side.CUSTOMER)));
        ReportJson.items(ReportJson.first(report, "customers", "customer")).stream()
                .filter(JsonNode::isTextual)
                .forEach(name -> parties.add(People.company(name.asText(), Role.RECIPIENT, Side.CUSTOMER)));
        parties.addAll(people.all(report.path("our_participants"), Role.PARTICIPANT, Side.OURS));
        parties.addAll(people.all(report.path("customer_participants"), Role.RECIPIENT, Side.CUSTOMER));
        parties.addAll(
                people.all(ReportJson.first(report, "participants", "attendees"), Role.PARTICIPANT, Side.UNKNOWN));
        return withoutRepetition(parties);
    }

    /** Who wrote minutes of a meeting on site has usually called it; nobody writes down a customer's. A named organiser decides. */
    private Optional<Direction> direction(List<Party> parties) {
        boolean organised = parties.stream().anyMatch(party -> party.role() == Role.INITIATOR);
        return type == CommunicationType.MEETING && !organised ? Optional.of(Direction.OUTBOUND) : Optional.empty();
    }

    /** The organiser stands among the participants too. */
    private static List<Party> withoutRepetition(List<Party> parties) {
        Map<String, Party> first = new LinkedHashMap<>();
        parties.forEach(
                party -> first.putIfAbsent(party.kind() + " " + party.value().orElse(party.raw()), party));
        return List.copyOf(first.values());
    }

    private String platform(JsonNode report) {
        return type == CommunicationType.VIDEO
                ? ReportJson.text(report, "platform").map(Platforms::label).orElse(type.label())
                : type.label();
    }

    private SourceKey key(JsonNode report, ReportTimes.Span span, String content) {
        String system = type == CommunicationType.VIDEO
                ? ReportJson.text(report, "platform").orElse("video")
                : "meeting_minutes";
        return new SourceKey(
                system,
                ReportJson.text(report, "meeting_id", "id")
                        .orElseGet(() -> ReportJson.hash(
                                span.start().toString(),
                                ReportJson.text(report, "subject", "topic", "title")
                                        .orElse(""),
                                ReportJson.items(ReportJson.first(report, "customers", "customer")).stream()
                                        .map(JsonNode::toString)
                                        .collect(Collectors.joining(",")),
                                start(content))));
    }

    private static String start(String content) {
        return content.substring(
                0,
                content.offsetByCodePoints(0, Math.min(KEY_CHARACTERS, content.codePointCount(0, content.length()))));
    }

    private static Map<String, String> attributes(JsonNode report, ReportTimes.Span span) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String name : List.of("customer_id", "platform", "meeting_code", "join_url")) {
            ReportJson.text(report, name).ifPresent(value -> attributes.put(name, value));
        }
        if (!span.exact()) {
            attributes.put("time_precision", "day");
        }
        return attributes;
    }

    private static Optional<Part> version(JsonNode report) {
        return ReportJson.text(report, "updated_at")
                .map(ReportTimes::parse)
                .map(updated -> new Part(
                        Part.Kind.FACTS, "report", Part.ENDED, updated.start().toEpochMilli()));
    }
}
