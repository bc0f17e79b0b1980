package cn.topcentral.hub.bench.measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** All figures of a run. */
public record Report(Machine machine, List<Figure> figures) {
    public Report {
        figures = List.copyOf(figures);
    }

    /** Whether nothing happened that must not happen at all. A promise missed by a slow machine is no such thing. */
    public boolean sound() {
        return figures.stream()
                .noneMatch(figure -> figure.target().equals(Optional.of(Figure.Target.none()))
                        && figure.met().equals(Optional.of(false)));
    }

    /** A table for the documentation. */
    public String markdown() {
        String head =
                """
                Measured %s, %d processors, load %.1f before the start%s, Java %s, %s.

                | Benchmark | What | Ours | Baseline | Ratio | Target | |
                |---|---|---:|---:|---:|---|---|
                """
                        .formatted(
                                machine.at().toString().substring(0, 16).replace('T', ' ') + " UTC",
                                machine.processors(),
                                machine.load(),
                                machine.quiet() ? "" : " (not quiet: other programs took part)",
                                machine.java(),
                                machine.system());
        return head + figures.stream().map(Report::row).collect(Collectors.joining());
    }

    private static String row(Figure figure) {
        return "| %s | %s | %s %s | %s | %s | %s | %s |%n"
                .formatted(
                        figure.benchmark(),
                        figure.what(),
                        number(figure.ours()),
                        figure.unit(),
                        figure.baseline()
                                .map(base -> number(base) + " " + figure.unit())
                                .orElse("–"),
                        figure.ratio()
                                .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                                .orElse("–"),
                        figure.target()
                                .map(target -> promise(target, figure.unit()))
                                .orElse("–"),
                        figure.met().map(met -> met ? "met" : "**missed**").orElse(""));
    }

    private static String promise(Figure.Target target, String unit) {
        String sign = target.bound() == Figure.Target.Bound.AT_LEAST ? "≥ " : "≤ ";
        return target.of() == Figure.Target.Of.RATIO
                ? "ratio " + sign + number(target.limit())
                : sign + number(target.limit()) + " " + unit;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.2f", value);
    }
}
