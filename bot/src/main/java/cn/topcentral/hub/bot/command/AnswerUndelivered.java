package cn.topcentral.hub.bot.command;

import java.time.Duration;
import java.util.Optional;

/** An answer did not get through. */
public final class AnswerUndelivered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;

    private AnswerUndelivered(String reason, Optional<Duration> retryAfter) {
        super(reason);
        this.retryAfter = retryAfter;
    }

    public static AnswerUndelivered retriable(String reason, Duration after) {
        return new AnswerUndelivered(reason, Optional.of(after));
    }

    public static AnswerUndelivered permanent(String reason) {
        return new AnswerUndelivered(reason, Optional.empty());
    }

    /** How long to wait before trying again; empty when trying again is pointless. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
