package cn.topcentral.hub.templates.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Open tasks to be listed.
 *
 * @param title whose or which, e.g. {@code 我的待办}
 * @param view the arguments of {@code /tasks} that show this list, so that a button can show it again; may be empty
 * @param said what was just done, above the list; empty for nothing
 * @param total how many there are, of which {@code items} are the first
 */
public record TaskList(
        String title,
        String view,
        Optional<String> said,
        long total,
        long overdue,
        long today,
        List<TaskItem> items,
        Instant now) {
    public TaskList {
        items = List.copyOf(items);
    }
}
