package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.meeting.ReportTimes;
import cn.topcentral.hub.connectors.meeting.ToDoSection;
import cn.topcentral.hub.connectors.meeting.TranscriptParser;
import cn.topcentral.hub.connectors.meeting.UnreadableReportException;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Graph for what a notification tells the id of: call records, transcripts, recordings. */
final class TeamsRecords {
    private static final Logger log = LoggerFactory.getLogger(TeamsRecords.class);
    private static final Pattern CALL =
            Pattern.compile("/?communications/callRecords(?:/|\\(')(?<id>[0-9a-zA-Z-]{1,64})(?:'\\))?");
    private static final Pattern ARTIFACT = Pattern.compile(
            "/?users(?:/|\\(')(?<user>[^/')]{1,128})(?:'\\))?/onlineMeetings(?:/|\\(')(?<meeting>[^/')]{1,512})(?:'\\))?"
                    + "/(?<kind>transcripts|recordings)(?:/|\\(')(?<id>[^/')]{1,512})(?:'\\))?");
    /** The most a subscription to call records may live, less an hour. */
    private static final Duration RENEWAL = Duration.ofMinutes(4230 - 60);

    private final String tenantId;
    private final GraphApi graph;
    private final TeamsCallRecords calls;

    TeamsRecords(String tenantId, GraphApi graph) {
        this.tenantId = tenantId;
        this.graph = graph;
        this.calls = new TeamsCallRecords(tenantId);
    }

    List<CommunicationDraft> of(JsonNode notification, Instant receivedAt) {
        Optional<String> lifecycle = ReportJson.text(notification, "lifecycleEvent");
        if (lifecycle.isPresent()) {
            live(lifecycle.get(), notification, receivedAt);
            return List.of();
        }
        String resource = ReportJson.require(notification, "resource");
        Matcher call = CALL.matcher(resource);
        Matcher artifact = ARTIFACT.matcher(resource);
        try {
            if (call.matches()) {
                return List.of(calls.decode(graph.get(
                        "communications/callRecords/" + call.group("id") + "?$expand=organizer_v2,participants_v2")));
            } else if (artifact.matches()) {
                return List.of(artifact(artifact));
            }
        } catch (VendorRefused refused) {
            // Not there yet, or the permission is granted later: both are worth trying again.
            throw new SourceUnavailable(String.valueOf(refused.getMessage()), refused);
        }
        log.info("Graph notification of no known kind left out");
        return List.of();
    }

    private void live(String event, JsonNode notification, Instant receivedAt) {
        String subscription = ReportJson.require(notification, "subscriptionId");
        if (event.equals("reauthorizationRequired")) {
            try {
                graph.renew(subscription, receivedAt.plus(RENEWAL));
            } catch (VendorRefused refused) {
                throw new SourceUnavailable(String.valueOf(refused.getMessage()), refused);
            }
        } else {
            log.warn("Graph subscription needs attention event={} id={}", event, subscription);
        }
    }

    private CommunicationDraft artifact(Matcher resource) {
        String path = "users/" + resource.group("user") + "/onlineMeetings/" + resource.group("meeting") + "/"
                + resource.group("kind") + "/" + resource.group("id");
        JsonNode about = graph.get(path);
        Instant start =
                ReportTimes.parse(ReportJson.require(about, "createdDateTime")).start();
        // Meetings of a series share an id. Without the call's id the transcript stands for itself.
        String key = ReportJson.text(about, "callId")
                .orElse("onlineMeeting:" + resource.group("meeting") + "/" + resource.group("id"));
        Conference conference = calls.conference(key, start, Map.of());
        return resource.group("kind").equals("transcripts")
                ? transcript(conference, path, resource.group("id"), about)
                : recording(conference, path, resource.group("id"), about);
    }

    private CommunicationDraft transcript(Conference conference, String path, String id, JsonNode about) {
        String raw = graph.transcript(path);
        String text = raw.contains("-->") ? TranscriptParser.parse(raw).text() : raw.strip();
        if (text.isEmpty()) {
            throw new UnreadableReportException("the transcript is empty");
        }
        return conference
                .part(Part.transcript("transcript:" + id))
                .content(text)
                .followUps(ToDoSection.read(text, ReportTimes.day(conference.start())))
                .parties(calls.organizer(about.path("meetingOrganizer"))
                        .map(List::of)
                        .orElse(List.of()))
                .original(Optional.of(about.toString()))
                .build();
    }

    private CommunicationDraft recording(Conference conference, String path, String id, JsonNode about) {
        return conference
                .part(Part.facts("recording:" + id, Part.LATE))
                .parties(calls.organizer(about.path("meetingOrganizer"))
                        .map(List::of)
                        .orElse(List.of()))
                .attachments(
                        List.of(Conference.remote("会议录制.mp4", "video/mp4", TeamsFiles.reference(tenantId, path), 0)))
                .original(Optional.of(about.toString()))
                .build();
    }
}
