package cn.topcentral.hub.agents.llm;

import cn.topcentral.hub.storage.llm.Usage;
import cn.topcentral.hub.storage.llm.UsageLedger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Keeps the day's costs below the budget: a call sets aside the most it may cost before it is made. What other hubs have set aside is not
 * seen, so with several of them the budget may be passed by what is on the way there. Thread-safe; its lock guards what is set aside.
 */
final class Budget {
    private final Optional<BigDecimal> limit;
    private final UsageLedger ledger;
    private BigDecimal setAside = BigDecimal.ZERO;

    Budget(Optional<BigDecimal> limit, UsageLedger ledger) {
        this.limit = limit;
        this.ledger = ledger;
    }

    /** Sets an amount aside; false when it is not there any more. */
    synchronized boolean reserve(LocalDate day, BigDecimal amount) {
        if (limit.isPresent() && ledger.spent(day).add(setAside).add(amount).compareTo(limit.get()) > 0) {
            return false;
        }
        setAside = setAside.add(amount);
        return true;
    }

    /** Gives back what was set aside, and books what it came to. */
    synchronized void settle(LocalDate day, BigDecimal amount, String model, String agent, Usage usage) {
        setAside = setAside.subtract(amount);
        ledger.add(day, model, agent, usage);
    }

    String exhausted() {
        return "the daily budget of " + limit.map(BigDecimal::toPlainString).orElse("0") + " CNY is used up";
    }
}
