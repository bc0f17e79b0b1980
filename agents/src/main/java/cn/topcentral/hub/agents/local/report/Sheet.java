package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.storage.report.Figure;
import cn.topcentral.hub.storage.report.RecordFilter;
import cn.topcentral.hub.storage.report.RowsBehind;
import cn.topcentral.hub.storage.report.RowsBehind.Kind;
import cn.topcentral.hub.storage.report.Series;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report while it is written: its text, and the figures that were put into it. Not thread-safe. */
final class Sheet {
    private final String title;
    private final String figureLink;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final List<Series> series = new ArrayList<>();

    Sheet(String title, String linkBase, String reportId) {
        this.title = title;
        this.figureLink = linkBase + reportId + "/f/";
        text.append("# ").append(title).append("\n\n");
    }

    Sheet heading(String words) {
        return paragraph("## " + words);
    }

    Sheet subheading(String words) {
        return paragraph("### " + words);
    }

    Sheet paragraph(String words) {
        text.append(words).append("\n\n");
        return this;
    }

    /** Bullets; nothing when there are none. */
    Sheet list(List<String> items) {
        items.forEach(item -> text.append("- ").append(item).append('\n'));
        text.append(items.isEmpty() ? "" : "\n");
        return this;
    }

    Sheet numbered(List<String> items) {
        for (int i = 0; i < items.size(); i++) {
            text.append(i + 1).append(". ").append(items.get(i)).append('\n');
        }
        text.append(items.isEmpty() ? "" : "\n");
        return this;
    }

    /** A table whose columns but the first {@code words} hold numbers. */
    Sheet table(List<String> head, int words, List<List<String>> rows) {
        row(head);
        List<String> rule = new ArrayList<>();
        for (int i = 0; i < head.size(); i++) {
            rule.add(i < words ? "---" : "--:");
        }
        row(rule);
        rows.forEach(this::row);
        text.append('\n');
        return this;
    }

    private void row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** A number of records, linked to them. */
    String records(String id, String label, long count, RecordFilter filter) {
        return figure(Figure.count(id, label, count, "条", new RowsBehind.Records(filter)));
    }

    /** A number of things by their ids, linked to them. */
    String listed(String id, String label, String unit, Kind kind, List<String> ids) {
        return figure(Figure.count(id, label, ids.size(), unit, new RowsBehind.Listed(kind, ids)));
    }

    /** A figure as it counts, linked to its rows. */
    String figure(Figure figure) {
        return figure(figure, Words.number(figure.value()));
    }

    /** A figure as it is to be read, linked to its rows. A figure without rows has nothing to open. */
    String figure(Figure figure, String shown) {
        Figure known = figures.putIfAbsent(figure.id(), figure);
        if (known != null && !known.equals(figure)) {
            throw new IllegalStateException("Two figures of a report have the id " + figure.id());
        }
        return figure.rowCount() == 0 ? shown : "[" + shown + "](" + figureLink + figure.id() + ")";
    }

    /** An amount made of rows by their ids, linked to them. */
    String amount(String id, String label, BigDecimal yuan, Kind kind, List<String> ids) {
        return figure(
                new Figure(id, label, yuan, "元", Figure.Measure.SUM, ids.size(), new RowsBehind.Listed(kind, ids)),
                Words.money(yuan));
    }

    Sheet series(Series data) {
        series.add(data);
        return this;
    }

    String title() {
        return title;
    }

    String markdown() {
        return text.toString().stripTrailing() + "\n";
    }

    List<Figure> figures() {
        return List.copyOf(figures.values());
    }

    List<Series> series() {
        return List.copyOf(series);
    }
}
