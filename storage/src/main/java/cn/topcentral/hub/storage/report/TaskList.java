package cn.topcentral.hub.storage.report;

import java.util.List;

/**
 * The tasks of a filter.
 *
 * @param total how many there are
 * @param first the earliest due of them
 */
public record TaskList(TaskFilter filter, long total, List<TaskLine> first) {
    public TaskList {
        first = List.copyOf(first);
    }
}
