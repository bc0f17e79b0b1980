package cn.topcentral.hub.agents.llm;

import cn.topcentral.hub.agents.llm.endpoint.Attempt;
import cn.topcentral.hub.agents.llm.endpoint.Attempt.Kind;
import cn.topcentral.hub.storage.llm.Usage;
import cn.topcentral.hub.storage.llm.UsageLedger;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes calls within what is allowed: so many at a time, first come first served; not while the {@link Gate} is closed; within the
 * {@link Budget}. The one place that asks again: after {@code BUSY} and {@code BROKEN}, after a time that doubles with each attempt and is
 * drawn at random below that, so that callers do not come back together. Thread-safe.
 */
final class ModelCalls {
    private static final Logger log = LoggerFactory.getLogger(ModelCalls.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    /** Nobody is kept waiting longer than this before an attempt; the local engine answers instead. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** No further attempt begins after this, so that a question ends well before its record's lease does. */
    private static final Duration LONGEST_TRYING = Duration.ofMinutes(2);

    private final LlmSettings settings;
    private final Budget budget;
    private final Gate gate = new Gate();
    private final Semaphore places;
    private final Clock clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    ModelCalls(LlmSettings settings, UsageLedger ledger, Clock clock, Sleeper sleeper, RandomGenerator random) {
        this.settings = settings;
        this.budget = new Budget(settings.dailyBudgetCny(), ledger);
        this.places = new Semaphore(settings.maxConcurrency(), true);
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
    }

    /** An attempt that was made, or the reason why none was. */
    sealed interface Result {
        record Made(Attempt attempt) implements Result {}

        record NotMade(String reason) implements Result {}
    }

    /**
     * Makes a call.
     *
     * @param inputTokens about how many it sends
     * @param repeatable whether a failed attempt may be followed by another
     */
    Result make(String agent, int inputTokens, Supplier<Attempt> attempt, RepeatRule repeatable) {
        Instant lastStart = clock.instant().plus(LONGEST_TRYING);
        try {
            for (int made = 0; ; made++) {
                Result result = once(agent, inputTokens, attempt);
                if (!(result instanceof Result.Made done)
                        || !(done.attempt() instanceof Attempt.Failed failed)
                        || made >= settings.maxRetries()
                        || clock.instant().isAfter(lastStart)
                        || !repeatable.allows(failed)) {
                    return result;
                }
                log.info("Model call repeated agent={} attempt={} reason={}", agent, made + 1, failed.reason());
                if (failed.retryAfter().isEmpty()) {
                    sleeper.sleep(backoff(made));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result.NotMade("interrupted while waiting for the model");
        }
    }

    /** Which failed attempts may be followed by another. */
    @FunctionalInterface
    interface RepeatRule {
        RepeatRule PASSING = failed -> failed.kind() == Kind.BUSY || failed.kind() == Kind.BROKEN;

        boolean allows(Attempt.Failed failed);
    }

    private Duration backoff(int made) {
        long ceiling = Math.min(FIRST_WAIT.toMillis() << made, LONGEST_WAIT.toMillis());
        return Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling / 2 + 1));
    }

    private Result once(String agent, int inputTokens, Supplier<Attempt> attempt) throws InterruptedException {
        if (!places.tryAcquire(settings.timeout().toMillis() + LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            return new Result.NotMade("all " + settings.maxConcurrency() + " calls to the model are taken");
        }
        try {
            Gate.Verdict verdict = gate.enter(clock.instant());
            while (verdict instanceof Gate.Verdict.Wait wait) {
                if (wait.time().compareTo(LONGEST_WAIT) > 0) {
                    return new Result.NotMade("the endpoint wants to be left alone for "
                            + wait.time().toSeconds() + " s");
                }
                sleeper.sleep(wait.time());
                verdict = gate.enter(clock.instant());
            }
            return verdict instanceof Gate.Verdict.Closed closed
                    ? new Result.NotMade(closed.reason())
                    : paid(agent, inputTokens, attempt);
        } finally {
            places.release();
        }
    }

    private Result paid(String agent, int inputTokens, Supplier<Attempt> attempt) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), settings.zone());
        BigDecimal most = settings.cost(inputTokens, settings.maxOutputTokens());
        if (!budget.reserve(day, most)) {
            return new Result.NotMade(budget.exhausted());
        }
        Usage usage = Usage.call(true, 0, 0, BigDecimal.ZERO);
        try {
            Attempt made = attempt.get();
            gate.note(made, clock.instant());
            usage = usage(made, inputTokens);
            return new Result.Made(made);
        } finally {
            budget.settle(day, most, settings.model(), agent, usage);
        }
    }

    /** Where the endpoint does not count, we do; what may have been worked on in vain is counted as sent. */
    private Usage usage(Attempt attempt, int estimatedInput) {
        if (attempt instanceof Attempt.Failed failed) {
            long input = failed.atWork() ? estimatedInput : 0;
            long output = TokenEstimate.of(failed.begun());
            return Usage.call(true, input, output, settings.cost(input, output));
        }
        String text =
                attempt instanceof Attempt.Answered answered ? answered.text() : ((Attempt.Stopped) attempt).text();
        long input = attempt.inputTokens() > 0 ? attempt.inputTokens() : estimatedInput;
        long output = attempt.outputTokens() > 0 ? attempt.outputTokens() : TokenEstimate.of(text);
        return Usage.call(false, input, output, settings.cost(input, output));
    }

    /** Why the model is not asked at present, if it is not. */
    Optional<String> closed() {
        return gate.closed(clock.instant());
    }
}
