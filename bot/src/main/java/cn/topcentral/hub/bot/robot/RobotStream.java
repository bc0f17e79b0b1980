package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.robot.Turns.Appointment;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.card.MarkdownMessage.Room;
import cn.topcentral.hub.templates.text.Shortening;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer that grows under the eyes of who asked (stream, pages 101031 and 101463): each frame holds the whole text so far. WeCom ends it six minutes
 * after its first frame, so it is ended here before that, in words, whatever the answer does. Thread-safe: one thread shows, and time runs out on
 * another; no lock is held while WeCom is waited for.
 */
final class RobotStream {
    /** Whether each frame counts as one of the 30 messages a minute, the pages do not say. */
    static final Duration BETWEEN = Duration.ofSeconds(2);

    /** Before WeCom's six minutes, with room for a slow answer to the last frame. */
    static final Duration LONGEST = Duration.ofSeconds(340);

    static final String TO_BE_CONTINUED = "⏳ 还要再花点时间，好了马上另发给您。";

    private final RobotSender sender;
    private final RobotConnection connection;
    private final Optional<String> requestId;
    private final String id;
    private final Turns turns;
    private State state = State.NEW;
    private Instant lastShown = Instant.MIN;
    private String shown = "";
    private Appointment deadline = Appointment.NONE;

    private enum State {
        NEW,
        OPEN,
        ENDED
    }

    /**
     * A stream of which nothing is shown yet.
     *
     * @param requestId of the message that is answered; without one nothing can be shown
     * @param id of the stream, ours to choose
     */
    RobotStream(RobotSender sender, RobotConnection connection, Optional<String> requestId, String id, Turns turns) {
        this.sender = sender;
        this.connection = connection;
        this.requestId = requestId;
        this.id = id;
        this.turns = turns;
    }

    /**
     * Shows the text so far; nothing happens when the last was shown a moment ago.
     *
     * @return whether the person sees this text or one a moment older
     */
    boolean show(String text) {
        if (requestId.isEmpty() || !mayShow(text)) {
            return isOpen();
        }
        boolean taken = sender.reply("aibot_respond_msg", requestId.get(), frame(false, text))
                .ok();
        if (!taken) {
            // Not ended for WeCom, perhaps, but nothing more will come of it.
            end();
        }
        return taken;
    }

    synchronized boolean isOpen() {
        return state == State.OPEN;
    }

    /**
     * Ends it with these last words.
     *
     * @return whether they are shown; false too when it was not open
     */
    boolean finish(String text) {
        return end()
                && sender.reply("aibot_respond_msg", requestId.orElseThrow(), frame(true, text))
                        .ok();
    }

    /** Ends it with what is shown. */
    void finishAsIs() {
        String last;
        synchronized (this) {
            last = shown;
        }
        finish(last);
    }

    private synchronized boolean mayShow(String text) {
        Instant now = turns.now();
        if (state == State.ENDED || (state == State.OPEN && now.isBefore(lastShown.plus(BETWEEN)))) {
            return false;
        }
        if (state == State.NEW) {
            state = State.OPEN;
            deadline = turns.after(LONGEST, this::timeIsUp);
        }
        lastShown = now;
        shown = text;
        return true;
    }

    private synchronized boolean end() {
        boolean open = state == State.OPEN;
        state = State.ENDED;
        deadline.cancel();
        return open;
    }

    /** In turn, where nobody may wait for the answer. */
    private void timeIsUp() {
        String last;
        synchronized (this) {
            last = shown;
        }
        if (end()) {
            String text = last + "\n\n" + TO_BE_CONTINUED;
            connection.tell("aibot_respond_msg", requestId.orElseThrow(), frame(true, text));
        }
    }

    private JsonNode frame(boolean finish, String text) {
        return RobotBodies.stream(id, finish, fitting(text));
    }

    private static String fitting(String text) {
        return Shortening.bytes(text) <= Room.ROBOT.bytes()
                ? text
                : MarkdownMessage.shortened(text, Room.ROBOT).content();
    }
}
