package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.party.EmailAddresses;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The nodes a mail hangs on: mails with a node in common are one thread. Made of the mail alone, so threads do not depend on the order in which
 * mails come.
 *
 * <p>A Message-ID by itself would let anybody who learned it into the thread. So a node is an id as seen by one side: a company (by its mail
 * domain), a person on a free-mail provider, or us. A mail of ours hangs on our nodes and those of whom it goes to; a mail from outside on those of
 * the companies that take part in it. Ours is also the own id of every mail, because what we answer or forward is what we have. A stranger who
 * quotes our Message-ID has no node in common with the thread.
 *
 * <p>A mail that names others under a subject of its own, without a reply prefix, is somebody using an old mail to have the address at hand: it
 * joins only what begins or ends with the same words. Its answers name the old mails too, so what a mail does not answer directly, it joins only
 * under such a subject.
 *
 * @param keys the oldest first; a Message-ID has no white space, so what stands behind a space is the side
 * @param newTopic whether it may have changed the topic
 */
record MailNodes(List<String> keys, boolean newTopic) {
    private static final String US = "";

    /** A mail to many companies in an old thread would make thousands; the root and the nearest ids connect it just as well. */
    private static final int MOST_NODES = 1000;

    /** How much of a subject is compared; a few words more or less do not make a new topic. */
    private static final int TOPIC_LETTERS = 8;

    static MailNodes of(Arrival arrival) {
        Threading.Mail mail = MailThreads.mail(arrival);
        List<String> ids = ids(mail);
        Set<String> sides = sides(arrival);
        List<String> topics = topics(mail.subjectKey());
        boolean newTopic = ids.size() > 1 && !mail.reply() && !topics.isEmpty();

        Set<String> keys = new LinkedHashSet<>();
        for (String id : shortened(ids.subList(0, ids.size() - 1), MOST_NODES / Math.max(1, sides.size()))) {
            boolean answered = id.equals(ids.get(ids.size() - 2))
                    || mail.inReplyTo().filter(id::equals).isPresent();
            for (String side : sides) {
                if (topics.isEmpty() || (answered && !newTopic)) {
                    keys.add(node(id, side));
                }
                topics.forEach(topic -> keys.add(node(id, side) + topic));
            }
        }
        addOwn(mail, sides, topics, keys);
        return new MailNodes(List.copyOf(keys), newTopic);
    }

    private static void addOwn(Threading.Mail mail, Set<String> sides, List<String> topics, Set<String> keys) {
        Set<String> all = new LinkedHashSet<>(sides);
        all.add(US);
        for (String side : all) {
            keys.add(node(mail.messageId(), side));
            topics.forEach(topic -> keys.add(node(mail.messageId(), side) + topic));
        }
        mail.conversation()
                .ifPresent(conversation -> sides.forEach(side -> keys.add(' ' + conversation + node("", side))));
    }

    /** Every id the mail names, the oldest first, its own last. */
    static List<String> ids(Threading.Mail mail) {
        Set<String> ids = new LinkedHashSet<>(mail.references());
        mail.inReplyTo().ifPresent(ids::add);
        ids.remove(mail.messageId()); // a mail that refers to itself answers nothing
        ids.add(mail.messageId());
        return List.copyOf(ids);
    }

    private static List<String> shortened(List<String> ids, int most) {
        if (ids.size() <= most || most < 2) {
            return ids.isEmpty() || most >= 2 ? ids : ids.subList(0, 1);
        }
        List<String> kept = new ArrayList<>(List.of(ids.get(0)));
        kept.addAll(ids.subList(ids.size() - most + 1, ids.size()));
        return kept;
    }

    private static String node(String id, String side) {
        return side.equals(US) ? id : id + ' ' + side;
    }

    /** Us, when the mail is ours, then everybody else who takes part. */
    private static Set<String> sides(Arrival arrival) {
        Set<String> sides = new LinkedHashSet<>();
        List<Party> parties = arrival.draft().parties();
        if (parties.stream().anyMatch(party -> party.role() == Role.INITIATOR && party.side() == Side.OURS)) {
            sides.add(US);
        }
        Set<String> others = new TreeSet<>();
        parties.stream()
                .filter(party -> party.side() != Side.OURS)
                .map(MailNodes::side)
                .flatMap(Optional::stream)
                .forEach(others::add);
        sides.addAll(others);
        return sides;
    }

    private static Optional<String> side(Party party) {
        return party.value().map(value -> {
            if (party.kind() != ContactPointKind.EMAIL) {
                return party.kind().code() + ':' + value;
            }
            String domain = EmailAddresses.domain(value);
            return EmailAddresses.isFreeMail(domain) ? value : domain;
        });
    }

    /** How a subject begins and how it ends, as parts of a key. */
    private static List<String> topics(String subjectKey) {
        String letters = subjectKey.replaceAll("[^\\p{L}\\p{N}]", "");
        int length = letters.codePointCount(0, letters.length());
        if (length == 0) {
            return List.of();
        }
        int kept = Math.min(TOPIC_LETTERS, length);
        String head = letters.substring(0, letters.offsetByCodePoints(0, kept));
        String tail = letters.substring(letters.offsetByCodePoints(letters.length(), -kept));
        return List.of(" ^" + head, " $" + tail);
    }
}
