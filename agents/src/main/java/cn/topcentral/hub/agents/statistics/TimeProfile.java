package cn.topcentral.hub.agents.statistics;

import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** When a customer writes, by hour of the week. An hour of a day counts once, however many messages it holds. Immutable. */
public final class TimeProfile {
    private static final int HOURS = 24;

    private final int[] counts = new int[7 * HOURS];
    private final int total;

    private TimeProfile(Set<LocalDateTime> hours) {
        hours.forEach(hour -> counts[slot(hour.getDayOfWeek(), hour.getHour())]++);
        this.total = hours.size();
    }

    public static TimeProfile of(Conversation conversation, List<HistoryRecord> records) {
        Set<LocalDateTime> hours = new HashSet<>();
        for (HistoryRecord record : records) {
            ZonedDateTime time = record.time().atZone(conversation.zone());
            hours.add(time.toLocalDate().atTime(time.getHour(), 0));
        }
        return new TimeProfile(hours);
    }

    /** How many hours are counted. */
    public int total() {
        return total;
    }

    public int at(DayOfWeek day, int hour) {
        return counts[slot(day, hour)];
    }

    /** The count of all hours from one (inclusive) to another (exclusive) on some days. */
    public int between(Predicate<DayOfWeek> days, int fromHour, int toHour) {
        return Arrays.stream(DayOfWeek.values())
                .filter(days)
                .flatMapToInt(day -> IntStream.range(fromHour, toHour).map(hour -> at(day, hour)))
                .sum();
    }

    public int on(DayOfWeek day) {
        return between(day::equals, 0, HOURS);
    }

    /** The days of the week that have any, the busiest first. */
    public List<DayOfWeek> busiestDays() {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> on(day) > 0)
                .sorted(Comparator.comparing(this::on).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** The hours of the day that have any, the busiest first. */
    public List<Integer> busiestHours() {
        return IntStream.range(0, HOURS)
                .boxed()
                .filter(hour -> between(day -> true, hour, hour + 1) > 0)
                .sorted(Comparator.<Integer, Integer>comparing(hour -> between(day -> true, hour, hour + 1))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int slot(DayOfWeek day, int hour) {
        return (day.getValue() - 1) * HOURS + hour;
    }
}
