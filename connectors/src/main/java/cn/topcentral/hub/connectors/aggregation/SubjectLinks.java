package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.intake.IntakeTransaction;
import cn.topcentral.hub.storage.intake.Records.Moments;
import cn.topcentral.hub.storage.intake.SubjectMail;
import cn.topcentral.hub.storage.intake.SubjectUse;
import cn.topcentral.hub.storage.intake.SubjectUse.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Mails that only their subject connects. A reply that does not name what it answers belongs to the mails of the same party with the same
 * subject within the month before it; a mail sent twice within a day, to itself. Said of pairs of mails alone, so the order of arrival does not
 * matter.
 */
final class SubjectLinks {
    /** A reply later than this is about something new. */
    private static final Duration REPLY_LIMIT = Duration.ofDays(30);

    /** Without a reply prefix, equal subjects of one party within this are one mail sent again. */
    private static final Duration RESEND_LIMIT = Duration.ofDays(1);

    /** Shorter subjects (报价, RE: test) are shared by too many unrelated mails. */
    private static final int SHORTEST = 6;

    private static final int LONGEST = 150;

    /** Long enough, and still said of anything. Subject keys are half-width and lower case. */
    private static final Set<String> GENERIC = Set.of(
            "invoice",
            "invoices",
            "quotation",
            "quotations",
            "inquiry",
            "enquiry",
            "contract",
            "purchase order",
            "price list",
            "payment",
            "order confirmation",
            "proforma invoice",
            "request for quotation",
            "no subject",
            "(no subject)",
            "thank you",
            "thanks!",
            "meeting",
            "update",
            "question",
            "urgent",
            "document",
            "documents",
            "statement",
            "samples",
            "sample request",
            "follow up",
            "产品报价单",
            "请查收附件",
            "附件请查收",
            "请查收,谢谢",
            "报价请查收",
            "报价单请查收",
            "请查收报价单",
            "采购订单确认",
            "询价单请查收",
            "合同请查收",
            "发票请查收",
            "请及时回复");

    private final IntakeTransaction transaction;
    private final Map<Subject, List<SubjectMail>> mails = new HashMap<>();

    private record Subject(long contactPointId, String key) {}

    SubjectLinks(IntakeTransaction transaction) {
        this.transaction = transaction;
    }

    static Way way(Threading.Mail mail) {
        if (MailNodes.ids(mail).size() > 1) {
            return Way.REPLY;
        }
        return mail.reply() ? Way.LOOSE : Way.FRESH;
    }

    /** The subject as compared; empty when it says too little. */
    static Optional<String> subject(Threading.Mail mail) {
        String key = mail.subjectKey();
        int length = key.codePointCount(0, key.length());
        if (length < SHORTEST || GENERIC.contains(key.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        return Optional.of(length <= LONGEST ? key : key.substring(0, key.offsetByCodePoints(0, LONGEST)));
    }

    void load(List<Arrival> arrivals) {
        Set<SubjectUse> asked = new HashSet<>();
        for (Arrival arrival : arrivals) {
            Way way = way(MailThreads.mail(arrival));
            for (Subject subject : subjects(arrival)) {
                for (Way other : Way.values()) {
                    if (mayMeet(way, other)) {
                        asked.add(new SubjectUse(subject.contactPointId(), subject.key(), other));
                    }
                }
            }
        }
        Set<SubjectUse> found = transaction.threads().subjectUses(asked);
        if (found.isEmpty()) {
            return;
        }
        Moments within = arrivals.stream()
                .map(arrival -> arrival.draft().time())
                .map(time -> new Moments(time.minus(REPLY_LIMIT), time.plus(REPLY_LIMIT)))
                .reduce(Moments::and)
                .orElseThrow();
        transaction
                .threads()
                .subjectMails(
                        found.stream().map(SubjectUse::contactPointId).collect(Collectors.toSet()),
                        found.stream().map(SubjectUse::subjectKey).collect(Collectors.toSet()),
                        within)
                .forEach(this::remember);
    }

    /** The threads of the mails this one belongs to by its subject, as they were called when those mails were remembered. */
    List<String> threads(Arrival arrival) {
        Way way = way(MailThreads.mail(arrival));
        Instant time = arrival.draft().time();
        return subjects(arrival).stream()
                .flatMap(subject -> mails.getOrDefault(subject, List.of()).stream())
                .filter(mail -> belong(mail.use().way(), mail.time(), way, time))
                .map(SubjectMail::threadId)
                .distinct()
                .toList();
    }

    void add(Arrival arrival, String thread) {
        Way way = way(MailThreads.mail(arrival));
        subjects(arrival)
                .forEach(subject -> remember(new SubjectMail(
                        new SubjectUse(subject.contactPointId(), subject.key(), way),
                        thread,
                        arrival.draft().time())));
    }

    void store(List<Arrival> assigned) {
        Map<SubjectUse, SubjectMail> latest = new HashMap<>();
        for (Arrival arrival : assigned) {
            for (Subject subject : subjects(arrival)) {
                SubjectUse use =
                        new SubjectUse(subject.contactPointId(), subject.key(), way(MailThreads.mail(arrival)));
                SubjectMail mail = new SubjectMail(
                        use, arrival.threadId().orElseThrow(), arrival.draft().time());
                latest.merge(use, mail, (one, other) -> one.time().isAfter(other.time()) ? one : other);
            }
        }
        transaction.threads().saveSubjectUses(latest.values());
    }

    private static boolean mayMeet(Way one, Way other) {
        return one == Way.LOOSE || other == Way.LOOSE || (one == Way.FRESH && other == Way.FRESH);
    }

    private static boolean belong(Way one, Instant oneTime, Way other, Instant otherTime) {
        return answers(one, oneTime, otherTime)
                || answers(other, otherTime, oneTime)
                || (one == Way.FRESH
                        && other == Way.FRESH
                        && Duration.between(oneTime, otherTime).abs().compareTo(RESEND_LIMIT) <= 0);
    }

    private static boolean answers(Way way, Instant time, Instant earlier) {
        return way == Way.LOOSE
                && !time.isBefore(earlier)
                && Duration.between(earlier, time).compareTo(REPLY_LIMIT) <= 0;
    }

    private List<Subject> subjects(Arrival arrival) {
        return subject(MailThreads.mail(arrival)).stream()
                .flatMap(key -> arrival.points().values().stream()
                        .map(ContactPoint::id)
                        .distinct()
                        .map(point -> new Subject(point, key)))
                .toList();
    }

    private void remember(SubjectMail mail) {
        mails.computeIfAbsent(
                        new Subject(mail.use().contactPointId(), mail.use().subjectKey()), key -> new ArrayList<>())
                .add(mail);
    }
}
