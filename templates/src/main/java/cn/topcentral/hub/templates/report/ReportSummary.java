package cn.topcentral.hub.templates.report;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A report as it fits a card.
 *
 * @param kind 沟通日报, 沟通周报, 沟通月报 or 客户报告
 * @param title without the kind: 2024年6月15日 周六; of a customer the name and the day
 * @param big the figure that comes first
 * @param figures the others, the most important first; six are shown
 * @param highlights what to look at first, with customers' names
 * @param correction whether it corrects one that was shown before
 * @param note what there is to say instead of figures
 * @param page the report itself
 */
public record ReportSummary(
        String kind,
        String title,
        Optional<Total> big,
        List<Total> figures,
        List<String> highlights,
        boolean correction,
        Optional<String> note,
        URI page) {
    public ReportSummary {
        figures = List.copyOf(figures);
        highlights = List.copyOf(highlights);
    }

    /** A figure with its unit, 23 条, and what it counts. */
    public record Total(String label, String value) {}

    /** For readers who may not see every customer: totals only. */
    public ReportSummary masked() {
        return new ReportSummary(kind, title, big, figures, List.of(), correction, note, page);
    }

    /** The same under another title, as for readers who may not know whom it is on. */
    public ReportSummary titled(String other) {
        return new ReportSummary(kind, other, big, figures, highlights, correction, note, page);
    }

    /** The same with a sentence before what to look at first. */
    public ReportSummary noted(String words) {
        return new ReportSummary(kind, title, big, figures, highlights, correction, Optional.of(words), page);
    }

    /** The same, shown because of what changed. */
    public ReportSummary asCorrection() {
        return new ReportSummary(kind, title, big, figures, highlights, true, note, page);
    }
}
