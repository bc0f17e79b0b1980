package cn.topcentral.hub.connectors.meeting;

import cn.topcentral.hub.connectors.importing.FileConnector;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Reads minutes of meetings on site: {@code .json}, {@code .md}, {@code .vtt} and {@code .srt}. */
public final class MeetingFileConnector implements FileConnector {
    private final MeetingReportDecoder decoder;

    public MeetingFileConnector(PhoneNumbers numbers) {
        this.decoder = MeetingReportDecoder.onSite(numbers);
    }

    @Override
    public String channel() {
        return "meeting";
    }

    @Override
    public boolean accepts(Path file) {
        return ReportText.endsWith(file, ".json") || ReportText.endsWith(file, ".md") || TranscriptFile.is(file);
    }

    @Override
    public Stream<ImportItem> read(Path file) throws IOException {
        try {
            if (TranscriptFile.is(file)) {
                return TranscriptFile.read(file, decoder).stream().map(draft -> new ImportItem.Decoded("", draft));
            }
            String text = ReportText.of(file);
            ReportFiles files = ReportFiles.beside(file);
            return ReportText.endsWith(file, ".md")
                    ? ReportItems.of("", () -> decoder.decode(WrittenReport.read(text), files, text))
                    : ReportItems.ofJson(text, report -> decoder.decode(report, files, report.toString()));
        } catch (UnreadableReportException e) {
            return Stream.of(new ImportItem.Rejected("", String.valueOf(e.getMessage())));
        }
    }
}
