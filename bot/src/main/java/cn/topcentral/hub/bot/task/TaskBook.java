package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerMentions;
import cn.topcentral.hub.storage.customer.CustomerMentions.Mention;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.task.NewTask;
import cn.topcentral.hub.storage.task.Task;
import cn.topcentral.hub.storage.task.TaskChanges;
import cn.topcentral.hub.storage.task.TaskChanges.Outcome;
import cn.topcentral.hub.storage.task.TaskRepository;
import cn.topcentral.hub.templates.text.CleanText;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What pages do with tasks: the same as {@code /done}, {@code /assign} and {@code /remind} in chat, and under the same rights. Thread-safe. */
public final class TaskBook {
    /** As long as a task can be taken up again that was closed. */
    public static final Duration UNDO = DoneCommand.UNDO;

    private static final LocalTime END_OF_WORK = LocalTime.of(18, 0);
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NOTE = 500;

    private final TaskRepository tasks;
    private final TaskChanges changes;
    private final TaskDesk desk;
    private final Colleagues colleagues;
    private final CustomerMentions mentions;
    private final Access access;
    private final ChineseCalendar calendar = ChineseCalendar.official();
    private final Clock clock;

    /** @param clock in any zone; days are counted in the firm's */
    public TaskBook(Database database, EmployeeRepository employees, Access access, Clock clock) {
        this.tasks = new TaskRepository(database);
        this.changes = new TaskChanges(database, clock);
        this.colleagues = new Colleagues(employees);
        this.desk = new TaskDesk(tasks, access, colleagues);
        this.mentions = new CustomerMentions(database);
        this.access = access;
        this.clock = new FirmClock(clock);
    }

    /** The task of an id, if it is there and somebody may change it: who may not is not even told that it is there. */
    public Optional<Task> changeable(Employee employee, String id) {
        boolean possible = !id.isBlank() && id.length() <= 64 && id.indexOf('\0') < 0;
        return (possible ? tasks.byId(id) : Optional.<Task>empty()).filter(task -> desk.mayChange(employee, task));
    }

    public Outcome done(Employee employee, Task task, String result) {
        return changes.done(task.id(), words(result, "结果"), employee.userid()).orElseThrow();
    }

    /**
     * Opens a task again.
     *
     * @throws CommandRefused when it was closed too long ago
     */
    public Outcome undo(Employee employee, Task task) {
        Outcome outcome = changes.reopen(task.id(), UNDO, employee.userid()).orElseThrow();
        if (!outcome.changed() && outcome.task().status() != Task.Status.OPEN) {
            throw new CommandRefused("完成超过一天，不能撤销了；需要继续做，请在下面重新记一项。");
        }
        return outcome;
    }

    /**
     * Puts it on another day, or to a time.
     *
     * @param when in words, {@code 周五} or {@code 2024-06-20 15:00}; a day alone ends with work
     * @throws CommandRefused when no time to come is named
     */
    public Outcome postpone(Employee employee, Task task, String when) {
        Moment moment = new MomentWords(clock, calendar)
                .first(when)
                .orElseThrow(() -> new CommandRefused("没看懂改到什么时候，请选一个日期，或写 明天、周五、6月20日 14:00。"));
        return changes.postpone(open(task).id(), future(moment, END_OF_WORK), employee.userid())
                .orElseThrow();
    }

    /**
     * Hands it to a colleague, who is told.
     *
     * @param colleague by name or userid
     * @param request names the request, so that it is told once
     * @throws CommandRefused when there is none of that name, or several
     */
    public Outcome assign(Employee employee, Task task, String colleague, String request) {
        Employee to = colleagues.one(colleague.strip(), "转给");
        return changes.assign(
                        open(task).id(),
                        to.userid(),
                        Optional.empty(),
                        employee.userid(),
                        now -> TaskPushes.assigned(
                                now, desk.item(now, to.userid()), employee, request, clock.instant()))
                .orElseThrow();
    }

    public Outcome note(Employee employee, Task task, String note) {
        return changes.note(open(task).id(), words(note, "备注").orElse(""), employee.userid())
                .orElseThrow();
    }

    /**
     * Notes something to be done by whoever writes it. A time in the line is when it is due and they are reminded; a customer of theirs whose whole
     * name stands in it is whom it is about.
     *
     * @param request the same for the same request, so that it is made once
     */
    public Task add(Employee employee, String line, String request) {
        String clean = CleanText.line(line);
        Optional<Moment> moment = new MomentWords(clock, calendar).first(clean);
        String title =
                moment.map(time -> (time.before() + " " + time.after()).strip()).orElse(clean);
        if (title.isEmpty()) {
            throw new CommandRefused("请写上要做的事，例如：明天上午9点 给奥克斯寄样品。");
        } else if (title.length() > LONGEST_TITLE) {
            throw new CommandRefused("要做的事太长了（" + title.length() + " 字），请控制在 " + LONGEST_TITLE + " 字以内。");
        }
        Optional<Instant> at = moment.map(time -> future(time, MORNING));
        Optional<CustomerId> customer = about(employee, title);
        String name = request + "\n" + employee.userid() + "\n" + title;
        return changes.create(
                        new NewTask(
                                "TASK-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                                title,
                                customer,
                                employee.userid(),
                                at,
                                at),
                        employee.userid(),
                        task -> Optional.empty())
                .task();
    }

    /** What somebody is called. */
    public String name(String userid) {
        return colleagues.name(userid);
    }

    private Optional<CustomerId> about(Employee employee, String title) {
        List<Customer> named = mentions.in(title).stream()
                .map(Mention::customers)
                .filter(customers -> customers.size() == 1)
                .flatMap(customers -> customers.stream())
                .filter(customer -> access.maySee(employee, customer))
                .distinct()
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0).id()) : Optional.empty();
    }

    private Instant future(Moment moment, LocalTime otherwise) {
        Instant at = moment.at(otherwise);
        if (!at.isAfter(clock.instant())) {
            throw new CommandRefused("“" + moment.words() + "”已经过去了，请写明时间，例如 今天下午5点，或换一天。");
        }
        return at;
    }

    private static Task open(Task task) {
        if (task.status() != Task.Status.OPEN) {
            throw new CommandRefused("#" + task.number() + " 已经不是未完成的待办，没有改动。");
        }
        return task;
    }

    private static Optional<String> words(String typed, String what) {
        String clean = CleanText.line(typed);
        if (clean.length() > LONGEST_NOTE) {
            throw new CommandRefused(what + "太长了（" + clean.length() + " 字），请控制在 " + LONGEST_NOTE + " 字以内。");
        }
        return Optional.of(clean).filter(words -> !words.isEmpty());
    }
}
