package cn.topcentral.hub.templates.page.record;

import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** A time as a page shows it: for machines, how long ago, and by day and clock in Asia/Shanghai. */
public record Moment(String machine, String relative, String absolute) {
    private static final DateTimeFormatter ABSOLUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    public static Moment of(Instant time, Instant now) {
        return new Moment(
                time.toString(), ChineseTime.relative(time, now), ABSOLUTE.format(time.atZone(ChineseTime.ZONE)));
    }
}
