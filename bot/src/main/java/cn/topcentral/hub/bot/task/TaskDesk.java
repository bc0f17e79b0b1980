package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.task.Task;
import cn.topcentral.hub.storage.task.TaskRepository;
import cn.topcentral.hub.templates.task.TaskItem;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the task that somebody names, if it is theirs to change, and words it for them. Thread-safe. */
final class TaskDesk {
    /** {@code 37}, {@code #37}, {@code 37号}, and what follows; 37吨 is no number of a task. */
    private static final Pattern NUMBER = Pattern.compile("[#＃]?(\\d{1,9})号?(?:[\\s,，、:：]+(.*))?", Pattern.DOTALL);

    private static final Pattern ID = Pattern.compile("(?i)(TASK-[A-Z0-9_@-]{1,59})(?:\\s+(.*))?", Pattern.DOTALL);

    private final TaskRepository tasks;
    private final Access access;
    private final Colleagues colleagues;

    TaskDesk(TaskRepository tasks, Access access, Colleagues colleagues) {
        this.tasks = tasks;
        this.access = access;
        this.colleagues = colleagues;
    }

    /** A task that was named at the beginning of a line, and the rest of the line. */
    record Named(Task task, String rest) {}

    /**
     * The task a line begins with.
     *
     * @return empty when the line begins with no number of a task
     * @throws CommandRefused when there is no such task, or the sender may not change it
     */
    Optional<Named> named(Employee sender, String line) {
        Matcher id = ID.matcher(line);
        if (id.matches()) {
            return Optional.of(named(sender, tasks.byId(id.group(1)), "这一项", id.group(2)));
        }
        Matcher number = NUMBER.matcher(line);
        return number.matches()
                ? Optional.of(named(
                        sender,
                        tasks.byNumber(Integer.parseInt(number.group(1))),
                        "编号 " + number.group(1) + " ",
                        number.group(2)))
                : Optional.empty();
    }

    /** The task whose id a button carries, after which anything may follow. */
    Named tapped(Employee sender, String arguments) {
        String[] parts = arguments.split(" ", 2);
        return named(sender, tasks.byId(parts[0]), "这一项", parts.length == 2 ? parts[1] : "");
    }

    private Named named(Employee sender, Optional<Task> found, String called, @Nullable String rest) {
        Task task = found.orElseThrow(() -> new CommandRefused("没有" + called + "待办。发送 /待办 可以看您的待办和编号。"));
        if (!mayChange(sender, task)) {
            throw new CommandRefused("#" + task.number() + " 不是您的待办"
                    + task.assignedTo()
                            .map(userid -> "，由" + colleagues.name(userid) + "负责")
                            .orElse("")
                    + "。请对方自己处理，或联系主管；发送 /待办 看您自己的。");
        }
        return new Named(task, Optional.ofNullable(rest).orElse("").strip());
    }

    /** Who does it, who made it, who looks after the customer, and who leads one of them; what is nobody's is everybody's. */
    boolean mayChange(Employee sender, Task task) {
        String userid = sender.userid();
        boolean own = task.assignedTo().filter(userid::equals).isPresent()
                || task.createdBy().filter(userid::equals).isPresent()
                || task.customerOwner().filter(userid::equals).isPresent();
        return own
                || (task.assignedTo().isEmpty() && task.customerOwner().isEmpty())
                || task.assignedTo()
                        .filter(other -> access.leads(sender, other))
                        .isPresent()
                || task.customerOwner()
                        .filter(other -> access.leads(sender, other))
                        .isPresent();
    }

    /** As a list shows it to somebody. */
    TaskItem item(Task task, String reader) {
        return new TaskItem(
                task.id(),
                task.number(),
                task.customerName(),
                task.title(),
                task.byCustomer(),
                task.dueAt(),
                task.assignedTo().filter(other -> !other.equals(reader)).map(colleagues::name));
    }

    /** {@code #37 奥克斯：报价}, short enough for a sentence. */
    static String sentence(Task task) {
        String customer =
                task.customerName().map(name -> CleanText.line(name) + "：").orElse("");
        return "#" + task.number() + " " + Shortening.chars(customer + CleanText.line(task.title()), 40);
    }
}
