package cn.topcentral.hub.agents.llm;

import cn.topcentral.hub.storage.llm.Usage;
import cn.topcentral.hub.storage.llm.UsageLedger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** A ledger in memory. */
public final class MemoryLedger implements UsageLedger {
    private final Map<String, Usage> sums = new ConcurrentSkipListMap<>();

    @Override
    public void add(LocalDate day, String model, String agent, Usage usage) {
        sums.merge(day + "/" + agent, usage, Usage::plus);
    }

    @Override
    public BigDecimal spent(LocalDate day) {
        return sums.entrySet().stream()
                .filter(sum -> sum.getKey().startsWith(day + "/"))
                .map(sum -> sum.getValue().costCny())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The sums of an agent, of all days. */
    public Usage of(String agent) {
        return sums.entrySet().stream()
                .filter(sum -> sum.getKey().endsWith("/" + agent))
                .map(Map.Entry::getValue)
                .reduce(Usage.NONE, Usage::plus);
    }
}
