package cn.topcentral.hub.sandbox.faults;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The switches of trouble. Thread-safe: its own lock guards every field. */
public final class Faults {
    /** A count that never runs out: the fault lasts until it is cleared. */
    public static final int UNTIL_CLEARED = -1;

    private Duration apiDelay = Duration.ZERO;
    private final Map<String, Duration> apiDelays = new TreeMap<>();
    private int httpStatus;
    private int httpFailuresLeft;
    private int errcode;
    private int errorsLeft;
    private boolean dropCallbacks;

    /** How the next API call goes wrong, if it does. */
    public sealed interface Trouble {
        /** A broken gateway: this HTTP status and no JSON. */
        record HttpFailure(int status) implements Trouble {}

        /** WeCom refuses with this errcode. */
        record Refusal(int errcode) implements Trouble {}
    }

    /** What is switched on now; counts are what is left. */
    public record State(
            long apiDelayMillis,
            Map<String, Duration> apiDelays,
            int failNext,
            int failStatus,
            int errcode,
            int errorNext,
            boolean dropCallbacks) {}

    public synchronized void apiDelay(Duration delay) {
        apiDelay = notNegative(delay);
    }

    /** Slows one API down and no other, for instance {@code /cgi-bin/message/send}; zero takes that back. */
    public synchronized void apiDelay(String path, Duration delay) {
        if (!path.startsWith("/cgi-bin/")) {
            throw new IllegalArgumentException("path must start with /cgi-bin/, is '" + path + "'");
        }
        apiDelays.put(path, notNegative(delay));
    }

    private static Duration notNegative(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("apiDelay must not be negative, is " + delay);
        }
        return delay;
    }

    /** The next {@code count} API calls answer this HTTP status, 5xx, without a body. */
    public synchronized void failNext(int count, int status) {
        if (status < 500 || status > 599) {
            throw new IllegalArgumentException("failStatus must be 500-599, is " + status);
        }
        httpFailuresLeft = checked(count);
        httpStatus = status;
    }

    /** The next {@code count} API calls answer this errcode, for instance 45009 or 60020. */
    public synchronized void errorNext(int code, int count) {
        errorsLeft = checked(count);
        errcode = code;
    }

    /** While on, callbacks are lost on their way: the hub sees nothing and nothing is repeated. */
    public synchronized void dropCallbacks(boolean drop) {
        dropCallbacks = drop;
    }

    public synchronized void clear() {
        apiDelay = Duration.ZERO;
        apiDelays.clear();
        httpFailuresLeft = 0;
        errorsLeft = 0;
        dropCallbacks = false;
    }

    public synchronized boolean dropsCallbacks() {
        return dropCallbacks;
    }

    /** How long a call of this path takes. */
    public synchronized Duration delayOf(String path) {
        return apiDelays.getOrDefault(path, apiDelay);
    }

    /** Takes the trouble of one API call, counting it down. */
    public synchronized Optional<Trouble> nextTrouble() {
        if (httpFailuresLeft != 0) {
            httpFailuresLeft = oneLess(httpFailuresLeft);
            return Optional.of(new Trouble.HttpFailure(httpStatus));
        }
        if (errorsLeft != 0) {
            errorsLeft = oneLess(errorsLeft);
            return Optional.of(new Trouble.Refusal(errcode));
        }
        return Optional.empty();
    }

    public synchronized State state() {
        return new State(
                apiDelay.toMillis(),
                Map.copyOf(apiDelays),
                httpFailuresLeft,
                httpStatus,
                errcode,
                errorsLeft,
                dropCallbacks);
    }

    static int checked(int count) {
        if (count < UNTIL_CLEARED) {
            throw new IllegalArgumentException("count must be 0 or more, or -1 for 'until cleared', is " + count);
        }
        return count;
    }

    static int oneLess(int count) {
        return count <= 0 ? count : count - 1;
    }
}
