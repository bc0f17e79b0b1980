package cn.topcentral.hub.bot.health;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.source.SourceActivity;
import cn.topcentral.hub.storage.source.SourceActivityRepository;
import cn.topcentral.hub.storage.source.SourceState;
import cn.topcentral.hub.storage.source.SourceStateRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells which sources have gone quiet, against their own rhythm, and which cannot be asked. Thread-safe. */
public final class SourceHealth {
    /**
     * So many records missed in a row are no chance: a source that brings as many on average brings none in one of 150 such stretches
     * (e⁻⁵).
     */
    private static final double MISSED = 5;

    /** A line that rings every minute may rest for a while. */
    private static final Duration SHORTEST_SILENCE = Duration.ofMinutes(30);

    private final SourceActivityRepository activity;
    private final SourceStateRepository states;
    private final Clock clock;

    public SourceHealth(SourceActivityRepository activity, SourceStateRepository states, Clock clock) {
        this.activity = activity;
        this.states = states;
        this.clock = clock;
    }

    /** How a source is. */
    public enum State {
        /** As usual. */
        OK,
        /** Silent where it is not usual. */
        QUIET
    }

    /**
     * A source and how it is.
     *
     * @param silence since its newest communication
     * @param usual how many would usually have come in that time
     * @param lag between its newest communication and our taking it in
     */
    public record Source(
            String system,
            CommunicationType type,
            long records,
            Instant lastEvent,
            Instant lastReceived,
            Duration silence,
            double usual,
            Duration lag,
            State state) {

        /** For people: {@code 400电话（tinet:3001）2 小时没有新记录，通常 14 条}. */
        public String text() {
            String who = type.label() + "（" + system + "）";
            return state == State.QUIET
                    ? who + inWords(silence) + "没有新记录，通常 " + Math.round(usual) + " 条"
                    : who + "正常，最近一条在 " + inWords(silence) + "前";
        }
    }

    /**
     * A source, and how much it usually brings and lately brought.
     *
     * @param perDay mean over a usual week
     * @param days records of each of the last days, today's last
     */
    public record Week(Source source, double perDay, List<Long> days) {
        public Week {
            days = List.copyOf(days);
        }
    }

    /** All sources there ever were, by name. */
    public List<Source> sources() {
        Instant now = clock.instant();
        return activity(now).stream().map(source -> judged(source, now)).toList();
    }

    /** The same with the last seven days, as days are counted in a zone. */
    public List<Week> weeks(ZoneId zone) {
        Instant now = clock.instant();
        LocalDate today = now.atZone(zone).toLocalDate();
        return activity(now).stream()
                .map(source -> new Week(
                        judged(source, now),
                        Rhythm.of(source.recentHours(), source.lastEvent(), zone)
                                .perDay(),
                        days(source, today, zone)))
                .toList();
    }

    private static List<Long> days(SourceActivity source, LocalDate today, ZoneId zone) {
        Map<LocalDate, Long> byDay = source.recentHours().entrySet().stream()
                .collect(Collectors.groupingBy(
                        hour -> hour.getKey().atZone(zone).toLocalDate(),
                        Collectors.summingLong(hour -> hour.getValue())));
        return IntStream.rangeClosed(-6, 0)
                .mapToObj(day -> byDay.getOrDefault(today.plusDays(day), 0L))
                .toList();
    }

    /** One week more than the rhythm, since the rhythm ends with the last sign of life. */
    private List<SourceActivity> activity(Instant now) {
        return activity.since(now.minus(Duration.ofDays(7L * (Rhythm.WEEKS + 1))));
    }

    /** The sources that could not be asked the last time. */
    public List<SourceState> failing() {
        return states.all().stream().filter(state -> state.error().isPresent()).toList();
    }

    private Source judged(SourceActivity source, Instant now) {
        ZoneId zone = clock.getZone();
        Duration silence = Duration.between(source.lastEvent(), now);
        double usual =
                Rhythm.of(source.recentHours(), source.lastEvent(), zone).expected(source.lastEvent(), now, zone);
        boolean quiet = usual >= MISSED && silence.compareTo(SHORTEST_SILENCE) >= 0;
        return new Source(
                source.system(),
                source.type(),
                source.records(),
                source.lastEvent(),
                source.lastReceived(),
                silence.isNegative() ? Duration.ZERO : silence,
                usual,
                Duration.between(source.lastEvent(), source.lastReceived()),
                quiet ? State.QUIET : State.OK);
    }

    private static String inWords(Duration silence) {
        return Optional.of(silence)
                .filter(longer -> longer.toDays() >= 2)
                .map(days -> days.toDays() + " 天")
                .orElseGet(() ->
                        silence.toHours() >= 1 ? silence.toHours() + " 小时" : Math.max(1, silence.toMinutes()) + " 分钟");
    }
}
