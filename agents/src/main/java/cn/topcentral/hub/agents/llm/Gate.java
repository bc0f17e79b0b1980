package cn.topcentral.hub.agents.llm;

import cn.topcentral.hub.agents.llm.endpoint.Attempt;
import cn.topcentral.hub.agents.llm.endpoint.Attempt.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What all callers know of the endpoint together, so that one finding out is enough:
 *
 * <ul>
 *   <li>wrong key, account or model: nobody asks for five minutes;
 *   <li>five breaks in a row: nobody asks for a minute, then one tries, and its luck decides about the next minute;
 *   <li>{@code Retry-After}: nobody asks before.
 * </ul>
 *
 * Thread-safe; its lock guards all fields.
 */
final class Gate {
    private static final Duration AFTER_WRONG_SETTINGS = Duration.ofMinutes(5);
    private static final Duration AFTER_BREAKS = Duration.ofMinutes(1);
    private static final int BREAKS = 5;

    private Instant closedUntil = Instant.MIN;
    private String reason = "";
    private int breaks;
    private Instant quietUntil = Instant.MIN;

    /** Whether the endpoint may be asked now. */
    sealed interface Verdict {
        record Open() implements Verdict {}

        /** It asked to be left alone. */
        record Wait(Duration time) implements Verdict {}

        /** Not worth trying. */
        record Closed(String reason) implements Verdict {}
    }

    synchronized Verdict enter(Instant now) {
        if (now.isBefore(closedUntil)) {
            return new Verdict.Closed(reason);
        }
        if (now.isBefore(quietUntil)) {
            return new Verdict.Wait(Duration.between(now, quietUntil));
        }
        if (breaks >= BREAKS) {
            // This caller tries; the others wait for what it finds.
            closedUntil = now.plus(AFTER_BREAKS);
        }
        return new Verdict.Open();
    }

    synchronized void note(Attempt attempt, Instant now) {
        if (!(attempt instanceof Attempt.Failed failed)) {
            breaks = 0;
            closedUntil = Instant.MIN;
            return;
        }
        failed.retryAfter().map(now::plus).filter(quietUntil::isBefore).ifPresent(until -> quietUntil = until);
        if (failed.kind() == Kind.SETTINGS) {
            close(failed.reason(), now.plus(AFTER_WRONG_SETTINGS));
        } else if (failed.kind() == Kind.BROKEN) {
            breaks++;
            if (breaks >= BREAKS) {
                close(failed.reason(), now.plus(AFTER_BREAKS));
            }
        } else {
            // It answered: whatever broke is whole again.
            breaks = 0;
            closedUntil = Instant.MIN;
        }
    }

    private void close(String why, Instant until) {
        reason = why + "; not asked again before " + until;
        closedUntil = until;
    }

    /** Why the model is not asked at present. */
    synchronized Optional<String> closed(Instant now) {
        return now.isBefore(closedUntil) ? Optional.of(reason) : Optional.empty();
    }
}
