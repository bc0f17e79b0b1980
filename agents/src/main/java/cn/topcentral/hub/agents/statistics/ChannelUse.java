package cn.topcentral.hub.agents.statistics;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How much a channel is used.
 *
 * @param days the days on which it was used by either side
 * @param begun the days on which the customer began there
 * @param share of the channel in the days counted for the order: those the customer began, or all days where the customer never began
 * @param newest the latest record
 */
public record ChannelUse(CommunicationType type, int days, int begun, double share, HistoryRecord newest) {

    /** The channels used, the one the customer likes best first. */
    public static List<ChannelUse> of(Conversation conversation, List<HistoryRecord> records) {
        Map<CommunicationType, List<HistoryRecord>> byType = new EnumMap<>(CommunicationType.class);
        Arrays.stream(CommunicationType.values())
                .forEach(type -> byType.put(
                        type,
                        records.stream().filter(record -> record.type() == type).toList()));
        byType.values().removeIf(List::isEmpty);
        List<ChannelUse> uses = byType.entrySet().stream()
                .map(entry -> new ChannelUse(
                        entry.getKey(),
                        conversation.days(entry.getValue()).size(),
                        conversation
                                .days(entry.getValue().stream()
                                        .filter(Conversation::customerBegan)
                                        .toList())
                                .size(),
                        0,
                        entry.getValue().get(entry.getValue().size() - 1)))
                .toList();
        int begun = uses.stream().mapToInt(ChannelUse::begun).sum();
        int all = uses.stream().mapToInt(ChannelUse::days).sum();
        return uses.stream()
                .map(use -> new ChannelUse(
                        use.type,
                        use.days,
                        use.begun,
                        begun > 0 ? (double) use.begun / begun : (double) use.days / all,
                        use.newest))
                .sorted(Comparator.comparing(ChannelUse::share)
                        .thenComparing(ChannelUse::days)
                        .reversed()
                        .thenComparing(ChannelUse::type))
                .toList();
    }
}
