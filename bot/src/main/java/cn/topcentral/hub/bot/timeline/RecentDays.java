package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Periods that end now, as one taps them on a page; they move on with the days. */
public enum RecentDays {
    TODAY(1, "今天"),
    WEEK(7, "近7天"),
    MONTH(30, "近30天"),
    QUARTER(90, "近90天");

    private final int days;
    private final String label;

    RecentDays(int days, String label) {
        this.days = days;
        this.label = label;
    }

    /** The value of the parameter {@code days}. */
    public String code() {
        return String.valueOf(days);
    }

    public String label() {
        return label;
    }

    public static Optional<RecentDays> ofCode(String code) {
        return Arrays.stream(values())
                .filter(period -> period.code().equals(code))
                .findFirst();
    }

    /** Its first instant: midnight in Asia/Shanghai; today counts as a day. */
    public Instant from(Instant now) {
        return ChineseTime.date(now)
                .minusDays(days - 1L)
                .atStartOfDay(ChineseTime.ZONE)
                .toInstant();
    }
}
