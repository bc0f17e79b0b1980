package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraftBuilder;
import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.meeting.ReportTimes;
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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through the recorded meetings of a period for recordings, transcripts, minutes and participants whose events never came. Meetings that
 * were not recorded are not listed there.
 */
final class TencentMeetingReconciliation implements Reconciliation {
    private static final Logger log = LoggerFactory.getLogger(TencentMeetingReconciliation.class);
    /** The longest period the interface answers for. */
    private static final Duration WINDOW = Duration.ofDays(31);

    private static final int MAX_PAGES = 500;
    private static final String READY = "3";

    private final String source;
    private final TencentMeetingContents contents;
    private final TencentMeetingEvents events;

    TencentMeetingReconciliation(String source, TencentMeetingContents contents, TencentMeetingEvents events) {
        this.source = source;
        this.contents = contents;
        this.events = events;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public void run(Instant from, Instant until, Consumer<List<CommunicationDraft>> intake) {
        for (Instant start = from; start.isBefore(until); start = start.plus(WINDOW)) {
            Instant end = start.plus(WINDOW).isBefore(until) ? start.plus(WINDOW) : until;
            window(start, end, intake);
        }
    }

    private void window(Instant from, Instant until, Consumer<List<CommunicationDraft>> intake) {
        for (int page = 1; page <= MAX_PAGES; page++) {
            JsonNode answer = records(from, until, page);
            List<CommunicationDraft> drafts = new ArrayList<>();
            for (JsonNode record : answer.path("record_meetings")) {
                drafts.addAll(recorded(record));
            }
            if (!drafts.isEmpty()) {
                intake.accept(drafts);
            }
            if (answer.path("record_meetings").isEmpty()
                    || page >= answer.path("total_page").asInt(1)) {
                return;
            }
        }
    }

    private JsonNode records(Instant from, Instant until, int page) {
        try {
            return contents.records(from, until, page);
        } catch (VendorRefused refused) {
            throw new SourceUnavailable(String.valueOf(refused.getMessage()), refused);
        }
    }

    private List<CommunicationDraft> recorded(JsonNode record) {
        try {
            return parts(record).stream()
                    .map(part -> part.original(Optional.of(record.toString())).build())
                    .toList();
        } catch (UnreadableReportException e) {
            log.warn("Record of a Tencent Meeting left out source={} reason={}", source, e.getMessage());
            return List.of();
        }
    }

    private List<CommunicationDraftBuilder> parts(JsonNode record) {
        List<CommunicationDraftBuilder> parts = new ArrayList<>();
        Instant recorded = ReportTimes.parse(ReportJson.text(record, "media_start_time", "start_time")
                        .or(() -> ReportJson.text(record.path("record_files").path(0), "record_start_time"))
                        .orElseThrow(() -> new UnreadableReportException("a record has no start time")))
                .start();
        Conference conference = events.conference(record, recorded);
        for (JsonNode file : record.path("record_files")) {
            if (ReportJson.text(record, "state")
                    .filter(state -> !state.equals(READY))
                    .isPresent()) {
                continue;
            }
            String id = ReportJson.require(file, "record_file_id");
            parts.add(events.recording(conference, file));
            ifThere(() -> contents.transcript(conference, record, id)).ifPresent(parts::add);
            ifThere(() -> contents.minutes(conference, id)).ifPresent(parts::add);
        }
        contents.participants(conference, record, recorded).ifPresent(parts::add);
        return parts;
    }

    /** Not every recording is transcribed; the next night asks again. */
    private static Optional<CommunicationDraftBuilder> ifThere(Supplier<CommunicationDraftBuilder> part) {
        try {
            return Optional.of(part.get());
        } catch (SourceUnavailable notThere) {
            log.debug("Nothing there yet: {}", notThere.getMessage());
            return Optional.empty();
        }
    }
}
