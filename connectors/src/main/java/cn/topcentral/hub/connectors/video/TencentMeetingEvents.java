package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraftBuilder;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.meeting.People;
import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.meeting.ReportTimes;
import cn.topcentral.hub.connectors.meeting.UnreadableReportException;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the events of Tencent Meeting say. */
final class TencentMeetingEvents {
    private static final Set<String> TELLING = Set.of(
            "meeting.created",
            "meeting.updated",
            "meeting.canceled",
            "meeting.started",
            "meeting.end",
            "meeting.participant-joined",
            "meeting.participant-left",
            "recording.completed",
            "recording.deleted",
            "smart.transcripts",
            "smart.minutes",
            "smart.fullsummary");
    /** A meeting under the fixed personal number: the id is always the same. */
    private static final String PERSONAL = "5";

    private final String appId;
    private final Optional<TencentMeetingContents> contents;
    private final People people = new People(new PhoneNumbers());

    TencentMeetingEvents(String appId, Optional<TencentMeetingContents> contents) {
        this.appId = appId;
        this.contents = contents;
    }

    /** Whether an event says anything about a conference. */
    boolean tells(JsonNode envelope) {
        return TELLING.contains(ReportJson.text(envelope, "event").orElse(""));
    }

    List<CommunicationDraft> decode(JsonNode envelope, String original, Instant receivedAt) {
        String event = ReportJson.require(envelope, "event");
        if (!TELLING.contains(event)) {
            return List.of();
        }
        List<JsonNode> payload = ReportJson.items(envelope.path("payload"));
        if (payload.isEmpty()) {
            throw new UnreadableReportException("no payload is given");
        }
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (JsonNode item : payload) {
            Instant operated = ReportJson.text(item, "operate_time")
                    .map(time -> ReportTimes.parse(time).start())
                    .orElse(receivedAt);
            for (CommunicationDraftBuilder draft : parts(event, item, operated)) {
                drafts.add(draft.original(Optional.of(original)).build());
            }
        }
        return drafts;
    }

    private List<CommunicationDraftBuilder> parts(String event, JsonNode item, Instant operated) {
        JsonNode info = item.path("meeting_info");
        Conference conference = conference(info, operated);
        return switch (event) {
            case "meeting.created", "meeting.updated", "meeting.canceled" ->
                List.of(announced(conference, info, operated, event.equals("meeting.canceled")));
            case "meeting.started" ->
                List.of(conference
                        .at(operated)
                        .part(Part.facts("started", Part.BEGUN))
                        .parties(creator(info)));
            case "meeting.end" -> ended(conference, info, item, operated);
            case "meeting.participant-joined" ->
                participant(conference, item.path("operator"), "participant_joined", operated);
            case "meeting.participant-left" ->
                participant(conference, item.path("operator"), "participant_left", operated);
            case "recording.completed" -> by(creator(info), recordings(conference, item, operated, false));
            case "recording.deleted" -> recordings(conference, item, operated, true);
            case "smart.transcripts" -> by(creator(info), transcripts(conference, info, item));
            default -> by(creator(info), minutes(conference, item));
        };
    }

    /** Who started it, so that a part that comes alone has the direction of the whole. */
    private static List<CommunicationDraftBuilder> by(List<Party> creator, List<CommunicationDraftBuilder> parts) {
        return parts.stream().map(part -> part.parties(creator)).toList();
    }

    /** Meetings under a personal number and repeated ones share an id, so what tells them apart goes into the key. */
    Conference conference(JsonNode info, Instant otherwise) {
        String id = ReportJson.require(info, "meeting_id");
        Optional<String> written = ReportJson.text(info, "start_time");
        Instant start = written.map(time -> ReportTimes.parse(time).start()).orElse(otherwise);
        String key = id
                + ReportJson.text(info, "sub_meeting_id").map(sub -> "/" + sub).orElse("")
                + (ReportJson.text(info, "meeting_type")
                                        .filter(PERSONAL::equals)
                                        .isPresent()
                                && written.isPresent()
                        ? "@" + start.getEpochSecond()
                        : "");
        Map<String, String> attributes = new LinkedHashMap<>();
        ReportJson.text(info, "meeting_code").ifPresent(code -> attributes.put("meeting_code", code));
        return new Conference(
                new SourceKey(TencentMeetingHookType.NAME + ":" + appId, key),
                TencentMeetingHookType.NAME,
                start,
                ReportJson.text(info, "subject"),
                attributes);
    }

    private CommunicationDraftBuilder announced(
            Conference conference, JsonNode info, Instant operated, boolean canceled) {
        Part part = new Part(Part.Kind.FACTS, "announced", Part.ANNOUNCED, operated.toEpochMilli());
        return conference
                .part(part, canceled ? Map.of("canceled", "true") : Map.of())
                .duration(length(conference.start(), ReportJson.text(info, "end_time")))
                .parties(creator(info));
    }

    /** It may come several times, when people go back in: the last one knows when it was over. */
    private List<CommunicationDraftBuilder> ended(
            Conference conference, JsonNode info, JsonNode item, Instant operated) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("ended_at", operated.toString());
        ReportJson.text(item, "meeting_end_type").ifPresent(type -> attributes.put("end_type", type));
        List<CommunicationDraftBuilder> parts = new ArrayList<>();
        parts.add(conference
                .part(new Part(Part.Kind.FACTS, "ended", Part.ENDED, operated.toEpochMilli()), attributes)
                .duration(Optional.of(Duration.between(conference.start(), operated))
                        .filter(length -> !length.isNegative()))
                .parties(creator(info)));
        contents.flatMap(api -> api.participants(conference, info, operated)).ifPresent(parts::add);
        return parts;
    }

    private List<CommunicationDraftBuilder> participant(
            Conference conference, JsonNode operator, String what, Instant operated) {
        Optional<Party> party = party(operator, Role.PARTICIPANT);
        if (party.isEmpty()) {
            throw new UnreadableReportException("operator names nobody");
        }
        String who = party.get().value().orElse(party.get().raw());
        String shown = party.get().name().map(name -> name + " ").orElse("") + operated;
        return List.of(conference
                .part(
                        Part.facts(what + ":" + who + ":" + operated.toEpochMilli(), Part.LATE),
                        Map.of(Conference.attribute(what, who), shown))
                .parties(List.of(party.get())));
    }

    private List<CommunicationDraftBuilder> recordings(
            Conference conference, JsonNode item, Instant operated, boolean deleted) {
        return files(item).stream()
                .map(file -> deleted
                        ? conference.part(
                                new Part(
                                        Part.Kind.FACTS,
                                        "recording:" + fileId(file),
                                        Part.LATE,
                                        operated.toEpochMilli()),
                                Map.of("recording_deleted", "true"))
                        : recording(conference, file))
                .toList();
    }

    /** A recording that is ready. Its link is asked for when it is fetched: it is valid for five minutes only. */
    CommunicationDraftBuilder recording(Conference conference, JsonNode file) {
        String id = fileId(file);
        AttachmentDraft attachment = Conference.remote(
                "会议录制 " + id + ".mp4",
                "video/mp4",
                TencentMeetingFiles.reference(appId, id),
                ReportJson.first(file, "total_size", "record_size").asLong(0));
        return conference
                .part(Part.facts("recording:" + id, Part.LATE), Map.of("record_file_id", id))
                .recordingUrl(contents.flatMap(api -> api.viewAddress(id)))
                .attachments(List.of(attachment));
    }

    private List<CommunicationDraftBuilder> transcripts(Conference conference, JsonNode info, JsonNode item) {
        return files(item).stream()
                .map(file -> contents.map(api -> api.transcript(conference, info, fileId(file)))
                        .orElseGet(() -> conference.part(
                                Part.facts("transcript-ready:" + fileId(file), Part.LATE),
                                Map.of("transcript_ready", fileId(file)))))
                .toList();
    }

    private List<CommunicationDraftBuilder> minutes(Conference conference, JsonNode item) {
        if (ReportJson.text(item, "result").filter("2"::equals).isPresent()) {
            return List.of(); // the platform could not write them
        }
        return files(item).stream()
                .map(file -> contents.map(api -> api.minutes(conference, fileId(file)))
                        .orElseGet(() -> conference.part(
                                Part.facts("minutes-ready:" + fileId(file), Part.LATE),
                                Map.of("minutes_ready", fileId(file)))))
                .toList();
    }

    private static List<JsonNode> files(JsonNode item) {
        List<JsonNode> files = ReportJson.items(item.path("recording_files"));
        if (files.isEmpty()) {
            throw new UnreadableReportException("no recording_files are given");
        }
        return files;
    }

    private static String fileId(JsonNode file) {
        return ReportJson.require(file, "record_file_id");
    }

    private List<Party> creator(JsonNode info) {
        return party(info.path("creator"), Role.INITIATOR)
                .or(() -> ReportJson.text(info, "creator_id") // as older events name it
                        .map(id -> People.account(account(id), Optional.empty(), Role.INITIATOR, Side.OURS)))
                .map(List::of)
                .orElse(List.of());
    }

    /** A userid is a member of our enterprise. Others have an id of their own at best, or a number when they phoned in. */
    Optional<Party> party(JsonNode person, Role role) {
        Optional<String> name = ReportJson.text(person, "user_name", "nick_name");
        return ReportJson.text(person, "pstn_number")
                .map(number -> people.phone(number, name, role, Side.UNKNOWN))
                .or(() ->
                        ReportJson.text(person, "userid").map(id -> People.account(account(id), name, role, Side.OURS)))
                .or(() -> ReportJson.text(person, "ms_open_id", "uuid", "open_id")
                        .map(id -> People.account(account("guest:" + id), name, role, Side.UNKNOWN)))
                .or(() -> name.map(only -> People.name(only, role, Side.UNKNOWN)));
    }

    private static String account(String id) {
        return TencentMeetingHookType.NAME + ":" + id;
    }

    private static Optional<Duration> length(Instant start, Optional<String> end) {
        return end.map(time -> Duration.between(start, ReportTimes.parse(time).start()))
                .filter(length -> !length.isNegative());
    }
}
