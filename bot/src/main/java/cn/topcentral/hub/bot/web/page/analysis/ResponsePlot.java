package cn.topcentral.hub.bot.web.page.analysis;

import cn.topcentral.hub.agents.statistics.Spread;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.storage.chart.ChartSpan;
import cn.topcentral.hub.storage.chart.OurAnswer;
import cn.topcentral.hub.templates.chart.Chart;
import cn.topcentral.hub.templates.chart.Chart.Kind;
import cn.topcentral.hub.templates.chart.Chart.Line;
import cn.topcentral.hub.templates.page.analysis.AnalysisPageModel.Plot;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How long customers wait for us, in working time as the agents count it. */
public final class ResponsePlot {
    private final WorkingHours hours;

    public ResponsePlot(WorkingHours hours) {
        this.hours = hours;
    }

    /** The median in hours, to a tenth; empty without answers. */
    public Optional<BigDecimal> median(List<OurAnswer> answers) {
        return answers.isEmpty()
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(Spread.of(answers.stream()
                                        .mapToDouble(this::waited)
                                        .toArray())
                                .median())
                        .setScale(1, RoundingMode.HALF_UP));
    }

    /** The working hours somebody waited. */
    public double waited(OurAnswer answer) {
        return hours.between(answer.asked(), answer.answered(), ChineseTime.ZONE)
                        .toSeconds()
                / 3600.0;
    }

    Plot plot(List<OurAnswer> answers, ChartSpan span, RowLinks links) {
        List<LocalDate> buckets = span.buckets();
        return new Plot(
                new Chart(
                        BucketWords.every(span) + "我方回复用时（中位数，工作时间）",
                        Kind.LINES,
                        "小时",
                        BucketWords.of(span),
                        List.of(new Line(
                                "我方回复用时",
                                buckets.stream()
                                        .map(start -> median(answers.stream()
                                                .filter(answer -> span.bucket()
                                                        .start(ChineseTime.date(answer.answered()))
                                                        .equals(start))
                                                .toList()))
                                        .toList())),
                        buckets.stream()
                                .map(start -> Optional.of(links.bucket(start)))
                                .toList()),
                median(answers)
                        .map(median -> "回复了 " + answers.size() + " 次，一半在 " + median.toPlainString()
                                + " 小时以内。只算工作日9:00–18:00，电话和见面不算等待。")
                        .orElse("这段时间没有等我方回复的消息。"),
                List.of());
    }
}
