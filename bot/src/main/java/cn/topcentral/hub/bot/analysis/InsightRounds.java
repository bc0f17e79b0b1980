package cn.topcentral.hub.bot.analysis;

import cn.topcentral.hub.agents.coordination.Coordination;
import cn.topcentral.hub.agents.coordination.Coordinator;
import cn.topcentral.hub.agents.coordination.InsightRows;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRepository;
import cn.topcentral.hub.storage.insight.InsightRepository;
import cn.topcentral.hub.storage.insight.InsightWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets A16 look at the customers somebody waits for, and once a day at those with something new; keeps what it finds as insights. May run in several
 * processes at once and be killed at any moment. Thread-safe.
 */
public final class InsightRounds {
    private static final Logger log = LoggerFactory.getLogger(InsightRounds.class);
    private static final int AT_ONCE = 5;
    private static final Duration LONGEST_RUN = Duration.ofMinutes(4);

    /** Longer than a batch takes even when a model words the findings. */
    private static final Duration LEASE = Duration.ofMinutes(30);

    private final InsightWatch watch;
    private final CustomerRepository customers;
    private final HistoryRepository histories;
    private final Coordinator coordinator;
    private final InsightRepository insights;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone in which a customer's days are counted */
    public InsightRounds(
            InsightWatch watch,
            CustomerRepository customers,
            HistoryRepository histories,
            Coordinator coordinator,
            InsightRepository insights,
            Clock clock,
            ZoneId zone) {
        this.watch = watch;
        this.customers = customers;
        this.histories = histories;
        this.coordinator = coordinator;
        this.insights = insights;
        this.clock = clock;
        this.zone = zone;
    }

    /** Looks at everybody who is due, as far as time allows; every minute. @return how many were looked at */
    public int run() {
        Instant stop = clock.instant().plus(LONGEST_RUN);
        int looked = 0;
        List<CustomerId> claimed = claim();
        while (!claimed.isEmpty()) {
            claimed.forEach(this::look);
            looked += claimed.size();
            claimed = clock.instant().isBefore(stop) ? claim() : List.of();
        }
        return looked;
    }

    private List<CustomerId> claim() {
        return watch.claim(AT_ONCE, LEASE, clock.instant());
    }

    /** One that fails keeps its claim, and is looked at again when that has lapsed. */
    private void look(CustomerId id) {
        Instant asOf = clock.instant();
        try {
            Optional<Customer> customer = customers.byId(id);
            if (customer.isPresent()) {
                CustomerHistory history = histories.read(customer.get(), asOf, zone);
                Finding<Coordination> finding = coordinator.coordinate(history);
                insights.save(id, InsightRows.of(finding, history), asOf);
            }
            watch.done(id, asOf);
        } catch (RuntimeException e) {
            log.warn("A customer could not be studied customer={}", id, e);
        }
    }
}
