package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CommandRequest.Origin;
import cn.topcentral.hub.storage.task.Task;
import cn.topcentral.hub.storage.task.TaskChanges;
import cn.topcentral.hub.storage.task.TaskChanges.Outcome;
import cn.topcentral.hub.storage.task.TaskRepository;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.task.TaskItem;
import cn.topcentral.hub.templates.task.TaskList;
import cn.topcentral.hub.templates.task.TaskListCard;
import cn.topcentral.hub.templates.task.TaskNotice;
import cn.topcentral.hub.templates.task.TaskNoticeCard;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Closes a task, and opens it again within a day. */
final class DoneCommand implements Command {
    static final Duration UNDO = Duration.ofDays(1);
    private static final int LONGEST_RESULT = 500;
    private static final String BACK = "撤销";

    private final TaskRepository tasks;
    private final TaskChanges changes;
    private final TaskDesk desk;
    private final TaskLists lists;
    private final Colleagues colleagues;
    private final Clock clock;

    DoneCommand(
            TaskRepository tasks,
            TaskChanges changes,
            TaskDesk desk,
            TaskLists lists,
            Colleagues colleagues,
            Clock clock) {
        this.tasks = tasks;
        this.changes = changes;
        this.desk = desk;
        this.lists = lists;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "done";
    }

    @Override
    public String chineseName() {
        return "完成";
    }

    @Override
    public String arguments() {
        return "编号 [结果]，或：撤销 [编号]";
    }

    @Override
    public String help() {
        return "把一项待办记为完成，可以写上结果；一天内可以撤销";
    }

    @Override
    public String example() {
        return "/完成 3 客户已确认交期";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        String line = request.arguments();
        if (line.isEmpty()) {
            lists.list(request, TaskView.MINE, Optional.of("要完成哪一项？"), context)
                    .ifPresent(list -> TasksCommand.show(list, context));
        } else if (line.equals(BACK) || line.startsWith(BACK + " ") || line.startsWith("undo")) {
            reopen(request, line.replaceFirst("^\\S+", "").strip(), context);
        } else if (request.origin() == Origin.TAPPED) {
            tapped(request, context);
        } else {
            typed(request, line, context);
        }
    }

    private void typed(CommandRequest request, String line, CommandContext context) {
        TaskDesk.Named named = desk.named(request.sender(), line)
                .orElseThrow(() -> new CommandRefused("请写待办的编号，例如：" + example() + "。发送 /待办 看编号。"));
        if (named.rest().length() > LONGEST_RESULT) {
            throw new CommandRefused(
                    "结果太长了（" + named.rest().length() + " 字），请控制在 " + LONGEST_RESULT + " 字以内；详细情况可以用 /备注 记到客户名下。");
        }
        Outcome outcome = changes.done(
                        named.task().id(),
                        Optional.of(named.rest()).filter(text -> !text.isEmpty()),
                        request.sender().userid())
                .orElseThrow();
        context.respond(notice(outcome, request, context));
    }

    /** From a list the list comes back without it; from a reminder the reminder says that it is done. */
    private void tapped(CommandRequest request, CommandContext context) {
        TaskDesk.Named named = desk.tapped(request.sender(), request.arguments());
        Outcome outcome = changes.done(
                        named.task().id(), Optional.empty(), request.sender().userid())
                .orElseThrow();
        if (named.rest().isEmpty()) {
            context.replace(notice(outcome, request, context));
            return;
        }
        Optional<String> said =
                Optional.of((outcome.changed() ? "✅ 已完成 " : "之前已完成 ") + TaskDesk.sentence(outcome.task()));
        Optional<TaskList> list = lists.list(request, TaskView.parse(named.rest()), said, context);
        if (list.filter(left -> !left.items().isEmpty()).isPresent()) {
            context.replace(TaskListCard.render(list.get(), new TaskId("tasks-" + context.reference())));
        } else {
            context.replace(notice(outcome, request, context));
        }
    }

    private ButtonInteractionCard notice(Outcome outcome, CommandRequest request, CommandContext context) {
        Task task = outcome.task();
        TaskItem item = desk.item(task, request.sender().userid());
        String headline =
                switch (task.status()) {
                    case DONE -> outcome.changed() ? "✅ 已完成" : "✅ 之前已完成";
                    case CANCELLED -> "已取消，不用再做";
                    case PAST -> "很久以前的事项，不再跟踪";
                    case OPEN -> "没有改动";
                };
        String who = task.doneBy()
                .map(userid -> userid.equals(request.sender().userid()) ? "您" : colleagues.name(userid))
                .orElse("");
        Optional<String> note = task.doneAt()
                .map(at -> who + " " + ChineseTime.relative(at, clock.instant()) + " " + ChineseTime.clock(at));
        List<TaskNotice.Action> actions = task.status() == Task.Status.DONE
                ? List.of(TaskNotice.undo(item), TaskNotice.rest())
                : List.of(TaskNotice.rest());
        return TaskNoticeCard.render(
                new TaskNotice(headline, note.map(String::strip), item, task.result(), actions, clock.instant()),
                new TaskId("done-" + context.reference()));
    }

    private void reopen(CommandRequest request, String which, CommandContext context) {
        Task task = which.isEmpty()
                ? tasks.lastDoneBy(request.sender().userid(), clock.instant().minus(UNDO))
                        .orElseThrow(() -> new CommandRefused("一天之内您没有完成过待办，没有可以撤销的。"))
                : desk.named(request.sender(), which)
                        .orElseThrow(() -> new CommandRefused("请写要撤销的编号，例如：/完成 撤销 3。"))
                        .task();
        Outcome outcome =
                changes.reopen(task.id(), UNDO, request.sender().userid()).orElseThrow();
        if (!outcome.changed() && outcome.task().status() != Task.Status.OPEN) {
            throw new CommandRefused(TaskDesk.sentence(outcome.task()) + " 完成超过一天，不能撤销了；需要继续做请发：/提醒 客户名 时间 内容。");
        }
        TaskItem item = desk.item(outcome.task(), request.sender().userid());
        ButtonInteractionCard card = TaskNoticeCard.render(
                new TaskNotice(
                        outcome.changed() ? "↩️ 已撤销完成" : "📋 还没有完成",
                        Optional.empty(),
                        item,
                        Optional.empty(),
                        List.of(TaskNotice.done(item), TaskNotice.rest()),
                        clock.instant()),
                new TaskId("undo-" + context.reference()));
        if (request.origin() == Origin.TAPPED) {
            context.replace(card);
        } else {
            context.respond(card);
        }
    }
}
