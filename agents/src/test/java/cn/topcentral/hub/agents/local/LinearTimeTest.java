package cn.topcentral.hub.agents.local;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.history.RandomHistory;
import cn.topcentral.hub.agents.insight.CustomerInsightAgent;
import cn.topcentral.hub.agents.local.insight.LocalCustomerInsightAgent;
import cn.topcentral.hub.agents.local.risk.LocalRiskAgent;
import cn.topcentral.hub.agents.statistics.WorkingDays;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LinearTimeTest {
    private static final WorkingHours HOURS = WorkingHours.nineToSix(WorkingDays.MONDAY_TO_FRIDAY);

    private final CustomerInsightAgent agent = new LocalCustomerInsightAgent(HOURS, new LocalRiskAgent(HOURS));

    /** Eight times the records may take sixteen times as long, not sixty-four. A11 asks A14, so both are measured. */
    @Test
    void tenThousandRecordsAreReadInLinearTime() {
        CustomerHistory small = RandomHistory.of(1, 1_250, 700);
        CustomerHistory large = RandomHistory.of(1, 10_000, 700);
        nanos(small);

        assertThat(nanos(large)).isLessThan(16 * nanos(small));
    }

    private long nanos(CustomerHistory history) {
        return LongStream.range(0, 2)
                .map(run -> {
                    long start = System.nanoTime();
                    agent.study(history);
                    return System.nanoTime() - start;
                })
                .min()
                .orElseThrow();
    }
}
