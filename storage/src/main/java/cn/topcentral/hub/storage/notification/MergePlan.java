package cn.topcentral.hub.storage.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which of the pushes that are due become lines of summaries, so that all of them go out within what their route carries now. The most pressing are
 * sent singly; of each kind that does not fit, the rest becomes one summary; kinds without a message of their own share one. A pure rule.
 *
 * @param summaries the ids in each, the most pressing first, at least two; what is in none is sent singly
 */
public record MergePlan(List<List<Long>> summaries) {
    private static final MergePlan NONE = new MergePlan(List.of());

    public MergePlan {
        summaries = summaries.stream().map(List::copyOf).toList();
    }

    /**
     * Plans.
     *
     * @param waiting the most pressing first, kinds together
     * @param free how many messages the route carries now
     * @param freeForOthers how many of these may be other than urgent
     */
    public static MergePlan of(List<WaitingPush> waiting, int free, int freeForOthers) {
        List<WaitingPush> urgent = waiting.stream().filter(MergePlan::isUrgent).toList();
        List<WaitingPush> others =
                waiting.stream().filter(push -> !isUrgent(push)).toList();
        List<List<Long>> summaries = new ArrayList<>(within(urgent, free).summaries());
        int leftByUrgent = free - Math.min(free, urgent.size());
        summaries.addAll(within(others, Math.min(freeForOthers, leftByUrgent)).summaries());
        return new MergePlan(summaries);
    }

    private static boolean isUrgent(WaitingPush push) {
        return push.kind() == NotificationKind.URGENT;
    }

    private static MergePlan within(List<WaitingPush> waiting, int messages) {
        List<WaitingPush> mergeable =
                waiting.stream().filter(WaitingPush::mergeable).toList();
        int free = messages - (waiting.size() - mergeable.size());
        if (free <= 0 || mergeable.size() <= free) {
            return NONE; // all fit, or none can go now and the next look may find more to merge
        }
        List<List<Long>> groups = groups(mergeable, free);
        int spare = free - groups.size();
        List<List<Long>> summaries = new ArrayList<>();
        for (List<Long> group : groups) {
            int singly = Math.min(spare, group.size() - 1);
            spare -= singly;
            if (group.size() - singly > 1) {
                summaries.add(group.subList(singly, group.size()));
            }
        }
        return new MergePlan(summaries);
    }

    /** One per kind; when there are more kinds than messages, the least pressing ones share the last. */
    private static List<List<Long>> groups(List<WaitingPush> mergeable, int most) {
        List<NotificationKind> kinds =
                mergeable.stream().map(WaitingPush::kind).distinct().toList();
        return mergeable.stream()
                .collect(Collectors.groupingBy(
                        push -> Math.min(kinds.indexOf(push.kind()), most - 1),
                        TreeMap::new,
                        Collectors.mapping(WaitingPush::id, Collectors.toList())))
                .values()
                .stream()
                .toList();
    }
}
