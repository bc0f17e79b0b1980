package cn.topcentral.hub.sandbox.faults;

import java.time.Duration;
import java.util.Optional;

/** The switches of trouble. Thread-safe: its own lock guards every field. */
public final class Faults {
    /** A count that never runs out: the fault lasts until it is cleared. */
    public static final int UNTIL_CLEARED = -1;

    private Duration apiDelay = Duration.ZERO;
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
            long apiDelayMillis, int failNext, int failStatus, int errcode, int errorNext, boolean dropCallbacks) {}

    public synchronized void apiDelay(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("apiDelay must not be negative, is " + delay);
        }
        apiDelay = delay;
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
        httpFailuresLeft = 0;
        errorsLeft = 0;
        dropCallbacks = false;
    }

    public synchronized boolean dropsCallbacks() {
        return dropCallbacks;
    }

    public synchronized Duration apiDelay() {
        return apiDelay;
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
        return new State(apiDelay.toMillis(), httpFailuresLeft, httpStatus, errcode, errorsLeft, dropCallbacks);
    }

    private static int checked(int count) {
        if (count < UNTIL_CLEARED) {
            throw new IllegalArgumentException("count must be 0 or more, or -1 for 'until cleared', is " + count);
        }
        return count;
    }

    private static int oneLess(int count) {
        return count == UNTIL_CLEARED ? UNTIL_CLEARED : count - 1;
    }
}
