package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.intake.IntakeTransaction;
import cn.topcentral.hub.storage.intake.ThreadMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Threads the mails of one batch, after JWZ (the algorithm RFC 5256 REFERENCES names): {@link MailNodes nodes} that occur together are one thread.
 * A node may be known before its mail comes, so mails find each other in any order of arrival. {@link SubjectLinks} then adds what no header
 * connects. Threads are only ever joined, never split.
 */
final class MailThreads {
    private final IntakeTransaction transaction;
    private final SubjectLinks subjects;
    private final Map<RecordId, MailNodes> hangsOn = new HashMap<>();
    private final Map<String, ThreadMessage> nodes = new HashMap<>();
    private final Map<String, ThreadMessage> changed = new LinkedHashMap<>();
    private final Map<String, String> joined = new HashMap<>();

    MailThreads(IntakeTransaction transaction) {
        this.transaction = transaction;
        this.subjects = new SubjectLinks(transaction);
    }

    /** @param arrivals mails in the order of their time */
    List<Arrival> assign(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return arrivals;
        }
        Set<String> keys = new LinkedHashSet<>();
        for (Arrival arrival : arrivals) {
            MailNodes hanging = MailNodes.of(arrival);
            hangsOn.put(arrival.recordId(), hanging);
            keys.addAll(hanging.keys());
            parentKey(mail(arrival)).ifPresent(keys::add);
        }
        nodes.putAll(transaction.threads().threadMessages(keys));
        Set<String> awaited = Set.copyOf(nodes.keySet());
        subjects.load(arrivals);

        Map<RecordId, String> threads = new HashMap<>();
        arrivals.forEach(arrival -> threads.put(arrival.recordId(), threadOf(arrival)));
        List<Arrival> assigned = arrivals.stream()
                .map(arrival -> placed(arrival, current(Objects.requireNonNull(threads.get(arrival.recordId())))))
                .toList();
        store(assigned, awaited);
        return assigned;
    }

    static Threading.Mail mail(Arrival arrival) {
        return (Threading.Mail) arrival.draft().threading();
    }

    /** Whatever two mails may meet in, for locks: every id it names, its own, and its conversation. */
    static List<String> chain(Threading.Mail mail) {
        List<String> chain = new ArrayList<>(MailNodes.ids(mail));
        mail.conversation().ifPresent(conversation -> chain.add(' ' + conversation));
        return chain;
    }

    private List<String> hangsOn(Arrival arrival) {
        return Objects.requireNonNull(hangsOn.get(arrival.recordId())).keys();
    }

    private String threadOf(Arrival arrival) {
        List<String> keys = hangsOn(arrival);
        Set<String> known = new LinkedHashSet<>();
        keys.forEach(key -> Optional.ofNullable(nodes.get(key)).ifPresent(node -> known.add(current(node.threadId()))));
        subjects.threads(arrival).forEach(thread -> known.add(current(thread)));
        String thread = known.stream().findFirst().orElseGet(() -> ThreadIds.of(keys.get(0)));
        known.remove(thread);
        if (!known.isEmpty()) {
            join(thread, known);
        }
        keys.forEach(key -> put(node(key, thread, arrival)));
        subjects.add(arrival, thread);
        return thread;
    }

    private ThreadMessage node(String key, String thread, Arrival arrival) {
        Threading.Mail mail = mail(arrival);
        Optional<ThreadMessage> existing = Optional.ofNullable(nodes.get(key));
        boolean own = key.equals(mail.messageId());
        Optional<String> parent =
                existing.flatMap(ThreadMessage::parentKey).or(() -> own ? parentKey(mail) : Optional.empty());
        Optional<RecordId> record = existing.flatMap(ThreadMessage::record)
                .or(() -> own ? Optional.of(arrival.recordId()) : Optional.empty());
        return new ThreadMessage(key, thread, parent, record);
    }

    /** In-Reply-To, else the nearest reference (RFC 5322 section 3.6.4 puts the parent last). */
    private static Optional<String> parentKey(Threading.Mail mail) {
        List<String> ids = MailNodes.ids(mail);
        return mail.inReplyTo()
                .filter(id -> !id.equals(mail.messageId()))
                .or(() -> ids.size() > 1 ? Optional.of(ids.get(ids.size() - 2)) : Optional.empty());
    }

    private Arrival placed(Arrival arrival, String thread) {
        Optional<ThreadMessage> parent = parentKey(mail(arrival)).flatMap(key -> Optional.ofNullable(nodes.get(key)));
        boolean apart =
                parent.filter(node -> !current(node.threadId()).equals(thread)).isPresent();
        Optional<RecordId> answered = parent.filter(node -> !apart)
                .flatMap(ThreadMessage::record)
                .filter(record -> !record.equals(arrival.recordId()));
        return noted(arrival, apart).inThread(thread, answered);
    }

    /** Keeps with the record what later mails are compared with, and what it answered before it turned to something else. */
    private Arrival noted(Arrival arrival, boolean apart) {
        Threading.Mail mail = mail(arrival);
        Map<String, String> attributes = new HashMap<>(arrival.draft().attributes());
        SubjectLinks.subject(mail).ifPresent(subject -> {
            attributes.put("subject_key", subject);
            attributes.put("subject_way", SubjectLinks.way(mail).code());
        });
        if (apart && Objects.requireNonNull(hangsOn.get(arrival.recordId())).newTopic()) {
            parentKey(mail).ifPresent(parent -> attributes.put("new_topic_of", parent));
        }
        return arrival.identified(arrival.found(), arrival.draft().withAttributes(attributes));
    }

    private void put(ThreadMessage node) {
        if (!node.equals(nodes.put(node.key(), node))) {
            changed.put(node.key(), node);
        }
    }

    private void join(String keep, Set<String> others) {
        transaction.threads().joinThreads(keep, others);
        others.forEach(other -> joined.put(other, keep));
        nodes.replaceAll((id, node) -> others.contains(node.threadId()) ? moved(node, keep) : node);
        changed.replaceAll((id, node) -> others.contains(node.threadId()) ? moved(node, keep) : node);
    }

    private static ThreadMessage moved(ThreadMessage node, String thread) {
        return new ThreadMessage(node.key(), thread, node.parentKey(), node.record());
    }

    /** What a thread is called by now, after joins within this batch. */
    private String current(String thread) {
        String current = thread;
        for (String next = joined.get(current); next != null; next = joined.get(current)) {
            current = next;
        }
        return current;
    }

    private void store(List<Arrival> assigned, Set<String> awaited) {
        transaction.threads().saveThreadMessages(changed.values());
        subjects.store(assigned);
        Map<String, ThreadMessage> parents = new LinkedHashMap<>();
        for (Arrival arrival : assigned) {
            if (hangsOn(arrival).stream().anyMatch(awaited::contains)) {
                String id = mail(arrival).messageId();
                parents.putIfAbsent(
                        id,
                        new ThreadMessage(
                                id,
                                arrival.threadId().orElseThrow(),
                                Optional.empty(),
                                Optional.of(arrival.recordId())));
            }
        }
        transaction.threads().adoptReplies(parents.values());
    }
}
