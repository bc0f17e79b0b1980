package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CommandRequest.Origin;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.task.Task;
import cn.topcentral.hub.storage.task.TaskChanges;
import cn.topcentral.hub.storage.task.TaskChanges.Outcome;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.task.DueWords;
import cn.topcentral.hub.templates.task.TaskItem;
import cn.topcentral.hub.templates.task.TaskNotice;
import cn.topcentral.hub.templates.task.TaskNoticeCard;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** Reminds the sender of something at a time of theirs; of a task there is, or of something new. */
final class RemindCommand implements Command {
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final String NAME = "remind";

    private final TaskChanges changes;
    private final NewTasks tasks;
    private final TaskDesk desk;
    private final CustomerChoice choice;
    private final ChineseCalendar calendar;
    private final Clock clock;

    RemindCommand(
            TaskChanges changes,
            NewTasks tasks,
            TaskDesk desk,
            CustomerChoice choice,
            ChineseCalendar calendar,
            Clock clock) {
        this.changes = changes;
        this.tasks = tasks;
        this.desk = desk;
        this.choice = choice;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String chineseName() {
        return "提醒";
    }

    @Override
    public String arguments() {
        return "[客户名|编号] 时间 [内容]";
    }

    @Override
    public String help() {
        return "到时间提醒您自己，可以写客户、待办编号或只写要做的事";
    }

    @Override
    public String example() {
        return "/提醒 奥克斯 明天上午9点 寄样品";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        if (request.arguments().isEmpty()) {
            throw new CommandRefused("请写上时间和要做的事，例如：" + example());
        }
        if (request.origin() == Origin.TAPPED) {
            TaskDesk.Named named = desk.tapped(request.sender(), request.arguments());
            context.replace(again(request, named.task(), moment(named.rest()), context));
            return;
        }
        Optional<TaskDesk.Named> task = desk.named(request.sender(), request.arguments());
        if (task.isPresent()) {
            context.respond(again(request, task.get().task(), moment(task.get().rest()), context));
            return;
        }
        Moment moment = moment(request.arguments());
        if (moment.before().isEmpty()) {
            context.respond(reminder(request, Optional.empty(), moment, context));
            return;
        }
        // The words are repeated as the hub understood them, since "2小时后" would be another time when the customer is
        // tapped.
        String again = (exact(moment) + " " + moment.after()).strip();
        choice.choose(request, moment.before(), again, NAME, context)
                .ifPresent(customer -> context.respond(reminder(request, Optional.of(customer), moment, context)));
    }

    private Moment moment(String words) {
        return new MomentWords(clock, calendar)
                .first(words)
                .orElseThrow(
                        () -> new CommandRefused("没看懂什么时候提醒。请写上时间，例如：" + example() + "；也可以写 2小时后、下周三、6月20日 14:00。"));
    }

    private static String exact(Moment moment) {
        return moment.day() + " " + moment.time().orElse(MORNING);
    }

    private ButtonInteractionCard again(CommandRequest request, Task task, Moment moment, CommandContext context) {
        Instant at = at(moment);
        Outcome outcome =
                changes.remind(task.id(), at, request.sender().userid()).orElseThrow();
        if (outcome.task().status() != Task.Status.OPEN) {
            throw new CommandRefused(TaskDesk.sentence(outcome.task()) + " 已经不是未完成的待办，不会再提醒。");
        }
        return notice(request, outcome.task(), at, context);
    }

    private ButtonInteractionCard reminder(
            CommandRequest request, Optional<Customer> customer, Moment moment, CommandContext context) {
        String title = moment.after().isEmpty() ? customer.isPresent() ? "跟进" : "" : moment.after();
        if (title.isEmpty()) {
            throw new CommandRefused("请写上要提醒的事，例如：/提醒 " + moment.words() + " 给客户回电话");
        }
        Instant at = at(moment);
        Outcome outcome = tasks.remind(request.sender(), customer.map(Customer::id), title, at, context.reference());
        return notice(request, outcome.task(), at, context);
    }

    private Instant at(Moment moment) {
        Instant at = moment.at(MORNING);
        if (!at.isAfter(clock.instant())) {
            throw new CommandRefused("“" + moment.words() + "”已经过去了，请写明时间，例如 今天下午5点，或换一天。");
        }
        return at;
    }

    private ButtonInteractionCard notice(CommandRequest request, Task task, Instant at, CommandContext context) {
        TaskItem item = desk.item(task, request.sender().userid());
        boolean dayOff = !calendar.isWorkday(at.atZone(clock.getZone()).toLocalDate());
        String who = item.assignee().map(name -> "提醒" + name + "：").orElse("");
        return TaskNoticeCard.render(
                new TaskNotice(
                        "⏰ 会提醒您",
                        Optional.of(who + DueWords.moment(at, clock.instant()) + (dayOff ? "（休息日）" : "")),
                        item,
                        Optional.empty(),
                        List.of(TaskNotice.done(item), TaskNotice.rest()),
                        clock.instant()),
                new TaskId("remind-" + context.reference()));
    }
}
