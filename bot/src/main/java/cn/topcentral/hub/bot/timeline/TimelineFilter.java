package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Selection;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which part of a timeline somebody wants to see.
 *
 * @param from the earliest time, inclusive
 * @param to the latest time, exclusive
 * @param words the period as people call it, such as 近30天; blank when there is none
 * @param recent the period as it was tapped, which then stands in links instead of its times
 * @param types only these channels; empty for all
 * @param traits what else the records must have
 */
public record TimelineFilter(
        Optional<Instant> from,
        Optional<Instant> to,
        String words,
        Optional<RecentDays> recent,
        Set<CommunicationType> types,
        Traits traits) {

    /** Everything there is. */
    public static final TimelineFilter ALL = new TimelineFilter(Optional.empty(), Optional.empty(), "", Set.of());

    /**
     * What records must have, beside their type and time; empty sets are for all.
     *
     * @param channels as sources call them
     * @param text words that stand in them; blank for any
     */
    public record Traits(
            Set<String> channels,
            Set<IntentCategory> intents,
            Set<SentimentClass> sentiments,
            Set<UrgencyLevel> urgencies,
            Optional<PersonKey> person,
            String text) {
        public static final Traits ANY = new Traits(Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), "");

        public Traits {
            channels = Set.copyOf(channels);
            intents = Set.copyOf(intents);
            sentiments = Set.copyOf(sentiments);
            urgencies = Set.copyOf(urgencies);
        }

        Traits ofChannels(Set<String> others) {
            return new Traits(others, intents, sentiments, urgencies, person, text);
        }

        Traits ofIntents(Set<IntentCategory> others) {
            return new Traits(channels, others, sentiments, urgencies, person, text);
        }

        Traits ofSentiments(Set<SentimentClass> others) {
            return new Traits(channels, intents, others, urgencies, person, text);
        }

        Traits ofUrgencies(Set<UrgencyLevel> others) {
            return new Traits(channels, intents, sentiments, others, person, text);
        }

        Traits ofPerson(Optional<PersonKey> other) {
            return new Traits(channels, intents, sentiments, urgencies, other, text);
        }

        Traits ofText(String other) {
            return new Traits(channels, intents, sentiments, urgencies, person, other);
        }
    }

    public TimelineFilter {
        types = Set.copyOf(types);
    }

    /** A period and some channels, which is what a chat command asks for. */
    public TimelineFilter(Optional<Instant> from, Optional<Instant> to, String words, Set<CommunicationType> types) {
        this(from, to, words, Optional.empty(), types, Traits.ANY);
    }

    /** The period and the channels as a heading shows them: 近30天 400电话、Email, or 全部. */
    public String heading() {
        String channels = types.stream().sorted().map(CommunicationType::label).collect(Collectors.joining("、"));
        String heading = (words.strip() + " " + channels).strip();
        return heading.isEmpty() ? "全部" : heading;
    }

    TimelineFilter anyTime() {
        return new TimelineFilter(Optional.empty(), Optional.empty(), "", Optional.empty(), types, traits);
    }

    TimelineFilter ofTypes(Set<CommunicationType> others) {
        return new TimelineFilter(from, to, words, recent, others, traits);
    }

    TimelineFilter having(Traits others) {
        return new TimelineFilter(from, to, words, recent, types, others);
    }

    TimelineQuery query(List<CustomerId> group, int limit) {
        return TimelineQuery.newest(group, limit).between(from, to).ofTypes(types);
    }

    /** @param person who {@link Traits#person} is */
    TimelineQuery query(List<CustomerId> group, int limit, Optional<Selection.Person> person) {
        return TimelineQuery.newest(group, limit)
                .between(from, to)
                .selecting(new Selection(
                        types,
                        traits.channels(),
                        traits.intents(),
                        traits.sentiments(),
                        traits.urgencies(),
                        person,
                        traits.text()));
    }
}
