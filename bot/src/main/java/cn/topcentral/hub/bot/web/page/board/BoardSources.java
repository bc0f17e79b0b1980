package cn.topcentral.hub.bot.web.page.board;

import cn.topcentral.hub.storage.alert.AlertRepository;
import cn.topcentral.hub.storage.board.TeamActivity;
import cn.topcentral.hub.storage.board.TeamCustomers;
import cn.topcentral.hub.storage.board.TeamWork;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.task.TaskRepository;
import cn.topcentral.hub.templates.text.CleanText;

/** Where the board reads. Thread-safe. */
record BoardSources(
        TeamActivity activity,
        TeamCustomers team,
        TeamWork work,
        AlertRepository alerts,
        TaskRepository tasks,
        TimelineRepository timeline,
        CustomerRepository customers,
        EmployeeRepository employees) {

    static BoardSources of(Database database) {
        return new BoardSources(
                new TeamActivity(database),
                new TeamCustomers(database),
                new TeamWork(database),
                new AlertRepository(database),
                new TaskRepository(database),
                new TimelineRepository(database),
                new CustomerRepository(database),
                new EmployeeRepository(database));
    }

    /** What people call somebody; the userid of who is not known any more. */
    String name(String userid) {
        return employees
                .byUserid(userid)
                .map(Employee::name)
                .map(CleanText::line)
                .filter(name -> !name.isEmpty())
                .orElse(userid);
    }
}
