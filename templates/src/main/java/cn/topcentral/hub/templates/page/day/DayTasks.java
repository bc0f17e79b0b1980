package cn.topcentral.hub.templates.page.day;

import cn.topcentral.hub.templates.page.View;
import java.util.List;
import java.util.Optional;

/**
 * One list of a day's tasks, or the next piece of it.
 *
 * @param key by which addresses name it, {@code overdue}
 * @param more where it goes on; empty at its end
 */
public record DayTasks(String key, String heading, List<DayTask> tasks, Optional<String> more) implements View {
    public DayTasks {
        tasks = List.copyOf(tasks);
    }

    @Override
    public String template() {
        return "day/tasks.jte";
    }
}
