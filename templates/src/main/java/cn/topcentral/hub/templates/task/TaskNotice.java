package cn.topcentral.hub.templates.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One task, and what happened to it.
 *
 * @param headline e.g. {@code ⏰ 提醒}, {@code ✅ 已完成}
 * @param note one line under it, e.g. who did it and when; empty for none
 * @param result what came of it; empty for nothing
 * @param actions what can be done next; at least one, at most four
 */
public record TaskNotice(
        String headline,
        Optional<String> note,
        TaskItem item,
        Optional<String> result,
        List<Action> actions,
        Instant now) {
    public TaskNotice {
        actions = List.copyOf(actions);
    }

    /**
     * A button, and how to do the same by typing.
     *
     * @param key {@code command:arguments}
     * @param typed a whole line, for doors without buttons
     */
    public record Action(String label, String key, String typed) {}

    /** To close it. */
    public static Action done(TaskItem item) {
        return new Action("完成", "done:" + item.id(), "/完成 " + item.number());
    }

    /** To open it again. */
    public static Action undo(TaskItem item) {
        return new Action("撤销", "done:撤销 " + item.id(), "/完成 撤销 " + item.number());
    }

    /** To be reminded later. */
    public static Action later(TaskItem item, String when) {
        return new Action(when, "remind:" + item.id() + " " + when, "/提醒 " + item.number() + " " + when);
    }

    /** To see what else there is. */
    public static Action rest() {
        return new Action("看全部待办", "tasks:", "/待办");
    }
}
