package cn.topcentral.hub.storage.task;

import java.util.List;

/**
 * The first of some open tasks.
 *
 * @param total how many there are
 * @param overdue how many of all should have been done by now
 * @param today how many of all are due in the rest of the day
 * @param first those that were due longest ago first, those without a day last
 */
public record TaskPage(long total, long overdue, long today, List<Task> first) {
    public TaskPage {
        first = List.copyOf(first);
    }
}
