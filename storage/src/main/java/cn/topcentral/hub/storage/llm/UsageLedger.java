package cn.topcentral.hub.storage.llm;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Adds up what the model costs. Implementations are thread-safe. */
public interface UsageLedger {

    /** Adds to the sums of a day, a model and an agent. */
    void add(LocalDate day, String model, String agent, Usage usage);

    /** What all models and agents together cost on a day, in CNY. */
    BigDecimal spent(LocalDate day);
}
