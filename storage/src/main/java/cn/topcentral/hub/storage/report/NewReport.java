package cn.topcentral.hub.storage.report;

import java.time.Instant;
import java.util.List;

/**
 * A report that was written.
 *
 * @param id of its first version, {@code RPT-D-20240615}; the text links to its figures as {@code …/ID/f/FIGURE}
 * @param target {@link #HOUSE} or a customer's id
 * @param text Markdown without the title
 * @param content what of the text was computed: the same content is the same report, however it is introduced
 * @param generatedBy the engine, its model and version, in one line
 */
public record NewReport(
        String id,
        ReportKind kind,
        String target,
        Instant from,
        Instant to,
        String title,
        String text,
        String content,
        List<Figure> figures,
        List<Series> series,
        String generatedBy) {
    /** The target of a report on everybody. */
    public static final String HOUSE = "all";

    public NewReport {
        figures = List.copyOf(figures);
        series = List.copyOf(series);
    }
}
