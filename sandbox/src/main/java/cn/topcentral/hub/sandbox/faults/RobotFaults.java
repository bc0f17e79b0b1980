package cn.topcentral.hub.sandbox.faults;

import java.time.Duration;
import java.util.Optional;

/** The switches of trouble on the robot's WebSocket. Thread-safe: its own lock guards every field. */
public final class RobotFaults {
    private boolean halfOpen;
    private boolean acksOutOfOrder;
    private boolean controlCharacters;
    private boolean refuseGroupCards;
    private Duration ackDelay = Duration.ZERO;
    private int refusedSubscribesLeft;
    private int errcode;
    private int refusedFramesLeft;
    private Runnable cut = () -> {};

    /** What is switched on now; counts are what is left. */
    public record State(
            boolean halfOpen,
            boolean acksOutOfOrder,
            boolean controlCharacters,
            boolean refuseGroupCards,
            Duration ackDelay,
            int refuseSubscribes,
            int errcode,
            int refuseFrames) {}

    /** Says what cutting means; the socket does this once. */
    public synchronized void onCut(Runnable action) {
        cut = action;
    }

    /** Cuts every connection now, without a word. */
    public void cutSockets() {
        Runnable action;
        synchronized (this) {
            action = cut;
        }
        action.run();
    }

    /** While on, connections stay open and dead: no ack, no pong, no callback comes, and what arrives is lost. */
    public synchronized void halfOpen(boolean on) {
        halfOpen = on;
    }

    /** While on, the ack of a frame comes after the ack of the frame behind it, or alone after a while. */
    public synchronized void acksOutOfOrder(boolean on) {
        acksOutOfOrder = on;
    }

    /** While on, frames to the hub hold raw control characters, inside strings and between them. */
    public synchronized void controlCharacters(boolean on) {
        controlCharacters = on;
    }

    /** While on, active pushes of cards into groups are refused: the documentation can be read that way. */
    public synchronized void refuseGroupCards(boolean on) {
        refuseGroupCards = on;
    }

    /** How long every ack takes. */
    public synchronized void ackDelay(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("ackDelay must not be negative, is " + delay);
        }
        ackDelay = delay;
    }

    /** The next {@code count} subscribes answer 853000, right secret or not. */
    public synchronized void refuseSubscribes(int count) {
        refusedSubscribesLeft = Faults.checked(count);
    }

    /** The next {@code count} frames other than subscribe and ping answer this errcode, for instance 45009. */
    public synchronized void refuseFrames(int code, int count) {
        refusedFramesLeft = Faults.checked(count);
        errcode = code;
    }

    public synchronized void clear() {
        halfOpen = false;
        acksOutOfOrder = false;
        controlCharacters = false;
        refuseGroupCards = false;
        ackDelay = Duration.ZERO;
        refusedSubscribesLeft = 0;
        refusedFramesLeft = 0;
    }

    public synchronized boolean takeRefusedSubscribe() {
        boolean refuse = refusedSubscribesLeft != 0;
        refusedSubscribesLeft = Faults.oneLess(refusedSubscribesLeft);
        return refuse;
    }

    /** The errcode the next frame fails with, counting down. */
    public synchronized Optional<Integer> takeRefusedFrame() {
        boolean refuse = refusedFramesLeft != 0;
        refusedFramesLeft = Faults.oneLess(refusedFramesLeft);
        return refuse ? Optional.of(errcode) : Optional.empty();
    }

    public synchronized State state() {
        return new State(
                halfOpen,
                acksOutOfOrder,
                controlCharacters,
                refuseGroupCards,
                ackDelay,
                refusedSubscribesLeft,
                errcode,
                refusedFramesLeft);
    }
}
