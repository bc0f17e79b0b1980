package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraftBuilder;
import cn.topcentral.hub.connectors.aggregation.FollowUp;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.meeting.People;
import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.meeting.ReportTimes;
import cn.topcentral.hub.connectors.meeting.ToDoSection;
import cn.topcentral.hub.connectors.meeting.Transcript;
import cn.topcentral.hub.connectors.meeting.TranscriptParser;
import cn.topcentral.hub.connectors.meeting.UnreadableReportException;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the events of Zoom say. Each instance of a meeting has a uuid of its own; the meeting's number repeats. */
final class ZoomEvents {
    private static final Set<String> TELLING = Set.of(
            "meeting.started",
            "meeting.ended",
            "meeting.participant_joined",
            "meeting.participant_left",
            "recording.completed",
            "recording.transcript_completed",
            "meeting.summary_completed");
    private static final Set<String> NO_RECORDING = Set.of("TRANSCRIPT", "CC", "TIMELINE", "SUMMARY", "CSV");

    private final Optional<ZoomApi> api;
    private final People people = new People(new PhoneNumbers());

    /** Without the interface nothing is fetched: a transcript is then noted as ready. */
    ZoomEvents(Optional<ZoomApi> api) {
        this.api = api;
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
        String account = ReportJson.require(envelope.path("payload"), "account_id");
        JsonNode object = envelope.path("payload").path("object");
        Instant happened = ReportJson.text(envelope, "event_ts")
                .map(time -> ReportTimes.parse(time).start())
                .orElse(receivedAt);
        Optional<String> token = ReportJson.text(envelope, "download_token")
                .or(() -> ReportJson.text(envelope.path("payload"), "download_token"));
        String kept = withoutToken(envelope, original, token);
        return parts(event, account, object, happened, token).stream()
                .map(part -> part.original(Optional.of(kept)).build())
                .toList();
    }

    private List<CommunicationDraftBuilder> parts(
            String event, String account, JsonNode object, Instant happened, Optional<String> token) {
        Conference conference = conference(account, object, happened);
        return switch (event) {
            case "meeting.started" ->
                List.of(conference.part(Part.facts("started", Part.BEGUN)).parties(host(object)));
            case "meeting.ended" -> List.of(ended(conference, object, happened));
            case "meeting.participant_joined" ->
                List.of(participant(conference, object.path("participant"), "join_time", happened));
            case "meeting.participant_left" ->
                List.of(participant(conference, object.path("participant"), "leave_time", happened));
            case "meeting.summary_completed" -> List.of(summary(conference, object));
            default -> files(conference, account, object, token);
        };
    }

    /** The conference of an event. {@code otherwise} is when it was, if the event does not say. */
    Conference conference(String account, JsonNode object, Instant otherwise) {
        String uuid = ReportJson.require(object, "uuid", "meeting_uuid");
        Instant start = ReportJson.text(object, "start_time", "meeting_start_time")
                .map(time -> ReportTimes.parse(time).start())
                .orElse(otherwise);
        Map<String, String> attributes = new LinkedHashMap<>();
        ReportJson.text(object, "id", "meeting_id").ifPresent(id -> attributes.put("meeting_code", id));
        return new Conference(
                new SourceKey(ZoomHookType.NAME + ":" + account, uuid),
                ZoomHookType.NAME,
                start,
                ReportJson.text(object, "topic", "meeting_topic"),
                attributes);
    }

    /** Also what the list of past meetings says, which has the same fields. */
    CommunicationDraftBuilder ended(Conference conference, JsonNode object, Instant happened) {
        Instant end = ReportJson.text(object, "end_time")
                .map(time -> ReportTimes.parse(time).start())
                .orElse(happened);
        return conference
                .part(new Part(Part.Kind.FACTS, "ended", Part.ENDED, end.toEpochMilli()))
                .duration(Optional.of(Duration.between(conference.start(), end)).filter(length -> !length.isNegative()))
                .parties(host(object));
    }

    /** Events come for meetings that users of our own account host. */
    private static List<Party> host(JsonNode object) {
        return ReportJson.text(object, "host_email", "user_email", "meeting_host_email")
                .map(address -> People.email(address, ReportJson.text(object, "user_name"), Role.INITIATOR, Side.OURS))
                .or(() -> ReportJson.text(object, "host_id", "meeting_host_id")
                        .map(id -> People.account(account(id), Optional.empty(), Role.INITIATOR, Side.OURS)))
                .map(List::of)
                .orElse(List.of());
    }

    private CommunicationDraftBuilder participant(
            Conference conference, JsonNode participant, String field, Instant happened) {
        Party party = party(participant).orElseThrow(() -> new UnreadableReportException("participant names nobody"));
        Instant time = ReportJson.text(participant, field)
                .map(written -> ReportTimes.parse(written).start())
                .orElse(happened);
        String what = field.equals("join_time") ? "participant_joined" : "participant_left";
        String who = party.value().orElse(party.raw());
        String shown = party.name().map(name -> name + " ").orElse("") + time;
        return conference
                .part(
                        Part.facts(what + ":" + who + ":" + time.toEpochMilli(), Part.LATE),
                        Map.of(Conference.attribute(what, who), shown))
                .parties(List.of(party));
    }

    /** Most guests tell no address. An {@code id} has only who is signed in to an account, ours or another. */
    Optional<Party> party(JsonNode participant) {
        Optional<String> name = ReportJson.text(participant, "user_name", "name");
        return ReportJson.text(participant, "email", "user_email")
                .map(address -> People.email(address, name, Role.PARTICIPANT, Side.UNKNOWN))
                .or(() -> ReportJson.text(participant, "phone_number")
                        .map(number -> people.phone(number, name, Role.PARTICIPANT, Side.UNKNOWN)))
                .or(() -> ReportJson.text(participant, "id")
                        .map(id -> People.account(account(id), name, Role.PARTICIPANT, Side.UNKNOWN)))
                .or(() -> name.map(only -> People.name(only, Role.PARTICIPANT, Side.UNKNOWN)));
    }

    /** The files of a recording: those to keep as attachments, and the transcript as text. */
    List<CommunicationDraftBuilder> files(
            Conference conference, String account, JsonNode object, Optional<String> token) {
        List<CommunicationDraftBuilder> parts = new ArrayList<>();
        for (JsonNode file : ReportJson.items(object.path("recording_files"))) {
            String type = ReportJson.text(file, "file_type").orElse("").toUpperCase(Locale.ROOT);
            Optional<String> id = ReportJson.text(file, "id"); // a TIMELINE has none
            if (type.equals("TRANSCRIPT") && id.isPresent()) {
                parts.add(transcript(conference, file, id.get(), token));
            } else if (!NO_RECORDING.contains(type) && id.isPresent()) {
                parts.add(recording(conference, account, object, file, id.get()));
            }
        }
        return parts;
    }

    private static CommunicationDraftBuilder recording(
            Conference conference, String account, JsonNode object, JsonNode file, String id) {
        String extension = ReportJson.text(file, "file_extension", "file_type")
                .orElse("mp4")
                .toLowerCase(Locale.ROOT);
        String mediaType =
                switch (extension) {
                    case "mp4" -> "video/mp4";
                    case "m4a" -> "audio/mp4";
                    case "txt", "chat" -> "text/plain";
                    default -> "application/octet-stream";
                };
        String uuid = conference.key().recordId();
        return conference
                .part(Part.facts("recording:" + id, Part.LATE))
                .recordingUrl(ReportJson.text(object, "share_url").or(() -> ReportJson.text(file, "play_url")))
                .parties(host(object))
                .attachments(List.of(Conference.remote(
                        "会议录制 " + id.replaceAll("[^A-Za-z0-9-]", "") + "." + extension.replaceAll("[^a-z0-9]", ""),
                        mediaType,
                        ZoomFiles.reference(account, uuid, id),
                        file.path("file_size").asLong(0))));
    }

    private CommunicationDraftBuilder transcript(
            Conference conference, JsonNode file, String id, Optional<String> token) {
        Optional<String> address = ReportJson.text(file, "download_url");
        Optional<ZoomApi> asked = api.filter(known -> token.isPresent() || known.hasCredentials());
        if (address.isEmpty() || asked.isEmpty()) {
            return conference.part(Part.facts("transcript-ready:" + id, Part.LATE), Map.of("transcript_ready", id));
        }
        try {
            Transcript transcript = TranscriptParser.parse(asked.get().transcript(address.get(), token));
            String text = transcript.text();
            return conference
                    .part(Part.transcript("transcript:" + id))
                    .content(text)
                    .followUps(ToDoSection.read(text, ReportTimes.day(conference.start())));
        } catch (VendorRefused refused) {
            throw new SourceUnavailable(String.valueOf(refused.getMessage()), refused);
        }
    }

    /** The shape as developers.zoom.us gives it; not seen in a live account yet. */
    private static CommunicationDraftBuilder summary(Conference conference, JsonNode object) {
        JsonNode edited = object.path("edited_summary");
        List<String> paragraphs = new ArrayList<>();
        ReportJson.text(edited, "summary_overview")
                .or(() -> ReportJson.text(object, "summary_overview", "summary_content"))
                .ifPresent(paragraphs::add);
        JsonNode details =
                edited.has("summary_details") ? edited.path("summary_details") : object.path("summary_details");
        if (details.isTextual()) {
            paragraphs.add(details.asText());
        } else {
            details.forEach(detail -> ReportJson.text(detail, "summary")
                    .ifPresent(text -> paragraphs.add(ReportJson.text(detail, "label")
                                    .map(label -> label + "：")
                                    .orElse("")
                            + text)));
        }
        List<FollowUp> followUps = ToDoSection.read(
                edited.path("next_steps").isEmpty() ? object.path("next_steps") : edited.path("next_steps"),
                ReportTimes.day(conference.start()));
        if (paragraphs.isEmpty() && followUps.isEmpty()) {
            throw new UnreadableReportException("neither summary_overview nor next_steps are given");
        }
        long version = ReportJson.text(object, "summary_last_modified_time")
                .map(time -> ReportTimes.parse(time).start().toEpochMilli())
                .orElse(0L);
        return conference
                .part(new Part(Part.Kind.FACTS, "summary", Part.LATE, version))
                .parties(host(object))
                .summary(Optional.of(String.join("\n\n", paragraphs)).filter(text -> !text.isBlank()))
                .followUps(followUps);
    }

    /** The token opens files for a day; it is not kept with the record. */
    private static String withoutToken(JsonNode envelope, String original, Optional<String> token) {
        if (token.isEmpty() || !envelope.isObject()) {
            return original;
        }
        ObjectNode copy = envelope.deepCopy();
        copy.remove("download_token");
        if (copy.get("payload") instanceof ObjectNode payload) {
            payload.remove("download_token");
        }
        return copy.toString();
    }

    private static String account(String id) {
        return ZoomHookType.NAME + ":" + id;
    }
}
