package cn.topcentral.hub.bot.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    @Test
    void everyPlotOfEveryRhythmIsWritten() {
        Map<String, Plot> plots = Plot.load();
        Rhythm.load().forEach((name, rhythm) -> {
            assertThat(plots.keySet()).as(name).containsAll(rhythm.plots());
            assertThat(plots.keySet()).as(name).containsAll(rhythm.last());
        });
        assertThat(DemoCustomer.load())
                .allSatisfy(customer -> assertThat(Rhythm.load()).containsKey(customer.rhythm()));
    }

    @Test
    void everyStepHasAScriptWhoseSlotsAreFilledForEveryCustomer() {
        Scripts scripts = Scripts.load();
        WorkCalendar calendar = WorkCalendar.load();
        for (DemoCustomer customer : DemoCustomer.load()) {
            SplittableRandom random = new SplittableRandom(7);
            Wording wording = new Wording(new Matter(customer, DAY, calendar, random).slots(), random);
            for (Plot plot : Plot.load().values()) {
                for (Plot.Step step : plot.steps()) {
                    for (Script script : scripts.of(step)) {
                        assertThat(wording.say(script.lines())).noneMatch(line -> line.matches(".*[{}<>|].*"));
                        script.fields().values().forEach(wording::say);
                    }
                }
            }
        }
    }

    @Test
    void aSlotNothingFillsIsNamedWithItsLine() {
        Wording wording = new Wording(Map.of("产品", "PCR-HIPS"), new SplittableRandom(1));
        assertThatThrownBy(() -> wording.say("我 {产品} {颜料} 有货"))
                .hasMessageContaining("{颜料}")
                .hasMessageContaining("我 {产品} {颜料} 有货");
    }

    @Test
    void choicesAreTakenAndOptionalLinesAreSometimesLeftOut() {
        Wording wording = new Wording(Map.of(), new SplittableRandom(1));
        List<String> said = Stream.generate(() -> wording.say(List.of("<早|在吗>", "?嗯")))
                .limit(50)
                .flatMap(List::stream)
                .distinct()
                .toList();
        assertThat(said).containsExactlyInAnyOrder("早", "在吗", "嗯");
        assertThat(wording.say(List.of("a", "b"))).containsExactly("a", "b");
    }

    @Test
    void nobodyWorksOnHolidays() {
        WorkCalendar calendar = WorkCalendar.load();
        assertThat(calendar.onOrAfter(LocalDate.parse("2026-02-16"))).isEqualTo(LocalDate.parse("2026-02-24"));
        assertThat(calendar.onOrBefore(LocalDate.parse("2026-10-07"))).isEqualTo(LocalDate.parse("2026-09-30"));
        assertThat(calendar.plus(LocalDate.parse("2026-09-30"), 1)).isEqualTo(LocalDate.parse("2026-10-08"));
        assertThat(calendar.plus(LocalDate.parse("2026-11-23"), -1)).isEqualTo(LocalDate.parse("2026-11-20"));
    }
}
