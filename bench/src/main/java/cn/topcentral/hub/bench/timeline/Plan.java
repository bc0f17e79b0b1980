package cn.topcentral.hub.bench.timeline;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A plan as the server logged it, with actual row counts.
 *
 * @param text the statement and its plan
 */
record Plan(String text) {
    /** So many rows are sorted within a millisecond, and on a short timeline the planner rightly prefers to. */
    private static final int HARMLESS_ROWS = 1000;

    private static final Pattern ROWS = Pattern.compile("rows=([0-9.]+) loops=([0-9]+)");
    private static final Pattern FILTERED = Pattern.compile("Rows Removed by Filter: ([0-9]+)");

    /** Why an answer of so many records must not be made this way; empty when it may. */
    Optional<String> fault(int records) {
        if (text.contains("Seq Scan on customer_communications")) {
            return Optional.of("it reads the whole table");
        }
        double most = ROWS.matcher(text).results().mapToDouble(Plan::rows).max().orElse(0);
        double filtered = FILTERED.matcher(text)
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .max()
                .orElse(0);
        // A sort of the whole timeline shows here too: the node below it hands up every record.
        double limit = Math.max(2.0 * records, HARMLESS_ROWS);
        return Math.max(most, filtered) > limit
                ? Optional.of(
                        "a node of it handles %.0f rows for %d records".formatted(Math.max(most, filtered), records))
                : Optional.empty();
    }

    private static double rows(MatchResult node) {
        return Double.parseDouble(node.group(1)) * Double.parseDouble(node.group(2));
    }

    /** The plan without its statement. */
    String nodes() {
        return text.lines()
                .map(String::stripTrailing)
                .dropWhile(line -> !line.contains("(cost="))
                .map(line -> line.replaceFirst("^\\t", "    "))
                .reduce("", (all, line) -> all + line + "\n");
    }
}
