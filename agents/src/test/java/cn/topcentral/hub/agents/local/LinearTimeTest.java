package cn.topcentral.hub.agents.local;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.history.RandomHistory;
import cn.topcentral.hub.agents.insight.CustomerInsightAgent;
import cn.topcentral.hub.agents.local.insight.LocalCustomerInsightAgent;
import cn.topcentral.hub.agents.local.risk.LocalRiskAgent;
import cn.topcentral.hub.agents.statistics.WorkingDays;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LinearTimeTest {
    private static final WorkingHours HOURS = WorkingHours.nineToSix(WorkingDays.MONDAY_TO_FRIDAY);

    private final CustomerInsightAgent agent = new LocalCustomerInsightAgent(HOURS, new LocalRiskAgent(HOURS));

    /** Eight times the records may take twenty-four times the CPU, not sixty-four. A11 asks A14, so both are measured. */
    @Test
    void tenThousandRecordsAreReadInLinearTime() {
        CustomerHistory small = RandomHistory.of(1, 1_250, 700);
        CustomerHistory large = RandomHistory.of(1, 10_000, 700);
        nanos(small);

        assertThat(nanos(large)).isLessThan(24 * nanos(small));
    }

    /** Of CPU time, because others may be using the machine. */
    private long nanos(CustomerHistory history) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return LongStream.range(0, 2)
                .map(run -> {
                    long start = threads.getCurrentThreadCpuTime();
                    agent.study(history);
                    return threads.getCurrentThreadCpuTime() - start;
                })
                .min()
                .orElseThrow();
    }
}
