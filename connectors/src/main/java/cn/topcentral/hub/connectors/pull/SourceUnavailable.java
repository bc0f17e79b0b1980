package cn.topcentral.hub.connectors.pull;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source that does not answer, or not yet. Worth trying again. The message names the source and what it said. */
public final class SourceUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> after;

    public SourceUnavailable(String message) {
        this(message, null, Optional.empty());
    }

    public SourceUnavailable(String message, @Nullable Throwable cause) {
        this(message, cause, Optional.empty());
    }

    /**
     * With the source's wish.
     *
     * @param after how long the source asks to be left alone
     */
    public SourceUnavailable(String message, @Nullable Throwable cause, Optional<Duration> after) {
        super(message, cause);
        this.after = after;
    }

    public Optional<Duration> after() {
        return after;
    }
}
