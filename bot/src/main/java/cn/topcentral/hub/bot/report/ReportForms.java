package cn.topcentral.hub.bot.report;

import cn.topcentral.hub.agents.coordination.Coordination.Action;
import cn.topcentral.hub.agents.coordination.KeptFindings;
import cn.topcentral.hub.bot.report.ReadableReports.Opened;
import cn.topcentral.hub.bot.report.section.FindingSections;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.templates.page.report.Outcome;
import cn.topcentral.hub.templates.page.report.ReportActions;
import cn.topcentral.hub.templates.page.report.ReportActions.Person;
import cn.topcentral.hub.templates.page.report.ReportActions.ReminderForm;
import cn.topcentral.hub.templates.page.report.ReportActions.Share;
import cn.topcentral.hub.templates.page.report.ReportActions.TaskForm;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the buttons of a report are filled with. Thread-safe. */
final class ReportForms {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NAME = 40;

    private final EmployeeRepository employees;
    private final ReportShares shares;
    private final Clock clock;

    ReportForms(EmployeeRepository employees, ReportShares shares, Clock clock) {
        this.employees = employees;
        this.shares = shares;
        this.clock = clock;
    }

    /** @param task the place of the action in the list that is to be made a task, as it stands in the address */
    ReportActions actions(Opened readable, Optional<KeptFindings> found, Employee reader, @Nullable String task) {
        String id = readable.report().id();
        URI page = ReportLinks.INTERNAL.report(id);
        Optional<Action> chosen = Optional.ofNullable(task)
                .filter(place -> place.matches("\\d{1,3}"))
                .map(Integer::parseInt)
                .flatMap(place -> found.map(FindingSections::actions)
                        .filter(actions -> place < actions.size())
                        .map(actions -> actions.get(place)));
        LocalDate today = ChineseTime.date(clock.instant());
        return new ReportActions(
                page,
                URI.create(page + ".pdf"),
                URI.create(page + ".md"),
                shares.group().map(group -> new Share(group.called(), shares.shown(readable.report()))),
                task(readable, chosen, reader, today),
                new ReminderForm(
                        readable.customer().map(ReportForms::followUp).orElse("按报告安排今天的工作"),
                        today.plusDays(1).toString(),
                        "09:00",
                        today.toString()),
                UUID.randomUUID().toString());
    }

    private TaskForm task(Opened readable, Optional<Action> chosen, Employee reader, LocalDate today) {
        List<Person> people = employees.all().stream()
                .filter(Employee::active)
                .sorted(Comparator.comparing((Employee one) -> !one.userid().equals(reader.userid()))
                        .thenComparing(Employee::userid))
                .map(one -> new Person(
                        one.userid(), CleanText.line(one.name()) + (one.userid().equals(reader.userid()) ? "（我）" : "")))
                .toList();
        String doer = chosen.flatMap(Action::owner)
                .or(() -> readable.customer().flatMap(Customer::owner))
                .filter(userid ->
                        people.stream().anyMatch(person -> person.userid().equals(userid)))
                .orElse(reader.userid());
        return new TaskForm(
                chosen.isPresent(),
                chosen.map(action -> Shortening.chars(CleanText.line(action.action()), LONGEST_TITLE))
                        .orElse(""),
                chosen.map(action -> action.due().isBefore(today) ? today : action.due())
                        .map(LocalDate::toString)
                        .orElse(""),
                today.toString(),
                people,
                doer);
    }

    private static String followUp(Customer customer) {
        return "跟进" + Shortening.chars(CleanText.line(customer.displayName()), LONGEST_NAME) + "报告里的行动";
    }

    /** What became of a button, for a browser that came back to the page. */
    static Optional<Outcome> outcome(String done) {
        return switch (done) {
            case "share" -> Optional.of(new Outcome("已分享。", "报告卡片会在一分钟内出现在群里；同一天再点不会重复发。"));
            case "task" -> Optional.of(new Outcome("任务已创建。", "在企业微信里发送 /待办 可以看到，到期前会提醒。"));
            case "reminder" -> Optional.of(new Outcome("提醒已设置。", "到时间会在企业微信里提醒您。"));
            default -> Optional.empty();
        };
    }
}
