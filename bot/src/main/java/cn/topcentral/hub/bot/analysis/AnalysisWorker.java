package cn.topcentral.hub.bot.analysis;

import cn.topcentral.hub.agents.analysis.CommunicationAnalyst;
import cn.topcentral.hub.connectors.work.QueueThreads;
import cn.topcentral.hub.storage.analysis.AnalysisQueue;
import cn.topcentral.hub.storage.analysis.ClaimedAnalysis;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has A10 read the records that wait, and stores what it found. The rows decide who reads what, so any number of hubs may run one each; a record
 * whose hub died is taken over when its lease ends. Thread-safe.
 */
public final class AnalysisWorker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AnalysisWorker.class);

    /** A text that fails once mostly fails again; a database or model that is away comes back within the hour. */
    private static final List<Duration> WAITS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));

    /** Above what a language model takes with all its retries. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    /** What happened longer ago is history, not news: an imported archive must not ring the alarm. */
    private static final Duration NEWS = Duration.ofHours(24);

    private final AnalysisQueue queue;
    private final Supplier<CommunicationAnalyst> analyst;
    private final ZoneId zone;
    private final Clock clock;
    private final MeterRegistry meters;
    private final QueueThreads threads;

    /**
     * A worker, not yet started.
     *
     * @param analyst asked for when the first record is there: its model takes a second to load
     * @param workers how many records are read at the same time
     */
    public AnalysisWorker(
            AnalysisQueue queue,
            Supplier<CommunicationAnalyst> analyst,
            int workers,
            ZoneId zone,
            Clock clock,
            MeterRegistry meters) {
        this.queue = queue;
        this.analyst = analyst;
        this.zone = zone;
        this.clock = clock;
        this.meters = meters;
        this.threads = new QueueThreads("analysis", workers, this::workOnce);
    }

    public void start() {
        threads.start();
    }

    @Override
    public void close() {
        threads.close();
    }

    /** Reads one record. @return whether there was one */
    boolean workOnce() {
        List<ClaimedAnalysis> claims = queue.claim(1, LEASE, clock.instant());
        claims.forEach(this::work);
        return !claims.isEmpty();
    }

    private void work(ClaimedAnalysis claimed) {
        if (claimed.attempts() > WAITS.size() + 1) {
            giveUp(claimed, "every try ended with its process; see the log around it");
            return;
        }
        try {
            var finding = analyst.get().analyse(Requests.of(claimed, zone));
            boolean stored = queue.finish(
                    claimed, StoredFinding.of(finding), clock.instant().minus(NEWS), clock.instant());
            count(stored ? finding.generatedBy().engine() : "outdated");
        } catch (RuntimeException e) {
            log.warn("Record not analysed id={} attempt={}", claimed.id(), claimed.attempts(), e);
            retry(claimed, e);
        }
    }

    private void retry(ClaimedAnalysis claimed, RuntimeException failure) {
        if (claimed.attempts() > WAITS.size()) {
            giveUp(claimed, failure.toString());
            return;
        }
        queue.retry(claimed, failure.toString(), clock.instant().plus(WAITS.get(claimed.attempts() - 1)));
        count("retried");
    }

    private void giveUp(ClaimedAnalysis claimed, String reason) {
        log.error("Analysis given up id={} attempts={}", claimed.id(), claimed.attempts());
        queue.failed(claimed, reason);
        count("failed");
    }

    private void count(String outcome) {
        meters.counter("hub.analyses", "outcome", outcome).increment();
    }
}
