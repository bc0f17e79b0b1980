package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.bot.config.AlertsConfig;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When people are left in peace: nights and days off. Immutable. */
final class QuietHours {
    private final AlertsConfig config;
    private final ChineseCalendar calendar;
    private final ZoneId zone;

    QuietHours(AlertsConfig config, ChineseCalendar calendar, ZoneId zone) {
        this.config = config;
        this.calendar = calendar;
        this.zone = zone;
    }

    /** The moment itself, or when the quiet that it falls into is over. */
    Instant over(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        LocalDate day = local.toLocalDate();
        LocalTime time = local.toLocalTime();
        if (calendar.isWorkday(day)) {
            if (time.isBefore(config.quietUntil())) {
                return begin(day);
            } else if (time.isBefore(config.quietFrom())) {
                return at;
            }
        }
        return begin(calendar.firstWorkdayAfter(day));
    }

    private Instant begin(LocalDate day) {
        return day.atTime(config.quietUntil()).atZone(zone).toInstant();
    }
}
