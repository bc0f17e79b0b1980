package cn.topcentral.hub.bot.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.random.RandomGenerator;

/** Where a matter has got to in time; moves on through working hours, seldom into a Saturday. Not thread-safe. */
final class WorkClock {
    private static final LocalTime MORNING = LocalTime.of(8, 40);
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    /** One chat in so many that would fall on a Friday slips into the Saturday. */
    private static final int SATURDAYS = 6;

    private final WorkCalendar calendar;
    private final RandomGenerator random;
    private LocalDateTime now;

    WorkClock(LocalDate start, WorkCalendar calendar, RandomGenerator random) {
        this.calendar = calendar;
        this.random = random;
        this.now = at(start);
    }

    /** The beginning of the next communication. */
    LocalDateTime next(int workdays, boolean chat) {
        if (workdays > 0) {
            now = at(calendar.plus(calendar.onOrAfter(now.toLocalDate()), workdays));
            boolean friday = now.getDayOfWeek() == DayOfWeek.FRIDAY;
            if (chat
                    && friday
                    && random.nextInt(SATURDAYS) == 0
                    && !calendar.isHoliday(now.toLocalDate().plusDays(1))) {
                now = now.plusDays(1);
            }
        } else if (now.toLocalTime().isAfter(EVENING)) {
            now = at(calendar.onOrAfter(now.toLocalDate().plusDays(1)));
        }
        return now;
    }

    /** Lets a communication take its time, and some more until the next. */
    void pass(Duration taken) {
        LocalDateTime then = now.plus(taken).plusMinutes(random.nextInt(12, 95));
        now = then.toLocalTime().isAfter(LocalTime.of(12, 0))
                        && then.toLocalTime().isBefore(LocalTime.of(13, 0))
                ? then.plusMinutes(70)
                : then;
    }

    /** Some working hour of the day, lunch left out. */
    private LocalDateTime at(LocalDate day) {
        boolean morning = random.nextInt(100) < 52;
        LocalTime base = morning ? MORNING : LocalTime.of(13, 20);
        return day.atTime(base.plusMinutes(random.nextInt(morning ? 165 : 235))).plusSeconds(random.nextInt(60));
    }
}
