package cn.topcentral.hub.connectors;

import java.time.Duration;

/** Durations as people read them in Chinese. */
public final class ChineseDuration {
    private ChineseDuration() {}

    /** For example {@code 12秒}, {@code 3分20秒}, {@code 1小时5分}; parts of a second are dropped. */
    public static String format(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("A negative duration: " + duration);
        }
        String text = part(duration.toHours(), "小时")
                + part(duration.toMinutesPart(), "分")
                + part(duration.toSecondsPart(), "秒");
        return text.isEmpty() ? "0秒" : text;
    }

    private static String part(long count, String unit) {
        return count == 0 ? "" : count + unit;
    }
}
