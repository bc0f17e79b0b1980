package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.config.AlertsConfig;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.notification.NewNotification;
import cn.topcentral.hub.storage.task.ReminderQueue;
import cn.topcentral.hub.storage.task.Task;
import cn.topcentral.hub.storage.task.TaskRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds people of single tasks: at the minute they asked for, whatever the hour, and an hour before a time of day that was said with a task,
 * unless that is at night. Each reminder is put into the outbox once, however many hubs run this.
 */
public final class TaskReminders {
    private static final Logger log = LoggerFactory.getLogger(TaskReminders.class);
    private static final Duration AHEAD = Duration.ofHours(1);
    private static final int AT_ONCE = 100;

    private final ReminderQueue queue;
    private final Colleagues colleagues;
    private final TaskDesk desk;
    private final QuietHours quiet;
    private final Clock clock;

    /**
     * Reminds from a database.
     *
     * @param alerts says when it is quiet
     * @param clock in the firm's zone
     */
    public TaskReminders(
            Database database, EmployeeRepository employees, Access access, AlertsConfig alerts, Clock clock) {
        this.queue = new ReminderQueue(database);
        this.colleagues = new Colleagues(employees);
        this.desk = new TaskDesk(new TaskRepository(database), access, colleagues);
        this.quiet = new QuietHours(alerts, ChineseCalendar.official(), clock.getZone());
        this.clock = clock;
    }

    /** Puts into the outbox what is due now; to be called every few minutes. */
    public void run() {
        int taken;
        do {
            Instant now = clock.instant();
            taken = queue.take(now, AHEAD, AT_ONCE, task -> reminder(task, now));
            if (taken > 0) {
                log.info("Tasks looked through for reminders count={}", taken);
            }
        } while (taken == AT_ONCE);
    }

    private Optional<NewNotification> reminder(Task task, Instant now) {
        Instant moment = task.remindAt().or(task::dueAt).orElse(now);
        // Who set the minute wants to be disturbed then; an hour before a time is our idea.
        Instant notBefore = task.remindAt().isPresent() ? now : quiet.over(now);
        boolean tooLate = task.remindAt().isEmpty()
                && task.dueAt().filter(notBefore::isBefore).isEmpty();
        return task.assignedTo()
                .filter(assignee -> !tooLate && colleagues.active(assignee).isPresent())
                .map(assignee -> TaskPushes.reminder(
                        "reminder:" + task.id() + ":" + moment.getEpochSecond(),
                        assignee,
                        desk.item(task, assignee),
                        task.createdBy()
                                .filter(giver -> !giver.equals(assignee))
                                .flatMap(colleagues::active)
                                .map(giver -> giver.name() + " 交办"),
                        notBefore,
                        now));
    }
}
