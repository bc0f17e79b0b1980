package cn.topcentral.hub.bot.web.chat;

import cn.topcentral.hub.storage.website.WidgetMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The visitors connected to this hub. What is new for them it learns from the database once a second, whichever hub wrote it: one question for all
 * visitors, so that no connection has to be held for notices. Thread-safe; the lock of a line guards what was sent over it.
 */
final class OpenChats implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 1000;
    private static final int CATCH_UP_EVERY = 10;
    private static final int MOST_AT_ONCE = 50;
    private static final Logger log = LoggerFactory.getLogger(OpenChats.class);

    private final WidgetConversations conversations;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final Thread looking = new Thread(this::lookUntilClosed, "chat-news");
    private volatile boolean closed;

    OpenChats(WidgetConversations conversations) {
        this.conversations = conversations;
        looking.setDaemon(true);
    }

    /** A socket and how far it has been told. */
    static final class Line {
        private final UUID visitor;
        private final Consumer<String> socket;
        private int told;

        Line(UUID visitor, int told, Consumer<String> socket) {
            this.visitor = visitor;
            this.told = told;
            this.socket = socket;
        }
    }

    void start() {
        looking.start();
    }

    int count() {
        return lines.size();
    }

    void open(String session, UUID visitor, int told, Consumer<String> socket) {
        lines.put(session, new Line(visitor, told, socket));
    }

    void close(String session) {
        lines.remove(session);
    }

    /** Tells every socket of a visitor what it has not been told. */
    void tell(UUID visitor) {
        lines.values().stream().filter(line -> line.visitor.equals(visitor)).forEach(this::tell);
    }

    /** Confirms a message that this socket may have been told before. */
    void confirm(String session, WidgetMessage message) {
        Line line = lines.get(session);
        if (line == null) {
            return;
        }
        synchronized (line) {
            if (message.seq() <= line.told) {
                line.socket.accept(ChatFrames.message(message));
                return;
            }
        }
        tell(line);
    }

    private void tell(Line line) {
        synchronized (line) {
            for (WidgetMessage message : conversations.after(line.visitor, line.told, MOST_AT_ONCE)) {
                line.socket.accept(ChatFrames.message(message));
                line.told = message.seq();
            }
        }
    }

    private int told(Line line) {
        synchronized (line) {
            return line.told;
        }
    }

    private void lookUntilClosed() {
        for (long round = 0; !closed; round++) {
            try {
                look();
                if (round % CATCH_UP_EVERY == 0) {
                    conversations.catchUp();
                }
            } catch (RuntimeException e) {
                log.warn("Chats cannot be looked at; trying again", e);
            }
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look() {
        List<Line> open = new ArrayList<>(lines.values());
        Map<UUID, Integer> last = conversations.lastSeqs(
                open.stream().map(line -> line.visitor).distinct().toList());
        for (Line line : open) {
            if (last.getOrDefault(line.visitor, 0) > told(line)) {
                tell(line);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        looking.interrupt();
    }
}
