package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.task.NewTask;
import cn.topcentral.hub.storage.task.TaskChanges;
import cn.topcentral.hub.storage.task.TaskChanges.Outcome;
import cn.topcentral.hub.storage.task.TaskRepository;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;

/** Makes tasks and reminders, for the commands and for the pages. The same request again makes nothing new. Thread-safe. */
public final class NewTasks {
    /** When a task is due that names a day alone. */
    public static final LocalTime END_OF_WORK = LocalTime.of(18, 0);

    private static final int LONGEST = 200;

    private final TaskChanges changes;
    private final TaskDesk desk;
    private final Clock clock;

    NewTasks(TaskChanges changes, TaskDesk desk, Clock clock) {
        this.changes = changes;
        this.desk = desk;
        this.clock = clock;
    }

    /** On a database. */
    public static NewTasks on(Database database, EmployeeRepository employees, Clock clock) {
        return new NewTasks(
                new TaskChanges(database, clock),
                new TaskDesk(new TaskRepository(database), new Access(employees), new Colleagues(employees)),
                clock);
    }

    /**
     * Gives a colleague something to do and tells them.
     *
     * @param reference of the request
     * @throws CommandRefused for more than 200 characters
     */
    public Outcome give(
            Employee sender,
            Optional<CustomerId> customer,
            Employee colleague,
            String title,
            Optional<Instant> due,
            String reference) {
        if (title.length() > LONGEST) {
            throw new CommandRefused("要做的事太长了（" + title.length() + " 字），请控制在 " + LONGEST + " 字以内；细节可以用 /备注 记到客户名下。");
        }
        return changes.create(
                new NewTask(id(reference, customer, title), title, customer, colleague.userid(), due, Optional.empty()),
                sender.userid(),
                now -> TaskPushes.assigned(
                        now, desk.item(now, colleague.userid()), sender, reference, clock.instant()));
    }

    /**
     * Reminds the sender.
     *
     * @throws CommandRefused for more than 200 characters
     */
    public Outcome remind(Employee sender, Optional<CustomerId> customer, String title, Instant at, String reference) {
        if (title.length() > LONGEST) {
            throw new CommandRefused("要提醒的事太长了（" + title.length() + " 字），请控制在 " + LONGEST + " 字以内。");
        }
        return changes.create(
                new NewTask(
                        id(reference, customer, title),
                        title,
                        customer,
                        sender.userid(),
                        Optional.of(at),
                        Optional.of(at)),
                sender.userid(),
                task -> Optional.empty());
    }

    private static String id(String reference, Optional<CustomerId> customer, String title) {
        String name = reference + "\n" + customer.map(CustomerId::value).orElse("") + "\n" + title;
        return "TASK-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
