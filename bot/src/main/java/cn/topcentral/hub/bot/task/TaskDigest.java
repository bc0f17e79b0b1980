package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.notification.NewNotification;
import cn.topcentral.hub.storage.notification.NotificationKind;
import cn.topcentral.hub.storage.notification.Outbox;
import cn.topcentral.hub.storage.task.Task;
import cn.topcentral.hub.storage.task.TaskRepository;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.task.TaskDigestCard;
import cn.topcentral.hub.templates.task.TaskDigestText;
import cn.topcentral.hub.templates.task.TaskDigestText.Member;
import cn.topcentral.hub.templates.task.TaskItem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells everybody in the morning of a working day what is due and what is over, and who leads others how these stand. Who has nothing gets nothing. */
public final class TaskDigest {
    private static final Logger log = LoggerFactory.getLogger(TaskDigest.class);
    private static final int MOST_TASKS = 20_000;
    private static final int SHOWN = 6;
    private static final LocalTime END_OF_WORK = LocalTime.of(18, 0);

    private final TaskRepository tasks;
    private final EmployeeRepository employees;
    private final Access access;
    private final TaskDesk desk;
    private final Outbox outbox;
    private final ChineseCalendar calendar = ChineseCalendar.official();
    private final Clock clock;

    /** @param clock in the firm's zone */
    public TaskDigest(Database database, EmployeeRepository employees, Access access, Clock clock) {
        this.tasks = new TaskRepository(database);
        this.employees = employees;
        this.access = access;
        this.desk = new TaskDesk(tasks, access, new Colleagues(employees));
        this.outbox = new Outbox(database);
        this.clock = clock;
    }

    /** Puts today's digests into the outbox, each once; nothing on a day off. */
    public void run() {
        LocalDate today = LocalDate.now(clock);
        if (!calendar.isWorkday(today)) {
            return;
        }
        Instant now = clock.instant();
        Instant tomorrow = today.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        Map<String, List<Task>> due = tasks.due(tomorrow, MOST_TASKS).stream()
                .filter(task -> task.assignedTo().isPresent())
                .collect(Collectors.groupingBy(task -> task.assignedTo().orElseThrow()));
        List<Employee> all = employees.all();
        Map<String, List<Member>> teams = teams(due, all, now);
        int told = 0;
        for (Employee employee : all) {
            List<Task> own = due.getOrDefault(employee.userid(), List.of());
            List<Member> team = teams.getOrDefault(employee.userid(), List.of());
            if (employee.active() && !(own.isEmpty() && team.isEmpty()) && outbox.add(push(employee, own, team, now))) {
                told++;
            }
        }
        log.info("Digests of tasks put into the outbox count={}", told);
    }

    private NewNotification push(Employee employee, List<Task> own, List<Member> team, Instant now) {
        TaskDigestText digest = new TaskDigestText(
                overdue(own, now), own.size() - overdue(own, now), shown(employee, own, now), team, now);
        LocalDate today = LocalDate.now(clock);
        return new NewNotification(
                "task-digest:" + today + ":" + employee.userid(),
                new Address.Member(employee.userid()).audience(),
                NotificationKind.REMINDER,
                Message.of(
                                TaskDigestCard.render(
                                        digest, new TaskId("task-digest-" + today + "-" + cardName(employee))),
                                TaskDigestCard.markdown(digest))
                        .json(),
                "今天 " + digest.today() + " 项待办，逾期 " + digest.overdue() + " 项",
                now,
                Optional.of(today.atTime(END_OF_WORK).atZone(clock.getZone()).toInstant()));
    }

    private static String cardName(Employee employee) {
        return employee.userid().replaceAll("[^A-Za-z0-9_@-]", "-");
    }

    /** Today's first; of what is over that first which somebody may still put right, the latest. */
    private List<TaskItem> shown(Employee employee, List<Task> own, Instant now) {
        List<String> first = Stream.concat(
                        own.stream().filter(task -> !isOver(task, now)).sorted(Comparator.comparing(TaskDigest::dueAt)),
                        own.stream()
                                .filter(task -> isOver(task, now))
                                .sorted(Comparator.comparing(TaskDigest::dueAt).reversed()))
                .limit(SHOWN)
                .map(Task::id)
                .toList();
        Map<String, Task> numbered =
                tasks.shown(first).stream().collect(Collectors.toMap(Task::id, Function.identity()));
        return first.stream()
                .flatMap(id -> Optional.ofNullable(numbered.get(id)).stream())
                .map(task -> desk.item(task, employee.userid()))
                .toList();
    }

    /** For everybody who leads somebody with something overdue, those; most overdue first. */
    private Map<String, List<Member>> teams(Map<String, List<Task>> due, List<Employee> all, Instant now) {
        Map<String, List<Member>> teams = new HashMap<>();
        for (Employee member : all) {
            List<Task> own = due.getOrDefault(member.userid(), List.of());
            long overdue = overdue(own, now);
            if (overdue > 0) {
                Member line = new Member(
                        member.active() ? member.name() : member.name() + "（离职）", overdue, own.size() - overdue);
                access.above(member.userid())
                        .forEach(leader -> teams.computeIfAbsent(leader.userid(), userid -> new ArrayList<>())
                                .add(line));
            }
        }
        teams.values()
                .forEach(team ->
                        team.sort(Comparator.comparingLong(Member::overdue).reversed()));
        return teams;
    }

    private static long overdue(List<Task> tasks, Instant now) {
        return tasks.stream().filter(task -> isOver(task, now)).count();
    }

    private static boolean isOver(Task task, Instant now) {
        return dueAt(task).isBefore(now);
    }

    private static Instant dueAt(Task task) {
        return task.dueAt().orElse(Instant.MAX);
    }
}
