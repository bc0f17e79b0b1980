package cn.topcentral.hub.agents.statistics;

import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.LocalDate;
import java.util.List;

/** Things that follow one another closely enough to be one. */
public final class Episode {
    private Episode() {}

    /**
     * The first day of the latest episode. Unlike the first day of a moving window it stays the same until the episode is over.
     *
     * @param days in ascending order, at least one
     * @param gapDays what is further apart is another episode
     */
    public static LocalDate start(List<LocalDate> days, int gapDays) {
        LocalDate start = days.get(days.size() - 1);
        for (int i = days.size() - 2; i >= 0 && !days.get(i).isBefore(start.minusDays(gapDays)); i--) {
            start = days.get(i);
        }
        return start;
    }

    /** Likewise of mentions, oldest first, at least one. */
    public static LocalDate start(List<Mention> mentions, Conversation conversation, int gapDays) {
        List<HistoryRecord> records = mentions.stream().map(Mention::record).toList();
        return start(conversation.days(records), gapDays);
    }
}
