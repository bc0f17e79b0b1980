package cn.topcentral.hub.agents.local.coordination;

import cn.topcentral.hub.agents.finding.Finding;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks agents on other threads and waits no longer than is good. An agent that takes too long is interrupted, so that one which waits for a network
 * gives its thread back; the answer does not depend on whether it does. Thread-safe.
 */
final class TimedCalls {
    private static final Logger log = LoggerFactory.getLogger(TimedCalls.class);

    private final ExecutorService executor;
    private final Duration limit;

    /** @param limit for each call, the wait for a thread included */
    TimedCalls(ExecutorService executor, Duration limit) {
        this.executor = executor;
        this.limit = limit;
    }

    /** The future always completes with an answer, within the limit. */
    <T> CompletableFuture<Answer<T>> ask(String agent, Supplier<Finding<T>> question) {
        CompletableFuture<Answer<T>> answer = new CompletableFuture<>();
        try {
            Future<?> work = executor.submit(() -> answer.complete(answered(agent, question)));
            answer.completeOnTimeout(
                    Answer.failed(agent, "no answer within " + limit.toMillis() / 1000.0 + " s"),
                    limit.toMillis(),
                    TimeUnit.MILLISECONDS);
            return answer.whenComplete((done, failure) -> work.cancel(true));
        } catch (RejectedExecutionException e) {
            answer.complete(Answer.failed(agent, "no thread was free"));
            return answer;
        }
    }

    /** An agent's fault is the agent's: whatever it throws, the others go on. */
    private static <T> Answer<T> answered(String agent, Supplier<Finding<T>> question) {
        try {
            return Answer.of(agent, question.get());
        } catch (RuntimeException | StackOverflowError e) {
            log.warn("Agent failed agent={}", agent, e);
            return Answer.failed(agent, e.getClass().getSimpleName() + message(e));
        }
    }

    private static String message(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return failure.getMessage() == null ? "" : ": " + message.substring(0, Math.min(message.length(), 200));
    }
}
