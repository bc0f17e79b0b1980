package cn.topcentral.hub.sandbox.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Everything said, in memory. Thread-safe: its own lock guards the collections; watchers are told outside of it. */
public final class ChatStore {
    private final Clock clock;
    private final Map<Long, Entry> entries = new LinkedHashMap<>();
    private final List<SentMessage> sent = new ArrayList<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private long version;

    public ChatStore(Clock clock) {
        this.clock = clock;
    }

    /** Registers something to call after every change; the returned action takes it off again. */
    public Runnable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** What a member wrote. */
    public Entry said(String conversation, Author author, String msgtype, ObjectNode content) {
        return changed(() -> append(conversation, author, msgtype, content, ""));
    }

    /** Records one delivered copy and shows it in its conversation. */
    public Entry deliver(Outgoing message) {
        return changed(() -> {
            record(message);
            return append(
                    message.conversation(), message.author(), message.msgtype(), message.content(), message.msgid());
        });
    }

    /** Records a message that takes the place of what a bubble says: the next state of a growing answer. */
    public void redeliver(long id, Outgoing message) {
        changed(() -> {
            record(message);
            Entry old = Objects.requireNonNull(entries.get(id), "bubbles are never removed");
            entries.put(id, old.withContent(message.content()).withVersion(++version));
            return id;
        });
    }

    /** Changes one bubble; does nothing when it is gone. */
    public void update(long id, UnaryOperator<Entry> change) {
        changed(() -> {
            Entry old = entries.get(id);
            if (old != null) {
                entries.put(id, change.apply(old).withVersion(++version));
            }
            return id;
        });
    }

    public synchronized Optional<Entry> entry(long id) {
        return Optional.ofNullable(entries.get(id));
    }

    public synchronized List<Entry> entries(Predicate<Entry> wanted) {
        return entries.values().stream().filter(wanted).toList();
    }

    public synchronized long version() {
        return version;
    }

    public synchronized List<SentMessage> sent() {
        return List.copyOf(sent);
    }

    /** Waits until a message like this was delivered, earlier ones included; empty when the time is up. */
    public synchronized Optional<SentMessage> await(Predicate<SentMessage> wanted, Duration limit)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<SentMessage> found = sent.stream().filter(wanted).findFirst();
            long leftMillis = (end - System.nanoTime()) / 1_000_000;
            if (found.isPresent() || leftMillis <= 0) {
                return found;
            }
            wait(leftMillis);
        }
    }

    private void record(Outgoing message) {
        sent.add(new SentMessage(
                sent.size() + 1L,
                clock.instant(),
                message.channel(),
                message.to(),
                message.msgtype(),
                message.content().deepCopy(),
                message.msgid(),
                message.responseCode(),
                message.warnings()));
    }

    private Entry append(String conversation, Author author, String msgtype, ObjectNode content, String msgid) {
        Entry entry = new Entry(
                entries.size() + 1L,
                ++version,
                conversation,
                author,
                clock.instant(),
                msgtype,
                content,
                msgid,
                false,
                Optional.empty(),
                Map.of(),
                Optional.empty());
        entries.put(entry.id(), entry);
        return entry;
    }

    private <T> T changed(java.util.function.Supplier<T> change) {
        T result;
        synchronized (this) {
            result = change.get();
            notifyAll();
        }
        watchers.forEach(Runnable::run);
        return result;
    }
}
