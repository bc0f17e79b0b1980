package cn.topcentral.hub.templates.page;

import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.Instant;

/**
 * A moment as a page shows it.
 *
 * @param iso for machines
 * @param exact to the minute in Asia/Shanghai, read by who points at it
 * @param words as people say it now: 2小时前
 */
public record When(String iso, String exact, String words) {
    public static When of(Instant time, Instant now) {
        return new When(
                time.toString(),
                ChineseTime.date(time) + " " + ChineseTime.clock(time),
                ChineseTime.relative(time, now));
    }
}
