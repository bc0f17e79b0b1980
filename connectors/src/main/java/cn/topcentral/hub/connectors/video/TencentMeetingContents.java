package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraftBuilder;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.meeting.People;
import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.meeting.ReportTimes;
import cn.topcentral.hub.connectors.meeting.ToDoSection;
import cn.topcentral.hub.connectors.meeting.Transcript;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Tencent Meeting tells when it is asked: who took part, what was said, what it sums up. */
final class TencentMeetingContents {
    private static final Logger log = LoggerFactory.getLogger(TencentMeetingContents.class);
    private static final int PAGE = 100;
    private static final int MAX_PAGES = 200;

    private final TencentMeetingApi api;
    private final KnownPhones phones;
    private final People people = new People(new PhoneNumbers());

    TencentMeetingContents(TencentMeetingApi api, KnownPhones phones) {
        this.api = api;
        this.phones = phones;
    }

    /** Everyone who took part; empty when it may not be asked, which is no reason to lose the rest. */
    Optional<CommunicationDraftBuilder> participants(Conference conference, JsonNode info, Instant asOf) {
        String path =
                "/v1/meetings/" + TencentMeetingApi.encoded(ReportJson.require(info, "meeting_id")) + "/participants";
        PhoneHashes hashes = new PhoneHashes(phones.e164(), api.secretId());
        List<Party> parties = new ArrayList<>();
        Map<String, String> attributes = new LinkedHashMap<>();
        try {
            String position = "0";
            for (int page = 0; page < MAX_PAGES; page++) {
                Map<String, String> query = new TreeMap<>(
                        Map.of("userid", api.operatorId(), "size", String.valueOf(PAGE), "pos", position));
                ReportJson.text(info, "sub_meeting_id").ifPresent(id -> query.put("sub_meeting_id", id));
                JsonNode answer = api.get(path, query);
                answer.path("participants").forEach(person -> {
                    Party party = participant(person, hashes);
                    parties.add(party);
                    attributes.putAll(times(person, party));
                });
                if (!answer.path("has_remaining").asBoolean(false)) {
                    break;
                }
                position = ReportJson.text(answer, "next_pos").orElse("0");
            }
        } catch (VendorRefused refused) {
            log.warn("Participants of a Tencent Meeting not given status={}", refused.status());
            return Optional.empty();
        }
        return Optional.of(conference
                .part(new Part(Part.Kind.FACTS, "participants", Part.LATE, asOf.toEpochMilli()), attributes)
                .parties(parties.stream().distinct().toList()));
    }

    private Party participant(JsonNode person, PhoneHashes hashes) {
        Optional<String> name = ReportJson.text(person, "user_name").map(TencentMeetingContents::decoded);
        Optional<String> hash = ReportJson.text(person, "phone");
        return ReportJson.text(person, "userid")
                .map(id -> People.account("tencent_meeting:" + id, name, Role.PARTICIPANT, Side.OURS))
                .or(() -> hash.flatMap(hashes::number)
                        .map(number -> people.phone(number, name, Role.PARTICIPANT, Side.UNKNOWN)))
                .or(() -> ReportJson.text(person, "ms_open_id", "uuid", "open_id")
                        .map(id -> People.account("tencent_meeting:guest:" + id, name, Role.PARTICIPANT, Side.UNKNOWN)))
                .orElseGet(() -> People.name(name.orElse("匿名"), Role.PARTICIPANT, Side.UNKNOWN));
    }

    private static Map<String, String> times(JsonNode person, Party party) {
        String who = party.value().orElse(party.raw());
        String name = party.name().map(shown -> shown + " ").orElse("");
        Map<String, String> times = new LinkedHashMap<>();
        ReportJson.text(person, "join_time")
                .map(time -> ReportTimes.parse(time).start())
                .ifPresent(time -> times.put(Conference.attribute("participant_joined", who), name + time));
        ReportJson.text(person, "left_time")
                .map(time -> ReportTimes.parse(time).start())
                .ifPresent(time -> times.put(Conference.attribute("participant_left", who), name + time));
        return times;
    }

    /**
     * What was said in one recording.
     *
     * @throws SourceUnavailable when it is not there yet, or may not be read
     */
    CommunicationDraftBuilder transcript(Conference conference, JsonNode info, String recordFileId) {
        List<Transcript.Line> lines = new ArrayList<>();
        Optional<String> from = Optional.empty();
        for (int page = 0; page < MAX_PAGES; page++) {
            Map<String, String> query = new TreeMap<>(Map.of(
                    "record_file_id",
                    recordFileId,
                    "meeting_id",
                    ReportJson.require(info, "meeting_id"),
                    "limit",
                    String.valueOf(PAGE)));
            from.ifPresent(pid -> query.put("pid", pid));
            JsonNode answer = asked("/v1/records/transcripts/details", query);
            JsonNode paragraphs = answer.path("minutes").path("paragraphs");
            Optional<String> last = from;
            for (JsonNode paragraph : paragraphs) {
                Optional<String> pid = ReportJson.text(paragraph, "pid");
                if (last.isEmpty() || !pid.equals(last)) { // the page begins with the paragraph asked for
                    line(paragraph).ifPresent(lines::add);
                }
                from = pid;
            }
            boolean more = ReportJson.first(answer, "more").asBoolean(false)
                    || answer.path("minutes").path("more").asBoolean(false);
            if (!more || from.equals(last)) {
                break;
            }
        }
        if (lines.isEmpty()) {
            throw new SourceUnavailable("Tencent Meeting has no transcript of " + recordFileId + " yet");
        }
        return conference
                .part(Part.transcript("transcript:" + recordFileId))
                .content(new Transcript(lines).merged().text());
    }

    private static Optional<Transcript.Line> line(JsonNode paragraph) {
        StringBuilder words = new StringBuilder();
        for (JsonNode sentence : paragraph.path("sentences")) {
            for (JsonNode word : sentence.path("words")) {
                words.append(word.path("text").asText(""));
            }
        }
        return words.toString().isBlank()
                ? Optional.empty()
                : Optional.of(new Transcript.Line(
                        ReportJson.text(paragraph.path("speaker_info"), "username", "user_name"),
                        Duration.ofMillis(
                                Math.max(0, paragraph.path("start_time").asLong(0))),
                        words.toString().strip()));
    }

    /**
     * What the platform sums up of one recording, with its to-dos.
     *
     * @throws SourceUnavailable when it is not there yet, or may not be read
     */
    CommunicationDraftBuilder minutes(Conference conference, String recordFileId) {
        JsonNode minutes = asked(
                        "/v1/smart/minutes/" + TencentMeetingApi.encoded(recordFileId),
                        Map.of("minute_type", "1", "text_type", "1"))
                .path("meeting_minute");
        Optional<String> summary = ReportJson.text(minutes, "minute");
        if (summary.isEmpty() && ReportJson.text(minutes, "todo").isEmpty()) {
            throw new SourceUnavailable("Tencent Meeting has no minutes of " + recordFileId + " yet");
        }
        return conference
                .part(Part.facts("minutes:" + recordFileId, Part.LATE))
                .summary(summary)
                .followUps(ToDoSection.read(minutes.path("todo"), ReportTimes.day(conference.start())));
    }

    /** Where people may look at a recording; empty when nobody tells. */
    Optional<String> viewAddress(String recordFileId) {
        try {
            return ReportJson.text(
                    api.getAsOperator("/v1/addresses/" + TencentMeetingApi.encoded(recordFileId), Map.of()),
                    "view_address");
        } catch (VendorRefused refused) {
            log.warn("Address of a Tencent Meeting recording not given status={}", refused.status());
            return Optional.empty();
        }
    }

    /** All recorded meetings of a period, page by page. */
    JsonNode records(Instant from, Instant until, int page) {
        return api.get(
                "/v1/records",
                Map.of(
                        "userid",
                        api.operatorId(),
                        "start_time",
                        String.valueOf(from.getEpochSecond()),
                        "end_time",
                        String.valueOf(until.getEpochSecond()),
                        "page_size",
                        "20",
                        "page",
                        String.valueOf(page)));
    }

    private JsonNode asked(String path, Map<String, String> query) {
        try {
            return api.getAsOperator(path, query);
        } catch (VendorRefused refused) {
            throw new SourceUnavailable(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return base64;
        }
    }
}
