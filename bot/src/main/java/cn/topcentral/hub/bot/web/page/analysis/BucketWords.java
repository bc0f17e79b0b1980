package cn.topcentral.hub.bot.web.page.analysis;

import cn.topcentral.hub.storage.chart.ChartSpan;
import java.time.LocalDate;
import java.util.List;

/** What stands under the bars: 6月10日 for the week from then, 6月 or 2024年6月, 2024年. */
public final class BucketWords {
    private BucketWords() {}

    /** The buckets of a span, in order. */
    public static List<String> of(ChartSpan span) {
        return span.buckets().stream().map(start -> word(span, start)).toList();
    }

    private static String word(ChartSpan span, LocalDate start) {
        LocalDate shown = span.firstOf(start);
        boolean oneYear = span.first().getYear() == span.last().getYear();
        return switch (span.bucket()) {
            case DAY, WEEK -> shown.getMonthValue() + "月" + shown.getDayOfMonth() + "日";
            case MONTH -> (oneYear ? "" : shown.getYear() + "年") + shown.getMonthValue() + "月";
            case YEAR -> shown.getYear() + "年";
        };
    }

    /** 每天, 每周, 每月 or 每年. */
    public static String every(ChartSpan span) {
        return switch (span.bucket()) {
            case DAY -> "每天";
            case WEEK -> "每周";
            case MONTH -> "每月";
            case YEAR -> "每年";
        };
    }
}
