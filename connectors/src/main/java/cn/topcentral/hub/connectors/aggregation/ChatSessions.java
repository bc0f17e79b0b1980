package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.intake.ChatMessage;
import cn.topcentral.hub.storage.intake.IntakeTransaction;
import cn.topcentral.hub.storage.intake.Records.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Chat messages of one conversation belong to one session as long as no pause between neighbours is longer than the gap. The outcome does not
 * depend on the order of arrival: a late message that closes the pause between two sessions joins them.
 */
final class ChatSessions {
    private final Duration gap;

    /** @param gap the longest pause within a session */
    ChatSessions(Duration gap) {
        this.gap = gap;
    }

    /** A message of a conversation, stored already or just arriving. */
    private record Message(Instant time, String record, Optional<String> thread) {}

    List<Arrival> assign(List<Arrival> arrivals, IntakeTransaction transaction) {
        Map<String, Moments> moments = new HashMap<>();
        Map<String, List<Message>> conversations = new HashMap<>();
        for (Arrival arrival : arrivals) {
            Instant time = arrival.draft().time();
            moments.merge(conversation(arrival), new Moments(time, time), Moments::and);
            conversations
                    .computeIfAbsent(conversation(arrival), key -> new ArrayList<>())
                    .add(new Message(time, arrival.recordId().value(), Optional.empty()));
        }
        for (ChatMessage stored : transaction.records().chatMessages(moments, gap)) {
            conversations
                    .computeIfAbsent(stored.conversation(), key -> new ArrayList<>())
                    .add(new Message(stored.time(), stored.record().value(), Optional.of(stored.threadId())));
        }
        Map<String, String> threads = new HashMap<>();
        conversations.values().forEach(messages -> threads.putAll(sessions(messages, transaction)));
        return arrivals.stream()
                .map(arrival -> arrival.inThread(
                        Objects.requireNonNull(threads.get(arrival.recordId().value())), Optional.empty()))
                .toList();
    }

    static String conversation(Arrival arrival) {
        return ((Threading.Chat) arrival.draft().threading()).conversation();
    }

    /** The thread of each record of a conversation. */
    private Map<String, String> sessions(List<Message> messages, IntakeTransaction transaction) {
        messages.sort(Comparator.comparing(Message::time).thenComparing(Message::record));
        Map<String, String> threads = new HashMap<>();
        List<Message> session = new ArrayList<>();
        for (Message message : messages) {
            if (!session.isEmpty()
                    && message.time()
                            .isAfter(session.get(session.size() - 1).time().plus(gap))) {
                threads.putAll(threadOf(session, transaction));
                session.clear();
            }
            session.add(message);
        }
        threads.putAll(threadOf(session, transaction));
        return threads;
    }

    private static Map<String, String> threadOf(List<Message> session, IntakeTransaction transaction) {
        Set<String> existing = new LinkedHashSet<>();
        session.forEach(message -> message.thread().ifPresent(existing::add));
        String thread = existing.stream()
                .findFirst()
                .orElseGet(() -> ThreadIds.of(session.get(0).record()));
        existing.remove(thread);
        if (!existing.isEmpty()) {
            transaction.threads().joinThreads(thread, existing);
        }
        Map<String, String> threads = new HashMap<>();
        session.forEach(message -> threads.put(message.record(), thread));
        return threads;
    }
}
