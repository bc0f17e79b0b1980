package cn.topcentral.hub.agents.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final WorkingDays WEEK = WorkingDays.MONDAY_TO_FRIDAY;

    @Test
    void whoCallsEveryNineDaysIsSilentAfterTwentyEight() {
        List<LocalDate> days = every(9, 12);
        LocalDate last = days.get(days.size() - 1);

        Rhythm after12 = Rhythm.of(days, last.plusDays(12), WEEK);
        Rhythm after28 = Rhythm.of(days, last.plusDays(28), WEEK);

        assertThat(after28.gaps().median()).isEqualTo(9);
        assertThat(after28.silentDays()).isEqualTo(28);
        assertThat(after28.silent()).isTrue();
        assertThat(after12.silent()).isFalse();
    }

    @Test
    void whoCallsEverySixtyDaysIsNotSilentAfterSixtyFive() {
        List<LocalDate> days = every(60, 7);

        assertThat(Rhythm.of(days, days.get(6).plusDays(65), WEEK).silent()).isFalse();
        assertThat(Rhythm.of(days, days.get(6).plusDays(140), WEEK).silent()).isTrue();
    }

    @Test
    void fewEventsAreNoRhythm() {
        Rhythm rhythm = Rhythm.of(every(9, 4), START.plusDays(400), WEEK);

        assertThat(rhythm.known()).isFalse();
        assertThat(rhythm.silent()).isFalse();
    }

    @Test
    void holidaysAreNotSilence() {
        List<LocalDate> days = every(2, 20);
        LocalDate last = days.get(19);
        WorkingDays holidays =
                day -> WEEK.works(day) && (day.isBefore(last.plusDays(1)) || day.isAfter(last.plusDays(9)));

        assertThat(Rhythm.of(days, last.plusDays(9), WEEK).silent()).isTrue();
        assertThat(Rhythm.of(days, last.plusDays(9), holidays).silent()).isFalse();
    }

    /** The share of customers with an unchanged rhythm that are called silent on a day picked at random; docs/agents/a14.md quotes the figures. */
    @Test
    void seldomCallsAnUnchangedRhythmSilent() {
        Random random = new Random(20240615);
        double steady = falseAlarms(random, unused -> 7 + random.nextInt(5));
        double erratic = falseAlarms(random, unused -> 1 + (int) (-9 * Math.log(1 - random.nextDouble())));

        assertThat(steady).isLessThan(0.005);
        assertThat(erratic).isCloseTo(0.05, within(0.03));
    }

    private static double falseAlarms(Random random, Function<Integer, Integer> gap) {
        int alarms = 0;
        int customers = 2000;
        for (int customer = 0; customer < customers; customer++) {
            List<LocalDate> days = new ArrayList<>();
            LocalDate today = START.plusDays(200 + random.nextInt(60));
            LocalDate day = START;
            while (!day.isAfter(today)) {
                days.add(day);
                day = day.plusDays(gap.apply(customer));
            }
            alarms += Rhythm.of(days, today, WEEK).silent() ? 1 : 0;
        }
        return (double) alarms / customers;
    }

    @Test
    void aSlowdownBeginsWithTheLastContactInTime() {
        List<LocalDate> days = new ArrayList<>(every(5, 20));
        LocalDate last = days.get(19);
        days.add(last.plusDays(20));
        days.add(last.plusDays(45));

        assertThat(Slowdown.since(days, 5, last.plusDays(60))).contains(last);
        assertThat(Slowdown.since(days, 5, last.plusDays(90))).contains(last);
        assertThat(Slowdown.since(List.of(), 5, last)).isEmpty();
    }

    @Test
    void theLastThirtyDaysAreComparedWithTheWindowsBefore() {
        LocalDate today = START.plusDays(210);
        List<LocalDate> before = every(4, 45).stream()
                .filter(day -> !day.isAfter(today.minusDays(30)))
                .toList();
        List<LocalDate> days = new ArrayList<>(before);
        days.add(today.minusDays(3));

        Pace pace = Pace.of(days, today, 30);

        assertThat(pace.current()).isEqualTo(1);
        assertThat(pace.windows()).isEqualTo(6);
        assertThat(pace.baseline()).isCloseTo(7.5, within(0.2));
        assertThat(pace.trend()).isEqualTo(Trend.DECLINING);
        assertThat(Pace.of(every(4, 60), today, 30).trend()).isEqualTo(Trend.STABLE);
        assertThat(Pace.of(every(40, 3), START.plusDays(100), 30).trend()).isEqualTo(Trend.STABLE);
    }

    private static List<LocalDate> every(int gap, int count) {
        List<LocalDate> days = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            days.add(START.plusDays((long) i * gap));
        }
        return days;
    }
}
