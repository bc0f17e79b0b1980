package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CommandRequest.Origin;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.task.Task;
import cn.topcentral.hub.storage.task.TaskChanges;
import cn.topcentral.hub.storage.task.TaskChanges.Outcome;
import cn.topcentral.hub.templates.card.Card;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.operation.Question;
import cn.topcentral.hub.templates.operation.QuestionCard;
import cn.topcentral.hub.templates.task.TaskItem;
import cn.topcentral.hub.templates.task.TaskNotice;
import cn.topcentral.hub.templates.task.TaskNoticeCard;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hands a task to a colleague, gives them something to do for a customer, or the customer itself. */
final class AssignCommand implements Command {
    private static final int LONGEST_SHOWN = 20;
    private static final String NAME = "assign";

    private final TaskChanges changes;
    private final NewTasks tasks;
    private final TaskDesk desk;
    private final Colleagues colleagues;
    private final CustomerChoice choice;
    private final CustomerRepository customers;
    private final Access access;
    private final ChineseCalendar calendar;
    private final Clock clock;

    AssignCommand(
            TaskChanges changes,
            NewTasks tasks,
            TaskDesk desk,
            Colleagues colleagues,
            CustomerChoice choice,
            CustomerRepository customers,
            Access access,
            ChineseCalendar calendar,
            Clock clock) {
        this.changes = changes;
        this.tasks = tasks;
        this.desk = desk;
        this.colleagues = colleagues;
        this.choice = choice;
        this.customers = customers;
        this.access = access;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String chineseName() {
        return "转派";
    }

    @Override
    public String arguments() {
        return "编号|客户名 同事 [日期] [要做的事]，或：客户名 负责人 同事";
    }

    @Override
    public String help() {
        return "把待办转给同事，或请同事为客户做一件事；主管可以换客户的负责人";
    }

    @Override
    public String example() {
        return "/转派 奥克斯 李娜 周五 送样品";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        if (request.origin() == Origin.TAPPED) {
            tapped(request, context);
            return;
        }
        AssignArguments arguments = AssignArguments.parse(
                request.arguments(), name -> !colleagues.called(name).isEmpty());
        String subject = Shortening.chars(CleanText.line(arguments.subject()), LONGEST_SHOWN);
        Employee colleague =
                colleagues.one(arguments.colleague(), "/转派 " + subject + (arguments.owner() ? " 负责人" : ""));
        Optional<TaskDesk.Named> task =
                arguments.owner() ? Optional.empty() : desk.named(request.sender(), arguments.subject());
        if (task.isPresent()) {
            context.respond(assigned(request.sender(), task.get().task(), colleague, arguments.rest(), context));
            return;
        }
        String again = ((arguments.owner() ? "负责人 " : "") + colleague.userid() + " " + arguments.rest()).strip();
        Optional<Customer> customer = choice.choose(request, arguments.subject(), again, NAME, context);
        if (customer.isPresent()) {
            forCustomer(request.sender(), customer.get(), colleague, arguments, context);
        }
    }

    private void forCustomer(
            Employee sender, Customer customer, Employee colleague, AssignArguments arguments, CommandContext context) {
        if (arguments.owner()) {
            context.respond(handOver(sender, customer, colleague, context));
        } else if (arguments.rest().isEmpty() && access.isAtLeast(sender, Role.MANAGER)) {
            context.respond(question(customer, colleague, context));
        } else {
            context.respond(given(sender, customer, colleague, arguments.rest(), context));
            if (arguments.rest().isEmpty()) {
                context.say("只交办了一件事，客户的负责人没有变；要换负责人请找主管。");
            }
        }
    }

    /** {@code owner CUSTOMER USERID} or {@code task CUSTOMER USERID}. */
    private void tapped(CommandRequest request, CommandContext context) {
        String[] words = request.arguments().split(" ", -1);
        if (words.length != 3) {
            throw new CommandRefused("请重新发送，例如：" + example());
        }
        Employee colleague = colleagues.active(words[2]).orElseThrow(() -> new CommandRefused("这位同事已经不在员工名单里，请换一位。"));
        CommandRequest named = new CommandRequest(request.sender(), words[1], Origin.TAPPED);
        choice.choose(named, words[1], NAME, context).ifPresent(customer -> {
            if (words[0].equals("owner")) {
                context.respond(handOver(request.sender(), customer, colleague, context));
            } else {
                context.replace(given(request.sender(), customer, colleague, "", context));
            }
        });
    }

    private Card question(Customer customer, Employee colleague, CommandContext context) {
        String ids = customer.id().value() + " " + colleague.userid();
        return QuestionCard.render(
                new Question(
                        "转派",
                        "把什么转给" + colleague.name() + "？",
                        Optional.of(customer.displayName()),
                        List.of(new Question.Row(
                                "负责人", customer.owner().map(colleagues::name).orElse("未分配"))),
                        List.of(
                                new Question.Choice("交办一件跟进", NAME + ":task " + ids, ""),
                                new Question.Choice(
                                        "换成负责人",
                                        NAME + ":owner " + ids,
                                        "/转派 " + customer.displayName() + " 负责人 " + colleague.userid())),
                        Optional.of("写明要做的事：/转派 " + customer.displayName() + " " + colleague.userid() + " 周五 送样品")),
                new TaskId("assign-" + context.reference()));
    }

    private Card assigned(Employee sender, Task task, Employee colleague, String rest, CommandContext context) {
        if (task.status() != Task.Status.OPEN) {
            throw new CommandRefused(TaskDesk.sentence(task) + " 已经不是未完成的待办，不用转派。");
        }
        Optional<Moment> due = due(rest);
        Outcome outcome = changes.assign(
                        task.id(),
                        colleague.userid(),
                        due.map(day -> day.at(NewTasks.END_OF_WORK)),
                        sender.userid(),
                        now -> TaskPushes.assigned(
                                now, desk.item(now, colleague.userid()), sender, context.reference(), clock.instant()))
                .orElseThrow();
        return notice(sender, outcome.task(), colleague, context);
    }

    private Card given(Employee sender, Customer customer, Employee colleague, String rest, CommandContext context) {
        Optional<Moment> due = due(rest);
        String title =
                due.map(day -> (day.before() + " " + day.after()).strip()).orElse(rest);
        Outcome outcome = tasks.give(
                sender,
                Optional.of(customer.id()),
                colleague,
                title.isEmpty() ? "跟进" : title,
                due.map(day -> day.at(NewTasks.END_OF_WORK)),
                context.reference());
        return notice(sender, outcome.task(), colleague, context);
    }

    private Optional<Moment> due(String rest) {
        Optional<Moment> due = new MomentWords(clock, calendar).first(rest);
        Instant now = clock.instant();
        if (due.filter(day -> !day.at(NewTasks.END_OF_WORK).isAfter(now)).isPresent()) {
            throw new CommandRefused("今天已经过了下班时间，请写明时间（例如 今天21:00）或换一天。");
        }
        return due;
    }

    private Card notice(Employee sender, Task task, Employee colleague, CommandContext context) {
        TaskItem item = desk.item(task, sender.userid());
        boolean told = !colleague.userid().equals(sender.userid());
        return TaskNoticeCard.render(
                new TaskNotice(
                        "↪️ 已转派",
                        Optional.of(told ? "已通知" + colleague.name() : "这是您自己的待办"),
                        item,
                        Optional.empty(),
                        List.of(TaskNotice.done(item), TaskNotice.rest()),
                        clock.instant()),
                new TaskId("assigned-" + context.reference()));
    }

    private String handOver(Employee sender, Customer customer, Employee colleague, CommandContext context) {
        if (!access.isAtLeast(sender, Role.MANAGER)) {
            throw new CommandRefused(
                    "换客户的负责人需要主管权限，请联系您的主管。要交办一件事请发：/转派 " + customer.displayName() + " " + colleague.name() + " 要做的事");
        }
        if (!access.leads(sender, colleague.userid())) {
            throw new CommandRefused(colleague.name() + "不在您的团队里，请管理员来换负责人。");
        }
        Optional<Integer> tasks = changes.handOver(
                customer.id(),
                customers.group(customer.id()),
                colleague.userid(),
                sender.userid(),
                count -> TaskPushes.handedOver(
                        customer, colleague, sender, count, context.reference(), clock.instant()));
        return tasks.map(count -> customer.displayName() + " 现在由" + colleague.name() + "负责"
                        + (count > 0 ? "，" + count + " 项未完成的待办一起转过去了。" : "。")
                        + "要换回来请再发一次：/转派 " + customer.displayName() + " 负责人 "
                        + customer.owner().orElse("同事"))
                .orElse(customer.displayName() + " 已经由" + colleague.name() + "负责。");
    }
}
