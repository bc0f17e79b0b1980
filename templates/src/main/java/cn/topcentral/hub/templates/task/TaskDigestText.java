package cn.topcentral.hub.templates.task;

import java.time.Instant;
import java.util.List;

/**
 * What somebody has to do today, and whom of their team to ask.
 *
 * @param items the first to look at: today's, then what is over since most recently
 * @param team the members with something overdue, most first; empty for who leads nobody
 */
public record TaskDigestText(long overdue, long today, List<TaskItem> items, List<Member> team, Instant now) {
    public TaskDigestText {
        items = List.copyOf(items);
        team = List.copyOf(team);
    }

    /** Somebody of the team. */
    public record Member(String name, long overdue, long today) {}
}
