package cn.topcentral.hub.bot.web.page.analysis;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.chart.ActivityCell;
import cn.topcentral.hub.storage.chart.ChartSpan;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.templates.chart.Chart;
import cn.topcentral.hub.templates.chart.Chart.Kind;
import cn.topcentral.hub.templates.chart.Chart.Line;
import cn.topcentral.hub.templates.page.analysis.AnalysisPageModel.Plot;
import cn.topcentral.hub.templates.page.analysis.AnalysisPageModel.Total;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The charts that are sums of the same cells: volume, sentiment, intents. */
record ActivityPlots(List<ActivityCell> cells, ChartSpan span, RowLinks links) {
    ActivityPlots {
        cells = List.copyOf(cells);
    }

    long records() {
        return count(cell -> true);
    }

    long analysed() {
        return count(cell -> cell.intent().isPresent());
    }

    Plot volume() {
        List<CommunicationType> used = Arrays.stream(CommunicationType.values())
                .filter(type -> count(of(type)) > 0)
                .toList();
        return new Plot(
                over(
                        BucketWords.every(span) + "沟通量，按渠道",
                        used.stream().map(type -> line(type.label(), of(type))).toList()),
                "",
                used.stream()
                        .map(type -> new Total(
                                type.icon() + " " + type.label(),
                                count(of(type)) + "条",
                                links.all("type", type.code()).toString()))
                        .toList());
    }

    Plot sentiment() {
        List<SentimentClass> shown = List.of(SentimentClass.values());
        return new Plot(
                over(
                        BucketWords.every(span) + "情绪，按条数",
                        shown.stream().map(mood -> line(mood.label(), of(mood))).toList()),
                mood(),
                shown.stream()
                        .filter(mood -> count(of(mood)) > 0)
                        .map(mood -> new Total(
                                mood.label(),
                                count(of(mood)) + "条",
                                links.all("sentiment", mood.code()).toString()))
                        .toList());
    }

    /** The later half beside the earlier one, where both have enough to say. */
    private String mood() {
        List<LocalDate> buckets = span.buckets();
        LocalDate middle = buckets.get(buckets.size() / 2);
        Optional<BigDecimal> all = meanScore(cell -> true);
        Optional<BigDecimal> earlier = meanScore(cell -> cell.bucket().isBefore(middle));
        Optional<BigDecimal> later = meanScore(cell -> !cell.bucket().isBefore(middle));
        String sum = all.map(score -> "平均情绪分 " + score + "（0最差，100最好）").orElse("");
        if (earlier.isEmpty() || later.isEmpty()) {
            return sum;
        }
        int change = later.get().compareTo(earlier.get());
        return sum + "，前半段 " + earlier.get() + "，后半段 " + later.get()
                + (change > 0 ? "，在变好 ↑" : change < 0 ? "，在变差 ↓" : "，持平");
    }

    private Optional<BigDecimal> meanScore(Predicate<ActivityCell> wanted) {
        List<ActivityCell> scored = cells.stream()
                .filter(cell -> cell.sentiment().isPresent())
                .filter(wanted)
                .toList();
        long records = scored.stream().mapToLong(ActivityCell::records).sum();
        return records == 0
                ? Optional.empty()
                : Optional.of(scored.stream()
                        .map(ActivityCell::scores)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(records), 0, RoundingMode.HALF_UP));
    }

    Plot intents() {
        List<IntentCategory> found = Stream.of(IntentCategory.values())
                .filter(intent -> count(of(intent)) > 0)
                .sorted(Comparator.comparing((IntentCategory intent) -> count(of(intent)))
                        .reversed())
                .toList();
        return new Plot(
                new Chart(
                        "谈了什么（意图）",
                        Kind.RANKS,
                        "条",
                        found.stream().map(IntentCategory::label).toList(),
                        List.of(Line.of(
                                "沟通",
                                found.stream().map(intent -> count(of(intent))).toList())),
                        found.stream()
                                .map(intent -> Optional.of(links.all("intent", intent.code())))
                                .toList()),
                found.isEmpty() ? "还没有分析过的沟通。" : "",
                List.of());
    }

    private Chart over(String title, List<Line> lines) {
        return new Chart(
                title,
                Kind.STACKS,
                "条",
                BucketWords.of(span),
                lines,
                span.buckets().stream()
                        .map(start -> Optional.of(links.bucket(start)))
                        .toList());
    }

    private Line line(String name, Predicate<ActivityCell> wanted) {
        return Line.of(
                name,
                span.buckets().stream()
                        .map(start -> count(wanted.and(cell -> cell.bucket().equals(start))))
                        .toList());
    }

    private long count(Predicate<ActivityCell> wanted) {
        return cells.stream().filter(wanted).mapToLong(ActivityCell::records).sum();
    }

    private static Predicate<ActivityCell> of(CommunicationType type) {
        return cell -> cell.type() == type;
    }

    private static Predicate<ActivityCell> of(SentimentClass mood) {
        return cell -> cell.sentiment().filter(mood::equals).isPresent();
    }

    private static Predicate<ActivityCell> of(IntentCategory intent) {
        return cell -> cell.intent().filter(intent::equals).isPresent();
    }
}
