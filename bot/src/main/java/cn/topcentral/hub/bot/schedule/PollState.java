package cn.topcentral.hub.bot.schedule;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.pull.Poll;
import cn.topcentral.hub.connectors.pull.Reconciliation;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import cn.topcentral.hub.storage.source.SourceState;
import cn.topcentral.hub.storage.source.SourceStateRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks sources and writes down how it went; one that fails is left alone longer and longer. Thread-safe. */
public final class PollState {
    /** A push that was lost is found within this; a vendor's outage over a long weekend too. */
    static final Duration RECONCILED = Duration.ofDays(3);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final Logger log = LoggerFactory.getLogger(PollState.class);

    private final SourceStateRepository states;
    private final Clock clock;

    public PollState(SourceStateRepository states, Clock clock) {
        this.states = states;
        this.clock = clock;
    }

    /** Asks a source for what is new, unless it is being left alone. */
    public void run(Poll poll) {
        Instant now = clock.instant();
        boolean paused = states.of(poll.source())
                .flatMap(SourceState::notBefore)
                .filter(now::isBefore)
                .isPresent();
        if (!paused) {
            ask(poll.source(), () -> poll.run() + " new");
        }
    }

    /** Asks a source for everything of the last days. */
    public void run(Reconciliation reconciliation, Consumer<List<CommunicationDraft>> intake) {
        Instant now = clock.instant();
        ask("reconcile " + reconciliation.source(), () -> {
            reconciliation.run(now.minus(RECONCILED), now, intake);
            return "done";
        });
    }

    private void ask(String source, Supplier<String> work) {
        try {
            String outcome = work.get();
            states.succeeded(source, clock.instant());
            log.debug("Source asked source={} outcome={}", source, outcome);
        } catch (SourceUnavailable e) {
            failed(source, String.valueOf(e.getMessage()), e.after());
        } catch (RuntimeException e) {
            log.error("Source could not be asked source={}", source, e);
            failed(source, e.toString(), Optional.empty());
        }
    }

    private void failed(String source, String reason, Optional<Duration> asked) {
        int failures = states.of(source).map(SourceState::failures).orElse(0);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 5));
        Duration capped = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        Duration wait = asked.filter(longer -> longer.compareTo(capped) > 0).orElse(capped);
        Instant now = clock.instant();
        log.warn("Source unavailable source={} failures={} pause={} reason={}", source, failures + 1, wait, reason);
        states.failed(source, reason, now, now.plus(wait));
    }
}
