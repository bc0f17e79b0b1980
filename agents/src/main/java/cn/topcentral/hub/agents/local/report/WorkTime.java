package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.agents.report.Workdays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The time that offices were open between two moments: a question at 20:00 that is answered at 9:30 waited 30 minutes. */
final class WorkTime {
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);

    private WorkTime() {}

    static Duration between(Instant start, Instant end, ZoneId zone, Workdays workdays) {
        Duration sum = Duration.ZERO;
        LocalDate last = end.atZone(zone).toLocalDate();
        for (LocalDate day = start.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (workdays.works(day)) {
                Instant opens = day.atTime(OPENS).atZone(zone).toInstant();
                Instant closes = day.atTime(CLOSES).atZone(zone).toInstant();
                Instant from = start.isAfter(opens) ? start : opens;
                Instant until = end.isBefore(closes) ? end : closes;
                sum = from.isBefore(until) ? sum.plus(Duration.between(from, until)) : sum;
            }
        }
        return sum;
    }
}
