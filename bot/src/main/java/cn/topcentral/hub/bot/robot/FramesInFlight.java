package cn.topcentral.hub.bot.robot;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Frames of ours and the answers to them. Frames with one id go one after the other, each after the answer to the one before (page 101463); those with
 * different ids need not wait for each other. Used in turn.
 */
final class FramesInFlight {
    /** As long and as many as WeCom's own SDK takes. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    static final int MOST_WAITING = 500;

    private final Turns turns;
    private final Consumer<String> send;
    private final Map<String, Deque<Waiting>> queues = new HashMap<>();

    /** @param send puts a text on the wire */
    FramesInFlight(Turns turns, Consumer<String> send) {
        this.turns = turns;
        this.send = send;
    }

    private static final class Waiting {
        private final String text;
        private final CompletableFuture<Ack> answer;
        private Turns.Appointment deadline = Turns.Appointment.NONE;

        Waiting(String text, CompletableFuture<Ack> answer) {
            this.text = text;
            this.answer = answer;
        }
    }

    /** Sends a frame when it is its turn; the future always completes. */
    void send(String requestId, String text, CompletableFuture<Ack> answer) {
        Deque<Waiting> queue = queues.computeIfAbsent(requestId, id -> new ArrayDeque<>());
        if (queue.size() >= MOST_WAITING) {
            answer.complete(Ack.none("more than " + MOST_WAITING + " frames wait for their turn"));
            return;
        }
        queue.add(new Waiting(text, answer));
        if (queue.size() == 1) {
            transmit(requestId, queue);
        }
    }

    /** Takes an answer in; false when no frame waited for it. */
    boolean answered(String requestId, Ack ack) {
        Deque<Waiting> queue = queues.get(requestId);
        if (queue == null) {
            return false;
        }
        done(requestId, queue, ack);
        return true;
    }

    /** The connection is gone; nothing that waits will be answered. */
    void abandon(String why) {
        Map<String, Deque<Waiting>> abandoned = Map.copyOf(queues);
        queues.clear();
        abandoned
                .values()
                .forEach(queue -> queue.forEach(waiting -> {
                    waiting.deadline.cancel();
                    waiting.answer.complete(Ack.none(why));
                }));
    }

    private void transmit(String requestId, Deque<Waiting> queue) {
        Waiting first = queue.getFirst();
        first.deadline = turns.after(
                PATIENCE, () -> done(requestId, queue, Ack.none("no answer within " + PATIENCE.toSeconds() + " s")));
        send.accept(first.text);
    }

    private void done(String requestId, Deque<Waiting> queue, Ack ack) {
        Waiting first = queue.removeFirst();
        first.deadline.cancel();
        if (queue.isEmpty()) {
            queues.remove(requestId);
        }
        first.answer.complete(ack);
        if (!queue.isEmpty()) {
            transmit(requestId, queue);
        }
    }
}
