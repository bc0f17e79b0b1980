package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.intake.IntakeTransaction;
import cn.topcentral.hub.storage.intake.ThreadMessage;
import cn.topcentral.hub.storage.intake.ThreadSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Threads the mails of one batch, after JWZ (the algorithm RFC 5256 REFERENCES names): every Message-ID that occurs, own or referred to, is a
 * node; nodes that occur together are one thread. A node may be known before its mail comes, so mails find each other in any order of arrival.
 *
 * <p>Only a mail that no header connects is tried by subject, and then only with the same party: a stranger who quotes our subject must not
 * land in another customer's thread.
 */
final class MailThreads {
    /** A reply later than this is about something new. */
    private static final Duration REPLY_LIMIT = Duration.ofDays(30);

    /** Without a reply prefix, equal subjects of one party within this are one mail sent again. */
    private static final Duration RESEND_LIMIT = Duration.ofDays(1);

    /** Shorter subjects (报价, RE: test) are shared by too many unrelated mails. */
    private static final int SUBJECT_LENGTH = 6;

    private final IntakeTransaction transaction;
    private final Map<String, ThreadMessage> nodes = new HashMap<>();
    private final Map<String, ThreadMessage> changed = new LinkedHashMap<>();
    private final Map<SubjectOf, ThreadSubject> subjects = new HashMap<>();
    private final Map<String, String> joined = new HashMap<>();

    private record SubjectOf(long contactPointId, String subjectKey) {}

    MailThreads(IntakeTransaction transaction) {
        this.transaction = transaction;
    }

    /** @param arrivals mails in the order of their time */
    List<Arrival> assign(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return arrivals;
        }
        load(arrivals);
        Set<String> awaited = Set.copyOf(nodes.keySet());
        Map<RecordId, String> threads = new HashMap<>();
        arrivals.forEach(arrival -> threads.put(arrival.recordId(), threadOf(arrival)));
        List<Arrival> assigned = arrivals.stream()
                .map(arrival -> arrival.inThread(
                        current(Objects.requireNonNull(threads.get(arrival.recordId()))), parentOf(arrival)))
                .toList();
        store(assigned, awaited);
        return assigned;
    }

    private void load(List<Arrival> arrivals) {
        Set<String> keys = new LinkedHashSet<>();
        Set<Long> points = new LinkedHashSet<>();
        Set<String> subjectKeys = new LinkedHashSet<>();
        for (Arrival arrival : arrivals) {
            keys.addAll(chain(mail(arrival)));
            arrival.points().values().forEach(point -> points.add(point.id()));
            subjectKeys.add(mail(arrival).subjectKey());
        }
        nodes.putAll(transaction.threads().threadMessages(keys));
        transaction
                .threads()
                .threadSubjects(points, subjectKeys)
                .forEach(subject ->
                        subjects.put(new SubjectOf(subject.contactPointId(), subject.subjectKey()), subject));
    }

    static Threading.Mail mail(Arrival arrival) {
        return (Threading.Mail) arrival.draft().threading();
    }

    /** Every id the mail names, the oldest first, its own last. */
    static List<String> chain(Threading.Mail mail) {
        Set<String> chain = new LinkedHashSet<>(mail.references());
        mail.inReplyTo().ifPresent(chain::add);
        chain.remove(mail.messageId()); // a mail that refers to itself answers nothing
        chain.add(mail.messageId());
        return List.copyOf(chain);
    }

    private String threadOf(Arrival arrival) {
        Threading.Mail mail = mail(arrival);
        List<String> chain = chain(mail);
        Set<String> known = new LinkedHashSet<>();
        chain.forEach(id -> Optional.ofNullable(nodes.get(id)).ifPresent(node -> known.add(current(node.threadId()))));
        String thread = known.stream()
                .findFirst()
                .or(() -> bySubject(arrival, mail))
                .orElseGet(() -> ThreadIds.of(chain.get(0)));
        known.remove(thread);
        if (!known.isEmpty()) {
            join(thread, known);
        }
        for (String id : chain) {
            put(node(id, thread, mail, arrival));
        }
        rememberSubject(arrival, mail, thread);
        return thread;
    }

    private ThreadMessage node(String id, String thread, Threading.Mail mail, Arrival arrival) {
        Optional<ThreadMessage> existing = Optional.ofNullable(nodes.get(id));
        boolean own = id.equals(mail.messageId());
        Optional<String> parent =
                existing.flatMap(ThreadMessage::parentKey).or(() -> own ? parentKey(mail) : Optional.empty());
        Optional<RecordId> record = existing.flatMap(ThreadMessage::record)
                .or(() -> own ? Optional.of(arrival.recordId()) : Optional.empty());
        return new ThreadMessage(id, thread, parent, record);
    }

    /** In-Reply-To, else the nearest reference (RFC 5322 section 3.6.4 puts the parent last). */
    private static Optional<String> parentKey(Threading.Mail mail) {
        List<String> chain = chain(mail);
        return mail.inReplyTo()
                .filter(id -> !id.equals(mail.messageId()))
                .or(() -> chain.size() > 1 ? Optional.of(chain.get(chain.size() - 2)) : Optional.empty());
    }

    private Optional<RecordId> parentOf(Arrival arrival) {
        return parentKey(mail(arrival))
                .flatMap(key -> Optional.ofNullable(nodes.get(key)))
                .flatMap(ThreadMessage::record)
                .filter(record -> !record.equals(arrival.recordId()));
    }

    private void put(ThreadMessage node) {
        if (!node.equals(nodes.put(node.key(), node))) {
            changed.put(node.key(), node);
        }
    }

    private Optional<String> bySubject(Arrival arrival, Threading.Mail mail) {
        if (mail.subjectKey().isEmpty() || (mail.reply() && mail.subjectKey().length() < SUBJECT_LENGTH)) {
            return Optional.empty();
        }
        Duration limit = mail.reply() ? REPLY_LIMIT : RESEND_LIMIT;
        return arrival.points().values().stream()
                .map(point -> Optional.ofNullable(subjects.get(new SubjectOf(point.id(), mail.subjectKey()))))
                .flatMap(Optional::stream)
                .filter(subject -> near(subject.lastTime(), arrival.draft().time(), limit))
                .map(subject -> current(subject.threadId()))
                .findFirst();
    }

    private static boolean near(Instant one, Instant other, Duration limit) {
        return Duration.between(one, other).abs().compareTo(limit) <= 0;
    }

    private void rememberSubject(Arrival arrival, Threading.Mail mail, String thread) {
        if (mail.subjectKey().isEmpty()) {
            return;
        }
        for (ContactPoint point : arrival.points().values()) {
            SubjectOf key = new SubjectOf(point.id(), mail.subjectKey());
            ThreadSubject now = new ThreadSubject(
                    point.id(), mail.subjectKey(), thread, arrival.draft().time());
            subjects.merge(key, now, (old, fresh) -> old.lastTime().isAfter(fresh.lastTime()) ? old : fresh);
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
        Set<Long> seen = assigned.stream()
                .flatMap(arrival -> arrival.points().values().stream())
                .map(ContactPoint::id)
                .collect(Collectors.toSet());
        List<ThreadSubject> current = new ArrayList<>();
        subjects.forEach((key, subject) -> {
            if (seen.contains(key.contactPointId())) {
                current.add(new ThreadSubject(
                        subject.contactPointId(),
                        subject.subjectKey(),
                        current(subject.threadId()),
                        subject.lastTime()));
            }
        });
        transaction.threads().saveThreadSubjects(current);
        transaction
                .threads()
                .adoptReplies(assigned.stream()
                        .filter(arrival -> awaited.contains(mail(arrival).messageId()))
                        .collect(Collectors.toMap(
                                arrival -> mail(arrival).messageId(), Arrival::recordId, (first, again) -> first)));
    }
}
