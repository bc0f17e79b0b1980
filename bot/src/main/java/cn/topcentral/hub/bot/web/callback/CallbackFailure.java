package cn.topcentral.hub.bot.web.callback;

import java.time.Duration;
import java.util.Optional;

/** A callback could not be worked on. The message is kept with it and shown by {@code ./hub status}. */
public final class CallbackFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;

    private CallbackFailure(String reason, Optional<Duration> retryAfter) {
        super(reason);
        this.retryAfter = retryAfter;
    }

    /**
     * To be tried again.
     *
     * @param after how long to wait at least
     */
    public static CallbackFailure retriable(String reason, Duration after) {
        return new CallbackFailure(reason, Optional.of(after));
    }

    public static CallbackFailure permanent(String reason) {
        return new CallbackFailure(reason, Optional.empty());
    }

    /** How long to wait at least before trying again; empty when trying again is pointless. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
