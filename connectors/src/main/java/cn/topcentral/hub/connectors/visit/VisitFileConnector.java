package cn.topcentral.hub.connectors.visit;

import cn.topcentral.hub.connectors.importing.FileConnector;
import cn.topcentral.hub.connectors.importing.ImportItem;
import cn.topcentral.hub.connectors.meeting.ReportFiles;
import cn.topcentral.hub.connectors.meeting.ReportItems;
import cn.topcentral.hub.connectors.meeting.ReportText;
import cn.topcentral.hub.connectors.meeting.UnreadableReportException;
import cn.topcentral.hub.connectors.meeting.WrittenReport;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Reads visit and trip reports: {@code .json} with one or a list of them, {@code .md} with one. */
public final class VisitFileConnector implements FileConnector {
    private final VisitReportDecoder decoder;

    public VisitFileConnector(PhoneNumbers numbers) {
        this.decoder = new VisitReportDecoder(numbers);
    }

    @Override
    public String channel() {
        return "visit";
    }

    @Override
    public boolean accepts(Path file) {
        return ReportText.endsWith(file, ".json") || ReportText.endsWith(file, ".md");
    }

    @Override
    public Stream<ImportItem> read(Path file) throws IOException {
        ReportFiles files = ReportFiles.beside(file);
        try {
            String text = ReportText.of(file);
            return ReportText.endsWith(file, ".md")
                    ? ReportItems.of("", () -> decoder.decode(WrittenReport.read(text), files, text))
                    : ReportItems.ofJson(text, report -> decoder.decode(report, files, report.toString()));
        } catch (UnreadableReportException e) {
            return Stream.of(new ImportItem.Rejected("", String.valueOf(e.getMessage())));
        }
    }
}
