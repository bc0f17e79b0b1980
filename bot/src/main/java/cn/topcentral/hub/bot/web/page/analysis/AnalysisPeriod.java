package cn.topcentral.hub.bot.web.page.analysis;

import cn.topcentral.hub.storage.chart.Bucket;
import cn.topcentral.hub.storage.chart.ChartSpan;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** How far back the analysis looks. */
enum AnalysisPeriod {
    MONTH("30d", "近30天"),
    QUARTER("90d", "近90天"),
    YEAR("1y", "近1年"),
    ALL("all", "全部");

    /** More bars than this are no longer read. */
    private static final int MOST_MONTHS = 36;

    private final String code;
    private final String label;

    AnalysisPeriod(String code, String label) {
        this.code = code;
        this.label = label;
    }

    String code() {
        return code;
    }

    String label() {
        return label;
    }

    static Optional<AnalysisPeriod> of(String code) {
        return Arrays.stream(values())
                .filter(period -> period.code.equals(code))
                .findFirst();
    }

    /**
     * Its days, today the last.
     *
     * @param begun the day of the customer's first record
     */
    ChartSpan span(LocalDate today, LocalDate begun) {
        LocalDate first =
                switch (this) {
                    case MONTH -> today.minusDays(29);
                    case QUARTER -> today.minusDays(89);
                    case YEAR -> today.minusYears(1).plusDays(1);
                    case ALL -> begun.isAfter(today) ? today : begun;
                };
        return new ChartSpan(first, today, bucket(first, today), ChineseTime.ZONE);
    }

    private Bucket bucket(LocalDate first, LocalDate today) {
        long days = ChronoUnit.DAYS.between(first, today);
        if (days < 100) {
            return Bucket.WEEK;
        }
        return ChronoUnit.MONTHS.between(first, today) < MOST_MONTHS ? Bucket.MONTH : Bucket.YEAR;
    }
}
