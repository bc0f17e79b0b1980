package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.importing.FileConnector;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.meeting.MeetingReportDecoder;
import cn.topcentral.hub.connectors.meeting.ReportFiles;
import cn.topcentral.hub.connectors.meeting.ReportItems;
import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.meeting.ReportText;
import cn.topcentral.hub.connectors.meeting.TranscriptFile;
import cn.topcentral.hub.connectors.meeting.UnreadableReportException;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads video conferences: our own JSON, saved events of Tencent Meeting, Zoom and DingTalk and call records of Graph, as one, a list of
 * them, or one per line; transcripts as {@code .vtt} and {@code .srt}. Nothing is asked of the platforms while reading.
 */
public final class VideoFileConnector implements FileConnector {
    private final MeetingReportDecoder reports;
    private final TencentMeetingEvents tencent;
    private final ZoomEvents zoom;
    private final DingTalkEvents dingtalk;
    private final TeamsCallRecords teams;

    /**
     * Reads for one organisation.
     *
     * @param accounts what the source keys of events are made of that do not name the account: the AppId of Tencent Meeting, the CorpId of
     *     DingTalk, the tenant of Teams. Give those of the hooks, so that a saved event is the same as the one that came
     */
    public VideoFileConnector(PhoneNumbers numbers, Accounts accounts) {
        this.reports = MeetingReportDecoder.video(numbers);
        this.tencent = new TencentMeetingEvents(accounts.tencentAppId(), Optional.empty());
        this.dingtalk = new DingTalkEvents(accounts.dingTalkCorpId());
        this.zoom = new ZoomEvents(Optional.empty());
        this.teams = new TeamsCallRecords(accounts.teamsTenantId());
    }

    /** The accounts of platforms whose events do not name them. */
    public record Accounts(String tencentAppId, String dingTalkCorpId, String teamsTenantId) {
        /** For files of a source that is not connected otherwise. */
        public static Accounts unnamed() {
            return new Accounts("file", "file", "file");
        }
    }

    @Override
    public String channel() {
        return "video";
    }

    @Override
    public boolean accepts(Path file) {
        return ReportText.endsWith(file, ".json") || ReportText.endsWith(file, ".jsonl") || TranscriptFile.is(file);
    }

    @Override
    public Stream<ImportItem> read(Path file) throws IOException {
        try {
            if (TranscriptFile.is(file)) {
                return TranscriptFile.read(file, reports).stream().map(draft -> new ImportItem.Decoded("", draft));
            }
            // For the rare event that tells no time: when it was saved.
            Instant saved = Files.getLastModifiedTime(file).toInstant();
            ReportFiles files = ReportFiles.beside(file);
            if (ReportText.endsWith(file, ".jsonl")) {
                return lines(ReportText.of(file), files, saved);
            }
            return ReportItems.ofJson(ReportText.of(file), item -> decode(item, files, saved));
        } catch (UnreadableReportException e) {
            return Stream.of(new ImportItem.Rejected("", String.valueOf(e.getMessage())));
        }
    }

    private Stream<ImportItem> lines(String text, ReportFiles files, Instant saved) {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).isBlank())
                .boxed()
                .flatMap(i ->
                        ReportItems.of("line " + (i + 1), () -> decode(ReportJson.read(lines.get(i)), files, saved)));
    }

    /** Which of them it is shows in its shape. */
    private List<CommunicationDraft> decode(JsonNode item, ReportFiles files, Instant saved) {
        String text = item.toString();
        if (item.has("event") && item.path("payload").has("object")) {
            return zoom.decode(item, text, saved);
        } else if (item.has("event") && item.path("payload").isArray()) {
            return tencent.decode(item, text, saved);
        } else if (dingtalk.tells(item)) {
            return dingtalk.decode(item, text, saved);
        } else if (item.has("startDateTime") && (item.has("organizer_v2") || item.has("organizer"))) {
            return List.of(teams.decode(item));
        }
        return reports.decode(item, files, text);
    }
}
