package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.task.OpenTasks;
import cn.topcentral.hub.storage.task.TaskPage;
import cn.topcentral.hub.storage.task.TaskRepository;
import cn.topcentral.hub.templates.task.TaskList;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists open tasks: one's own, a customer's, a colleague's or a team's, as far as the sender may see them. Thread-safe. */
final class TaskLists {
    /** The first with a row each, the next few as text. */
    private static final int LISTED = 10;

    private final TaskRepository tasks;
    private final TaskDesk desk;
    private final CustomerChoice choice;
    private final CustomerRepository customers;
    private final EmployeeRepository employees;
    private final Colleagues colleagues;
    private final Access access;
    private final Clock clock;

    TaskLists(
            TaskRepository tasks,
            TaskDesk desk,
            CustomerChoice choice,
            CustomerRepository customers,
            EmployeeRepository employees,
            Access access,
            Clock clock) {
        this.tasks = tasks;
        this.desk = desk;
        this.choice = choice;
        this.customers = customers;
        this.employees = employees;
        this.colleagues = new Colleagues(employees);
        this.access = access;
        this.clock = clock;
    }

    /** The list; empty when the customer was not clear and suggestions were sent. */
    Optional<TaskList> list(CommandRequest request, TaskView view, Optional<String> said, CommandContext context) {
        Employee sender = request.sender();
        return switch (view.whose()) {
            case MINE -> Optional.of(read(sender, "我的待办", view, OpenTasks.of(Set.of(sender.userid())), said));
            case TEAM -> Optional.of(read(sender, "团队待办", view, OpenTasks.of(team(sender)), said));
            case NAMED -> named(request, view, said, context);
        };
    }

    private Optional<TaskList> named(
            CommandRequest request, TaskView view, Optional<String> said, CommandContext context) {
        Employee sender = request.sender();
        List<Employee> called = colleagues.called(view.name());
        if (called.size() == 1) {
            Employee colleague = called.get(0);
            if (!colleague.userid().equals(sender.userid()) && !access.leads(sender, colleague.userid())) {
                throw new CommandRefused(colleague.name() + "的待办只有本人和主管可以看。发送 /待办 看您自己的。");
            }
            return Optional.of(read(
                    sender,
                    colleague.name() + "的待办",
                    view.named(colleague.userid()),
                    OpenTasks.of(Set.of(colleague.userid())),
                    said));
        }
        Optional<Customer> customer =
                choice.choose(request, view.name(), view.span().word(), TasksCommand.NAME, context);
        return customer.map(found -> read(
                sender,
                found.displayName() + "的待办",
                view.named(found.id().value()),
                OpenTasks.about(customers.group(found.id())),
                said));
    }

    private TaskList read(Employee sender, String title, TaskView view, OpenTasks wanted, Optional<String> said) {
        Instant now = clock.instant();
        LocalDate today = ChineseTime.date(now);
        Instant tomorrow = start(today.plusDays(1));
        OpenTasks within =
                switch (view.span()) {
                    case ALL -> wanted;
                    case OVERDUE -> wanted.dueBefore(now);
                    case TODAY -> wanted.dueBefore(tomorrow);
                    case WEEK -> wanted.dueBefore(start(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))));
                };
        TaskPage page = tasks.open(within, now, tomorrow, LISTED);
        return new TaskList(
                title + (view.span().word().isEmpty() ? "" : " · " + view.span().word()),
                view.words(),
                said,
                page.total(),
                page.overdue(),
                page.today(),
                page.first().stream()
                        .map(task -> desk.item(task, sender.userid()))
                        .toList(),
                now);
    }

    /** Those who left are among them: what they had to do still has to be done. */
    private Set<String> team(Employee sender) {
        if (!access.isAtLeast(sender, Role.MANAGER)) {
            throw new CommandRefused("团队待办是主管看的。发送 /待办 看您自己的，或 /待办 客户名 看一个客户的。");
        }
        return access.scope(sender)
                .owners()
                .orElseGet(() -> employees.all().stream().map(Employee::userid).collect(Collectors.toSet()));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ChineseTime.ZONE).toInstant();
    }
}
