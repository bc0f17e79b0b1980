package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.task.NewTask;
import cn.topcentral.hub.storage.task.OpenTasks;
import cn.topcentral.hub.storage.task.Task;
import cn.topcentral.hub.storage.task.TaskChanges;
import cn.topcentral.hub.storage.task.TaskPage;
import cn.topcentral.hub.storage.task.TaskRepository;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What people do with a customer's tasks on pages: the same, by the same rules and with the same pushes, as by command. Thread-safe. */
public final class TaskActs {
    private static final LocalTime END_OF_WORK = LocalTime.of(18, 0);
    private static final Duration UNDO = Duration.ofDays(1);
    private static final int LONGEST_TITLE = 200;

    private final TaskRepository tasks;
    private final TaskChanges changes;
    private final TaskDesk desk;
    private final EmployeeRepository employees;
    private final Access access;
    private final Clock clock;

    public TaskActs(Database database, EmployeeRepository employees, Access access, Clock clock) {
        this.tasks = new TaskRepository(database);
        this.changes = new TaskChanges(database, clock);
        this.desk = new TaskDesk(tasks, access, new Colleagues(employees));
        this.employees = employees;
        this.access = access;
        this.clock = clock;
    }

    /** The open tasks about a customer and those merged into it, the longest due first. */
    public TaskPage open(List<CustomerId> customers, int limit) {
        Instant now = clock.instant();
        Instant tomorrow =
                ChineseTime.date(now).plusDays(1).atStartOfDay(ChineseTime.ZONE).toInstant();
        return tasks.open(OpenTasks.about(customers), now, tomorrow, limit);
    }

    /** Tasks that {@link #create} made, by their ids; those that were not made are left out. */
    public List<Task> made(List<String> ids) {
        return tasks.shown(ids);
    }

    /**
     * Closes a task.
     *
     * @throws CommandRefused when there is no such task, or it is not theirs to change
     */
    public Task done(Employee sender, String id) {
        Task task = desk.tapped(sender, id).task();
        return changes.done(task.id(), Optional.empty(), sender.userid())
                .orElseThrow()
                .task();
    }

    /**
     * Opens a task again that was closed within a day.
     *
     * @throws CommandRefused likewise
     */
    public Task reopen(Employee sender, String id) {
        Task task = desk.tapped(sender, id).task();
        return changes.reopen(task.id(), UNDO, sender.userid()).orElseThrow().task();
    }

    /** The id of the task that a request makes: the same request makes it once. */
    public static String id(String request) {
        return "TASK-" + UUID.nameUUIDFromBytes(request.getBytes(StandardCharsets.UTF_8));
    }

    /** Whom a task about a customer can be given to: those who may see it, and whoever one leads. */
    public List<Employee> colleagues(Employee sender, Customer customer) {
        return employees.all().stream()
                .filter(Employee::active)
                .filter(employee -> access.maySee(employee, customer) || access.leads(sender, employee.userid()))
                .toList();
    }

    /**
     * Makes a task and tells who is to do it.
     *
     * @param request what asks for it, see {@link #id}
     * @param due the day; it is to be done by the end of work
     * @throws CommandRefused when the words or the day will not do, or the colleague may not be asked
     */
    public Task create(
            Employee sender, Customer customer, String request, String words, String assignee, LocalDate due) {
        String title = CleanText.line(words);
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            throw new CommandRefused("请写清楚要做的事，最多 " + LONGEST_TITLE + " 字；现在是 " + title.length() + " 字。");
        }
        if (colleagues(sender, customer).stream()
                .noneMatch(colleague -> colleague.userid().equals(assignee))) {
            throw new CommandRefused("不能交给这位同事：他看不到这位客户，也不在您的团队里。请换一位。");
        }
        if (due.isBefore(ChineseTime.date(clock.instant()))) {
            throw new CommandRefused("截止日期 " + due + " 已经过去了，请选今天或以后的一天。");
        }
        Instant end = due.atTime(END_OF_WORK).atZone(ChineseTime.ZONE).toInstant();
        NewTask task = new NewTask(
                id(request), title, Optional.of(customer.id()), assignee, Optional.of(end), Optional.empty());
        return changes.create(
                        task,
                        sender.userid(),
                        made -> TaskPushes.assigned(made, desk.item(made, assignee), sender, "page", clock.instant()))
                .task();
    }
}
