package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraftBuilder;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.meeting.UnreadableReportException;
import cn.topcentral.hub.connectors.pull.Reconciliation;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks through the past meetings of our hosts, with participants, recordings and transcripts. */
final class ZoomReconciliation implements Reconciliation {
    private static final Logger log = LoggerFactory.getLogger(ZoomReconciliation.class);
    /** The report answers for a month at most. */
    private static final Duration WINDOW = Duration.ofDays(30);

    private final String source;
    private final String accountId;
    private final List<String> hosts;
    private final ZoomApi api;
    private final ZoomEvents events;

    ZoomReconciliation(String source, String accountId, List<String> hosts, ZoomApi api) {
        this.source = source;
        this.accountId = accountId;
        this.hosts = List.copyOf(hosts);
        this.api = api;
        this.events = new ZoomEvents(Optional.of(api));
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public void run(Instant from, Instant until, Consumer<List<CommunicationDraft>> intake) {
        for (String host : hosts) {
            for (Instant start = from; start.isBefore(until); start = start.plus(WINDOW)) {
                Instant end = start.plus(WINDOW).isBefore(until) ? start.plus(WINDOW) : until;
                for (JsonNode meeting : pastMeetings(host, start, end)) {
                    List<CommunicationDraft> drafts = drafts(meeting, end);
                    if (!drafts.isEmpty()) {
                        intake.accept(drafts);
                    }
                }
            }
        }
    }

    private List<JsonNode> pastMeetings(String host, Instant from, Instant until) {
        try {
            return api.pastMeetings(host, from, until);
        } catch (VendorRefused refused) {
            throw new SourceUnavailable(refused.getMessage() + "; does users name a host of the account?", refused);
        }
    }

    private List<CommunicationDraft> drafts(JsonNode meeting, Instant asked) {
        try {
            Conference conference = events.conference(accountId, meeting, asked);
            List<CommunicationDraftBuilder> parts = new ArrayList<>();
            parts.add(events.ended(conference, meeting, asked));
            participants(conference).ifPresent(parts::add);
            parts.addAll(recordings(conference));
            return parts.stream()
                    .map(part -> part.original(Optional.of(meeting.toString())).build())
                    .toList();
        } catch (UnreadableReportException e) {
            log.warn("Zoom meeting left out source={} reason={}", source, e.getMessage());
            return List.of();
        }
    }

    private Optional<CommunicationDraftBuilder> participants(Conference conference) {
        try {
            List<Party> parties = api.participants(conference.key().recordId()).stream()
                    .flatMap(participant -> events.party(participant).stream())
                    .distinct()
                    .toList();
            return Optional.of(
                    conference.part(Part.facts("participants", Part.LATE)).parties(parties));
        } catch (VendorRefused refused) {
            log.warn("Participants of a Zoom meeting not given status={}", refused.status());
            return Optional.empty();
        }
    }

    private List<CommunicationDraftBuilder> recordings(Conference conference) {
        try {
            JsonNode recording = api.recordings(conference.key().recordId());
            return events.files(conference, accountId, recording, ReportJson.text(recording, "download_access_token"));
        } catch (VendorRefused notRecorded) {
            return List.of();
        }
    }
}
