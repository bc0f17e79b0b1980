package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.storage.communication.CommunicationType;
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
 * @param types only these channels; empty for all
 */
public record TimelineFilter(Optional<Instant> from, Optional<Instant> to, String words, Set<CommunicationType> types) {

    /** Everything there is. */
    public static final TimelineFilter ALL = new TimelineFilter(Optional.empty(), Optional.empty(), "", Set.of());

    public TimelineFilter {
        types = Set.copyOf(types);
    }

    /** The period and the channels as a heading shows them: 近30天 400电话、Email, or 全部. */
    public String heading() {
        String channels = types.stream().sorted().map(CommunicationType::label).collect(Collectors.joining("、"));
        String heading = (words.strip() + " " + channels).strip();
        return heading.isEmpty() ? "全部" : heading;
    }

    TimelineQuery query(List<CustomerId> group, int limit) {
        return TimelineQuery.newest(group, limit).between(from, to).ofTypes(types);
    }
}
