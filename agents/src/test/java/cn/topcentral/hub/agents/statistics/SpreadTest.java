package cn.topcentral.hub.agents.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void oneOddValueMovesTheMeanOnly() {
        Spread spread = Spread.of(8, 9, 9, 10, 100);

        assertThat(spread.median()).isEqualTo(9);
        assertThat(spread.deviation()).isEqualTo(1);
        assertThat(spread.mean()).isEqualTo(27.2);
        assertThat(spread.ninetieth()).isCloseTo(64, within(1e-9));
        assertThat(spread.largest()).isEqualTo(100);
    }

    @Test
    void ofNothingIsZero() {
        assertThat(Spread.of()).isEqualTo(Spread.NONE);
    }

    @Test
    void poissonKnowsTheTablesAndTheEnds() {
        assertThat(Poisson.atMost(2, 8)).isCloseTo(0.013754, within(1e-6));
        assertThat(Poisson.atMost(0, 0)).isEqualTo(1);
        assertThat(Poisson.atMost(3, 0)).isEqualTo(1);
        assertThat(Poisson.atMost(1000, 1000)).isCloseTo(0.5084, within(1e-3));
        assertThat(Poisson.atMost(-1, 3)).isZero();
        assertThatThrownBy(() -> Poisson.atMost(1, -1)).hasMessageContaining("0 or more");
    }
}
