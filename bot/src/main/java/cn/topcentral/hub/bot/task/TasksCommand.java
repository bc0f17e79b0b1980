package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.task.TaskList;
import cn.topcentral.hub.templates.task.TaskListCard;
import java.util.Optional;

/** Lists what there is to do. */
final class TasksCommand implements Command {
    static final String NAME = "tasks";

    private final TaskLists lists;

    TasksCommand(TaskLists lists) {
        this.lists = lists;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String chineseName() {
        return "待办";
    }

    @Override
    public String arguments() {
        return "[客户名|同事|团队] [逾期|今天|本周]";
    }

    @Override
    public String help() {
        return "看要做的事，逾期的在前；可以只看一个客户、逾期的或本周的，主管可以看团队的";
    }

    @Override
    public String example() {
        return "/待办 奥克斯 逾期";
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        lists.list(request, TaskView.parse(request.arguments()), Optional.empty(), context)
                .ifPresent(list -> show(list, context));
    }

    static void show(TaskList list, CommandContext context) {
        if (list.items().isEmpty()) {
            context.respond(TaskListCard.empty(list));
        } else {
            context.respond(TaskListCard.render(list, new TaskId("tasks-" + context.reference())));
        }
    }
}
