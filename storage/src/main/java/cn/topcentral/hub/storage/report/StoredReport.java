package cn.topcentral.hub.storage.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A report as it can be opened.
 *
 * @param id of this version, {@code RPT-D-20240615-v2}
 * @param target {@link NewReport#HOUSE} or a customer's id
 * @param from inclusive
 * @param to exclusive
 * @param version from 1; later ones are corrections
 * @param markdown with the title, and what was corrected
 */
public record StoredReport(
        String id,
        ReportKind kind,
        String target,
        Instant from,
        Instant to,
        int version,
        String title,
        String markdown,
        List<Figure> figures,
        List<Series> series,
        String generatedBy,
        Instant createdAt) {
    public StoredReport {
        figures = List.copyOf(figures);
        series = List.copyOf(series);
    }

    public Optional<Figure> figure(String figureId) {
        return figures.stream().filter(figure -> figure.id().equals(figureId)).findFirst();
    }
}
