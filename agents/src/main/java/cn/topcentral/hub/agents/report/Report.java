package cn.topcentral.hub.agents.report;

import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.storage.report.Figure;
import cn.topcentral.hub.storage.report.NewReport;
import cn.topcentral.hub.storage.report.ReportKind;
import cn.topcentral.hub.storage.report.Series;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A15's answer (seed 4.7).
 *
 * @param target {@link NewReport#HOUSE} or a customer's id
 * @param first the first day of the period
 * @param last its last day
 * @param from the first moment of the period
 * @param to the first moment after it
 * @param markdown what was computed, with the title
 * @param narrative a summary in a model's words, where one was asked
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Report(
        String id,
        ReportKind kind,
        String target,
        LocalDate first,
        LocalDate last,
        Instant from,
        Instant to,
        String title,
        String markdown,
        Optional<String> narrative,
        List<Figure> figures,
        List<Series> series,
        GeneratedBy generatedBy) {
    public Report {
        figures = List.copyOf(figures);
        series = List.copyOf(series);
        if (!markdown.startsWith("# " + title + "\n\n")) {
            throw new IllegalArgumentException("Report " + id + " does not begin with its title");
        }
    }

    /** The whole of it: the summary, where there is one, stands below the title. */
    public String fullMarkdown() {
        return heading() + text();
    }

    private String heading() {
        return "# " + title + "\n\n";
    }

    private String text() {
        return narrative.map(words -> words + "\n\n").orElse("")
                + markdown.substring(heading().length());
    }

    /** The same, introduced by a summary. */
    public Report introducedBy(String words, GeneratedBy maker) {
        return new Report(
                id, kind, target, first, last, from, to, title, markdown, Optional.of(words), figures, series, maker);
    }

    /** The same, said to be made by another. */
    public Report madeBy(GeneratedBy maker) {
        return new Report(id, kind, target, first, last, from, to, title, markdown, narrative, figures, series, maker);
    }

    /** As it is kept. */
    public NewReport kept() {
        return new NewReport(
                id,
                kind,
                target,
                from,
                to,
                title,
                text(),
                markdown,
                figures,
                series,
                generatedBy.engine() + " " + generatedBy.model() + " " + generatedBy.version());
    }
}
