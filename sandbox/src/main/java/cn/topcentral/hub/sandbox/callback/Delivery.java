package cn.topcentral.hub.sandbox.callback;

import java.util.Optional;

/**
 * How far a callback got.
 *
 * @param attempts how often it was sent so far; at most four, one and three repeats
 * @param problem what went wrong last, or why the reply was refused; empty when all is well
 */
public record Delivery(State state, int attempts, String problem, Optional<PassiveReply> reply) {
    public enum State {
        SENDING,
        DELIVERED,
        /** Given up: no callback URL, or no good answer after all repeats. */
        FAILED,
        /** Lost on purpose by the fault switch. */
        DROPPED
    }

    public static Delivery sending(int attempts, String problem) {
        return new Delivery(State.SENDING, attempts, problem, Optional.empty());
    }

    public static Delivery failed(int attempts, String problem) {
        return new Delivery(State.FAILED, attempts, problem, Optional.empty());
    }

    public static Delivery delivered(int attempts) {
        return new Delivery(State.DELIVERED, attempts, "", Optional.empty());
    }

    /** The same delivery with a complaint about its reply. */
    public Delivery complaining(String complaint) {
        return new Delivery(state, attempts, complaint, Optional.empty());
    }
}
