package cn.topcentral.hub.agents.local.advice;

import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.local.words.Proof;
import cn.topcentral.hub.agents.statistics.Conversation;
import cn.topcentral.hub.agents.statistics.TimeProfile;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** When to reach them: the days and hours of a year in which they write of their own accord. Nothing is said before they wrote in {@value #LEAST} hours. */
final class Timing {
    static final int LEAST = 6;
    private static final int LEAST_TO_AVOID = 20;
    private static final int MOST = 3;
    private static final int NOON = 12;
    private static final double WINDOW_SHARE = 0.2;
    private static final double RARELY = 0.25;
    private static final int HOLIDAY_AHEAD_DAYS = 21;
    private static final List<String> DAYS = List.of("周一", "周二", "周三", "周四", "周五", "周六", "周日");

    private final Situation situation;
    private final TimeProfile times;

    Timing(Situation situation) {
        this.situation = situation;
        this.times = situation.statistics().times();
    }

    /** The days above the average of the working week, in the order of the week. */
    List<Claim<String>> days() {
        if (times.total() < LEAST) {
            return List.of();
        }
        double mean = times.total() / 5.0;
        return times.busiestDays().stream()
                .filter(day -> times.on(day) >= mean)
                .limit(MOST)
                .sorted()
                .flatMap(day -> Claim.of(name(day), wroteOn(time -> time.getDayOfWeek() == day)).stream())
                .toList();
    }

    /** The best two hours before noon, after it and in the evening, where a fifth of all falls into them. */
    List<Claim<String>> hours() {
        if (times.total() < LEAST) {
            return List.of();
        }
        List<Claim<String>> found = new ArrayList<>();
        window(7, NOON).ifPresent(found::add);
        window(NOON, 18).ifPresent(found::add);
        window(18, 23).ifPresent(found::add);
        return found;
    }

    /** Half days in which they hardly ever write, and the next holiday. */
    List<Claim<String>> avoid() {
        List<Claim<String>> found = new ArrayList<>();
        if (times.total() >= LEAST_TO_AVOID) {
            double mean = times.total() / 10.0;
            List<HalfDay> rarely = Arrays.stream(DayOfWeek.values())
                    .filter(day -> day.compareTo(DayOfWeek.FRIDAY) <= 0)
                    .flatMap(day -> List.of(new HalfDay(day, true), new HalfDay(day, false)).stream())
                    .filter(half -> count(half) < RARELY * mean)
                    .sorted(Comparator.comparing(this::count))
                    .toList();
            // Who writes on Mondays only does not shun the other days.
            (rarely.size() <= MOST ? rarely : List.<HalfDay>of())
                    .stream()
                            .flatMap(half ->
                                    situation.byLatestWord(name(half.day()) + (half.morning() ? "上午" : "下午")).stream())
                            .forEach(found::add);
        }
        DaysOff.next(situation.statistics().workingHours().days(), situation.today(), HOLIDAY_AHEAD_DAYS)
                .flatMap(off -> situation.byLatestWord(off.name() + "放假（" + situation.when(off.first())
                        + (off.last().equals(off.first()) ? "" : "至" + situation.when(off.last())) + "）"))
                .ifPresent(found::add);
        return found;
    }

    /** The hour at which they write most, {@code 上午10点前后}; empty while unknown. */
    Optional<String> hour() {
        if (times.total() < LEAST) {
            return Optional.empty();
        }
        int hour = times.busiestHours().get(0);
        return Optional.of(hour < NOON ? "上午" + hour + "点前后" : "下午" + (hour == NOON ? NOON : hour - NOON) + "点前后");
    }

    private record HalfDay(DayOfWeek day, boolean morning) {}

    private int count(HalfDay half) {
        return times.between(half.day()::equals, half.morning() ? 7 : NOON, half.morning() ? NOON : 19);
    }

    private Optional<Claim<String>> window(int from, int to) {
        int best = from;
        for (int hour = from; hour + 2 <= to; hour++) {
            best = inTwoHours(hour) > inTwoHours(best) ? hour : best;
        }
        int start = best;
        if (inTwoHours(start) < WINDOW_SHARE * times.total()) {
            return Optional.empty();
        }
        return Claim.of(
                String.format(Locale.ROOT, "%02d:00-%02d:00", start, start + 2),
                wroteOn(time -> time.getHour() >= start && time.getHour() < start + 2));
    }

    private int inTwoHours(int hour) {
        return times.between(day -> true, hour, hour + 2);
    }

    /** The last message they began at such a time. */
    private Optional<Proof> wroteOn(Predicate<ZonedDateTime> when) {
        List<HistoryRecord> records = situation.statistics().conversation().theirs();
        for (int i = records.size() - 1; i >= 0; i--) {
            HistoryRecord record = records.get(i);
            if (Conversation.customerBegan(record)
                    && when.test(record.time().atZone(situation.history().zone()))) {
                return Proof.of(record);
            }
        }
        return Optional.empty();
    }

    private static String name(DayOfWeek day) {
        return DAYS.get(day.getValue() - 1);
    }
}
