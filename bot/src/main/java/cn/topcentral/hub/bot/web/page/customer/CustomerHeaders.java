package cn.topcentral.hub.bot.web.page.customer;

import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.insight.Insight;
import cn.topcentral.hub.storage.insight.InsightRepository;
import cn.topcentral.hub.storage.insight.InsightType;
import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.templates.page.customer.CustomerHeader;
import cn.topcentral.hub.templates.page.customer.CustomerHeader.Health;
import cn.topcentral.hub.templates.page.customer.CustomerHeader.Moment;
import cn.topcentral.hub.templates.page.customer.CustomerHeader.Reason;
import cn.topcentral.hub.templates.page.customer.CustomerHeader.Tab;
import cn.topcentral.hub.templates.page.customer.CustomerHeader.Way;
import cn.topcentral.hub.templates.text.CleanText;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Puts together the head of a customer's pages, from what is stored: nothing is computed from records, so that a long timeline opens as fast as a
 * short one. Thread-safe.
 */
public final class CustomerHeaders {
    /** Counted no further: every row costs a look. */
    private static final int MOST_COUNTED = 1000;

    private static final Function<String, CustomerInsight> INSIGHT = Json.reader(new TypeReference<>() {});

    private final CustomerRepository customers;
    private final EmployeeRepository employees;
    private final TimelineRepository timeline;
    private final InsightRepository insights;
    private final Clock clock;

    public CustomerHeaders(
            CustomerRepository customers,
            EmployeeRepository employees,
            TimelineRepository timeline,
            InsightRepository insights,
            Clock clock) {
        this.customers = customers;
        this.employees = employees;
        this.timeline = timeline;
        this.insights = insights;
        this.clock = clock;
    }

    /**
     * The head above a view, with the ways that are open to somebody's role.
     *
     * @param question the filter as it stands in the address, with the question mark, so that it stays when the view changes; empty without one
     */
    public CustomerHeader header(Employee employee, Customer customer, CustomerView current, String question) {
        Instant now = clock.instant();
        String path = PageLinks.INTERNAL.timeline(customer.id()).toString();
        List<CustomerId> group = customers.group(customer.id());
        String registered = CleanText.line(customer.name());
        String name = CleanText.line(customer.displayName());
        String known = registered.isEmpty() ? "未命名客户" : registered;
        return new CustomerHeader(
                name.isEmpty() ? known : name,
                known,
                insights.latest(group, InsightType.RELATIONSHIP).map(insight -> health(insight, now)),
                timeline.lastContact(group).map(last -> Moment.of(last, now)),
                facts(customer, group),
                customer.demo(),
                Arrays.stream(CustomerView.values())
                        .map(view ->
                                new Tab(view.label(), view.icon(), path + view.suffix() + question, view == current))
                        .toList(),
                ways(path, employee.role()));
    }

    private static List<Way> ways(String path, Role role) {
        Way report = new Way("客户报告", "📄", path + "/report");
        return role.compareTo(Role.MANAGER) >= 0
                ? List.of(report, new Way("合并/拆分", "🔀", path + "/merge"))
                : List.of(report);
    }

    private List<String> facts(Customer customer, List<CustomerId> group) {
        List<String> facts = new ArrayList<>();
        long records = timeline.length(group, MOST_COUNTED + 1);
        facts.add(records > MOST_COUNTED ? "共" + MOST_COUNTED + "多条" : "共" + records + "条");
        facts.add(customer.owner()
                .map(userid -> "负责人 "
                        + CleanText.line(
                                employees.byUserid(userid).map(Employee::name).orElse(userid)))
                .orElse("还没有负责人"));
        customer.level()
                .map(CleanText::line)
                .filter(level -> !level.isEmpty())
                .ifPresent(level -> facts.add("级别 " + level));
        customer.region()
                .map(CleanText::line)
                .filter(region -> !region.isEmpty())
                .ifPresent(facts::add);
        customer.industry()
                .map(CleanText::line)
                .filter(industry -> !industry.isEmpty())
                .ifPresent(facts::add);
        return facts;
    }

    private static Health health(Insight insight, Instant now) {
        CustomerInsight.RelationshipHealth health =
                INSIGHT.apply(insight.data()).relationshipHealth();
        return new Health(
                health.score(),
                health.trend(),
                CleanText.line(health.assessment()),
                health.components().stream()
                        .map(part -> new Reason(
                                CleanText.line(part.name()),
                                part.value(),
                                part.weight().movePointRight(2).intValue(),
                                CleanText.line(part.explanation())))
                        .toList(),
                Moment.of(insight.updatedAt(), now));
    }
}
