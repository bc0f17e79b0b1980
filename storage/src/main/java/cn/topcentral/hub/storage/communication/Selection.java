package cn.topcentral.hub.storage.communication;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.customer.ContactPoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a record must be like to be wanted; all must hold, and of several values of one kind any.
 *
 * @param channels as sources call them; empty for all, as are the other sets
 * @param person somebody who took part
 * @param words that stand in its text, as somebody typed them; blank for any text, and words that cannot be searched find nothing
 */
public record Selection(
        Set<CommunicationType> types,
        Set<String> channels,
        Set<IntentCategory> intents,
        Set<SentimentClass> sentiments,
        Set<UrgencyLevel> urgencies,
        Optional<Person> person,
        String words) {
    /** Every record. */
    public static final Selection ALL =
            new Selection(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), "");

    public Selection {
        types = Set.copyOf(types);
        channels = Set.copyOf(channels);
        intents = Set.copyOf(intents);
        sentiments = Set.copyOf(sentiments);
        urgencies = Set.copyOf(urgencies);
        words = words.strip();
    }

    /** All records of some types. */
    public static Selection ofTypes(Set<CommunicationType> types) {
        return new Selection(types, Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), "");
    }

    /**
     * Somebody, by all that records may know them by.
     *
     * @param userids and other ids of one of ours, in lower case, as {@code handled_by} and {@code initiated_by} hold them
     * @param points by which they take part
     */
    public record Person(List<String> userids, List<ContactPoint.Key> points) {
        public Person {
            userids = List.copyOf(userids);
            points = List.copyOf(points);
        }
    }

    /** Whether it leaves anything out. */
    public boolean narrows() {
        return !equals(ALL);
    }
}
