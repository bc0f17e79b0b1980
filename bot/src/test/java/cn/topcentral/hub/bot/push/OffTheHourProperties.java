package cn.topcentral.hub.bot.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class OffTheHourProperties {
    @Property(tries = 300)
    void nothingIsLeftInTheBusyMinutesOrMovedByMoreThanFour(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second, @ForAll String key) {
        Instant instant = Instant.ofEpochSecond(second);

        Instant spread = OffTheHour.spread(instant, key);

        assertThat(spread.getEpochSecond() / 60 % 30).isNotZero();
        assertThat(Duration.between(instant, spread)).isBetween(Duration.ZERO, Duration.ofMinutes(4));
        assertThat(OffTheHour.spread(instant, key)).isEqualTo(spread);
        if (second / 60 % 30 != 0) {
            assertThat(spread).isEqualTo(instant);
        }
    }

    @Example
    void manyReportsOfOneMomentAreSpread() {
        Instant nine = Instant.parse("2026-11-23T01:00:00Z");

        assertThat(IntStream.range(0, 100)
                        .mapToObj(i -> OffTheHour.spread(nine, "report:daily:2026-11-23:member:" + i))
                        .distinct()
                        .count())
                .isGreaterThan(50);
    }
}
