package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.task.TaskChanges;
import cn.topcentral.hub.storage.task.TaskRepository;
import java.time.Clock;
import java.util.List;

/** The commands about tasks: {@code /tasks /done /assign /remind}. */
public final class TaskCommands {
    private TaskCommands() {}

    /**
     * All of them, in the order of the help.
     *
     * @param clock in the firm's zone
     */
    public static List<Command> all(
            Database database, EmployeeRepository employees, CustomerChoice choice, Access access, Clock clock) {
        TaskRepository tasks = new TaskRepository(database);
        TaskChanges changes = new TaskChanges(database, clock);
        CustomerRepository customers = new CustomerRepository(database);
        Colleagues colleagues = new Colleagues(employees);
        ChineseCalendar calendar = ChineseCalendar.official();
        TaskDesk desk = new TaskDesk(tasks, access, colleagues);
        TaskLists lists = new TaskLists(tasks, desk, choice, customers, employees, access, clock);
        NewTasks newTasks = new NewTasks(changes, desk, clock);
        return List.of(
                new TasksCommand(lists),
                new DoneCommand(tasks, changes, desk, lists, colleagues, clock),
                new AssignCommand(changes, newTasks, desk, colleagues, choice, customers, access, calendar, clock),
                new RemindCommand(changes, newTasks, desk, choice, calendar, clock));
    }
}
