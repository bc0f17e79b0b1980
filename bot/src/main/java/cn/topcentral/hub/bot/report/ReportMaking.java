package cn.topcentral.hub.bot.report;

import cn.topcentral.hub.agents.coordination.CustomerReports;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRepository;
import cn.topcentral.hub.storage.report.StoredReport;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes customers' reports that somebody waits for on a page; one of a customer at a time. Only that one is being written is remembered here: the
 * report itself is a row, and after a restart the button is tapped again. Thread-safe.
 */
public final class ReportMaking {
    private static final Logger log = LoggerFactory.getLogger(ReportMaking.class);

    /** Who waits asks within seconds. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final HistoryRepository histories;
    private final CustomerReports reports;
    private final Executor hands;
    private final Clock clock;
    private final Map<CustomerId, State> states = new ConcurrentHashMap<>();

    /** @param hands one or two threads; not those that the agents run on, which are waited for */
    public ReportMaking(HistoryRepository histories, CustomerReports reports, Executor hands, Clock clock) {
        this.histories = histories;
        this.reports = reports;
        this.hands = hands;
        this.clock = clock;
    }

    /**
     * How far it is.
     *
     * @param running whether it is being written
     * @param report the id of the new one
     * @param problem why there is none, for people
     * @param since when this became so
     */
    record State(boolean running, Optional<String> report, Optional<String> problem, Instant since) {
        static State none(Instant now) {
            return new State(false, Optional.empty(), Optional.empty(), now);
        }
    }

    /** Begins, unless it is under way. @return whether it began */
    boolean start(Customer customer) {
        Instant now = clock.instant();
        states.values()
                .removeIf(state ->
                        !state.running() && state.since().plus(REMEMBERED).isBefore(now));
        State running = new State(true, Optional.empty(), Optional.empty(), now);
        AtomicBoolean began = new AtomicBoolean();
        states.compute(customer.id(), (id, before) -> {
            boolean underWay = before != null && before.running();
            began.set(!underWay);
            return underWay ? before : running;
        });
        if (began.get()) {
            try {
                hands.execute(() -> states.put(customer.id(), written(customer)));
            } catch (RejectedExecutionException e) {
                states.put(customer.id(), failed("系统正在停止，请过一分钟再点一次。"));
            }
        }
        return began.get();
    }

    State state(CustomerId customer) {
        return Optional.ofNullable(states.get(customer)).orElseGet(() -> State.none(clock.instant()));
    }

    private State written(Customer customer) {
        try {
            Instant now = clock.instant();
            CustomerHistory history = histories.read(customer, now, ChineseTime.ZONE);
            if (history.records().isEmpty()) {
                return failed("这位客户还没有沟通记录，写不出报告。先在时间轴上看看渠道有没有接好。");
            }
            return reports.publish(history, now)
                    .map(StoredReport::id)
                    .map(id -> new State(false, Optional.of(id), Optional.empty(), clock.instant()))
                    .orElseGet(() -> failed("报告这次没有写成，请过几分钟再点一次；如果一直这样，请告诉管理员。"));
        } catch (RuntimeException e) {
            log.warn("Report not written customer={}", customer.id(), e);
            return failed("报告这次没有写成，请过几分钟再点一次；如果一直这样，请告诉管理员。");
        }
    }

    private State failed(String problem) {
        return new State(false, Optional.empty(), Optional.of(problem), clock.instant());
    }
}
