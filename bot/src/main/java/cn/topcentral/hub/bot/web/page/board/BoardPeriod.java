package cn.topcentral.hub.bot.web.page.board;

import cn.topcentral.hub.storage.chart.Bucket;
import cn.topcentral.hub.storage.chart.ChartSpan;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Optional;

/** Which days the board is about. A quarter is the most, as its numbers are counted anew at each look. */
enum BoardPeriod {
    WEEK("week", "本周", "上周同期"),
    MONTH("30d", "近30天", "再之前30天"),
    QUARTER("90d", "近90天", "再之前90天");

    private final String code;
    private final String label;
    private final String before;

    BoardPeriod(String code, String label, String before) {
        this.code = code;
        this.label = label;
        this.before = before;
    }

    String code() {
        return code;
    }

    String label() {
        return label;
    }

    /** What it is compared with. */
    String before() {
        return before;
    }

    static Optional<BoardPeriod> of(String code) {
        return Arrays.stream(values())
                .filter(period -> period.code.equals(code))
                .findFirst();
    }

    ChartSpan span(LocalDate today) {
        LocalDate first =
                switch (this) {
                    case WEEK -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    case MONTH -> today.minusDays(29);
                    case QUARTER -> today.minusDays(89);
                };
        return new ChartSpan(first, today, this == WEEK ? Bucket.DAY : Bucket.WEEK, ChineseTime.ZONE);
    }

    /** The days that it is compared with: the same days of the week before, else as many days before. */
    ChartSpan earlier(LocalDate today) {
        ChartSpan span = span(today);
        return this == WEEK
                ? new ChartSpan(span.first().minusDays(7), today.minusDays(7), Bucket.DAY, ChineseTime.ZONE)
                : new ChartSpan(
                        span.first().minusDays(ChronoUnit.DAYS.between(span.first(), today) + 1),
                        span.first().minusDays(1),
                        Bucket.WEEK,
                        ChineseTime.ZONE);
    }
}
