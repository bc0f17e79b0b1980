package cn.topcentral.hub.templates.chart;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a chart shows.
 *
 * @param title what is counted, for people: 每周沟通量
 * @param unit as it stands behind a number: 条, %, 元/吨; may be empty
 * @param categories what the numbers stand above or beside, in order: days, weeks, names; texts of customers among them are plain text
 * @param lines the numbers, each as long as the categories
 * @param links where the rows behind a category are; as long as the categories, or empty
 */
public record Chart(
        String title, Kind kind, String unit, List<String> categories, List<Line> lines, List<Optional<URI>> links) {

    /** How the numbers are drawn. */
    public enum Kind {
        /** Upright bars, side by side. */
        BARS,
        /** Upright bars, one upon the other: parts of a whole. */
        STACKS,
        /** Lines over time; a missing value leaves a gap. */
        LINES,
        /** Lying bars with the name beside them, the first on top: for names, and for a ranking. */
        RANKS
    }

    /** Numbers that belong together, under one name in the legend. */
    public record Line(String name, List<Optional<BigDecimal>> values) {
        public Line {
            values = List.copyOf(values);
        }

        /** Counts, of which none is missing. */
        public static Line of(String name, List<Long> counts) {
            return new Line(
                    name,
                    counts.stream()
                            .map(count -> Optional.of(BigDecimal.valueOf(count)))
                            .toList());
        }
    }

    public Chart {
        categories = List.copyOf(categories);
        lines = List.copyOf(lines);
        links = List.copyOf(links);
        int length = categories.size();
        boolean fits = lines.stream().allMatch(line -> line.values().size() == length)
                && (links.isEmpty() || links.size() == length);
        if (!fits) {
            throw new IllegalArgumentException("Chart " + title + ": lines or links are not as long as the categories");
        }
    }

    /** A chart whose categories lead nowhere. */
    public static Chart of(String title, Kind kind, String unit, List<String> categories, List<Line> lines) {
        return new Chart(title, kind, unit, categories, lines, List.of());
    }

    /** Whether there is nothing to draw. */
    public boolean isEmpty() {
        return lines.stream().allMatch(line -> line.values().stream().allMatch(Optional::isEmpty));
    }

    /** Where the rows behind a category are. */
    public Optional<URI> link(int category) {
        return links.isEmpty() ? Optional.empty() : links.get(category);
    }
}
