package cn.topcentral.hub.bot.web.page.insight;

import cn.topcentral.hub.agents.statistics.WorkingDays;
import cn.topcentral.hub.bot.task.TaskActs;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.insight.Insight;
import cn.topcentral.hub.storage.insight.InsightRepository;
import cn.topcentral.hub.storage.insight.InsightType;
import cn.topcentral.hub.storage.insight.InsightWatch;
import cn.topcentral.hub.storage.insight.InsightWatch.State;
import cn.topcentral.hub.storage.insight.Quote;
import cn.topcentral.hub.storage.task.Task;
import cn.topcentral.hub.storage.task.TaskPage;
import cn.topcentral.hub.templates.page.insight.InsightPanel;
import cn.topcentral.hub.templates.page.insight.InsightPanel.Colleague;
import cn.topcentral.hub.templates.page.insight.InsightPanel.Evidence;
import cn.topcentral.hub.templates.page.insight.InsightPanel.Group;
import cn.topcentral.hub.templates.page.insight.InsightPanel.Item;
import cn.topcentral.hub.templates.page.insight.InsightPanel.Proposal;
import cn.topcentral.hub.templates.page.insight.InsightPanel.Todo;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together the panel of a customer's insights. Thread-safe. */
final class InsightReader {
    private static final int MOST_INSIGHTS = 200;
    private static final int SHOWN_OF_A_KIND = 5;
    private static final int SHOWN_TASKS = 10;
    private static final int SHOWN_PROPOSALS = 5;
    private static final int LONGEST_TITLE = 200;

    private final InsightRepository insights;
    private final InsightWatch watch;
    private final TaskActs tasks;
    private final CustomerRepository customers;
    private final EmployeeRepository employees;
    private final TimelineRepository timeline;
    private final WorkingDays days;
    private final Clock clock;

    InsightReader(
            InsightRepository insights,
            InsightWatch watch,
            TaskActs tasks,
            CustomerRepository customers,
            EmployeeRepository employees,
            TimelineRepository timeline,
            WorkingDays days,
            Clock clock) {
        this.insights = insights;
        this.watch = watch;
        this.tasks = tasks;
        this.customers = customers;
        this.employees = employees;
        this.timeline = timeline;
        this.days = days;
        this.clock = clock;
    }

    static String path(Customer customer) {
        return "/c/" + encoded(customer.id().value()) + "/insights";
    }

    /** An insight of a customer or one merged into it; empty for any other. */
    Optional<Insight> insight(Customer customer, String id) {
        return insights.byIds(List.of(id)).stream()
                .filter(insight -> customers.group(customer.id()).contains(insight.customer()))
                .findFirst();
    }

    InsightPanel panel(Customer customer, Employee reader, String csrf, boolean showDismissed) {
        Instant now = clock.instant();
        List<CustomerId> group = customers.group(customer.id());
        Findings found = new Findings(insights.all(group, MOST_INSIGHTS));
        State state = watch.state(customer.id(), now);
        Optional<Instant> looked = state.checked().or(() -> found.summary().map(Insight::updatedAt));
        long since = timeline.countsByType(group, looked).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        boolean waiting = state.running() || state.requested().isPresent();
        Map<RecordId, TimelineRecord> records = records(found.all());
        Function<Insight, Item> item = insight -> item(customer, reader, insight, records, now);
        TaskPage todo = tasks.open(group, SHOWN_TASKS);
        List<Insight> dismissed = found.handled("dismissed");
        return new InsightPanel(
                path(customer),
                csrf,
                freshness(looked, since, waiting, now),
                waiting,
                looked.isEmpty() || since > 0,
                groups(found, item),
                todo.first().stream().map(task -> todo(customer, task, now)).toList(),
                todo.total() - todo.first().size(),
                proposals(customer, reader, found),
                Stream.concat(found.handled("acted").stream(), showDismissed ? dismissed.stream() : Stream.empty())
                        .map(item)
                        .toList(),
                dismissed.size(),
                showDismissed,
                tasks.colleagues(reader, customer).stream()
                        .map(colleague -> new Colleague(colleague.userid(), CleanText.line(colleague.name())))
                        .toList(),
                nextWorkday(now).toString(),
                ChineseTime.date(now).toString());
    }

    private static List<Group> groups(Findings found, Function<Insight, Item> item) {
        return List.of(
                group("💡", "商机提醒", found.open(InsightType.OPPORTUNITY), item, "没有新的商机。有询价或试样会自动出现在这里。"),
                group("⚠️", "风险预警", found.open(InsightType.RISK), item, "没有需要处理的风险。"),
                group("🎯", "营销建议", found.open(InsightType.SUGGESTION), item, "没有新的建议。"),
                group(
                        "📊",
                        "关系洞察",
                        found.open(InsightType.RELATIONSHIP, InsightType.TREND),
                        item,
                        "还看不出关系的变化，沟通再多一些就有了。"));
    }

    private static Group group(
            String icon, String label, List<Insight> insights, Function<Insight, Item> item, String empty) {
        return new Group(
                icon, label, insights.stream().limit(SHOWN_OF_A_KIND).map(item).toList(), empty);
    }

    /** Every insight says how old it is; this says how old the whole is. */
    private static String freshness(Optional<Instant> looked, long since, boolean waiting, Instant now) {
        if (waiting) {
            return "正在分析，一般一两分钟完成，这里会自动更新。";
        } else if (looked.isEmpty()) {
            return since == 0 ? "还没有沟通记录，没有可以分析的内容。" : "还没有分析。沟通记录分析完以后，系统会在一天之内完成；也可以现在分析。";
        }
        return "上次分析 " + ChineseTime.relative(looked.get(), now)
                + (since > 0 ? "，之后又有 " + since + " 条沟通没有算进去，系统每天会自动补上。" : "，已经包括全部沟通。");
    }

    private Map<RecordId, TimelineRecord> records(List<Insight> found) {
        Set<RecordId> ids = found.stream()
                .flatMap(insight -> insight.evidence().stream())
                .map(Quote::record)
                .collect(Collectors.toSet());
        return timeline.byIds(ids).stream().collect(Collectors.toMap(TimelineRecord::id, Function.identity()));
    }

    private Item item(
            Customer customer, Employee reader, Insight insight, Map<RecordId, TimelineRecord> records, Instant now) {
        String title = CleanText.line(insight.title());
        String words = FoundData.recommended(insight).map(CleanText::line).orElse(title);
        return new Item(
                insight.id(),
                title,
                CleanText.lines(insight.content()),
                InsightWords.confidence(insight),
                InsightWords.by(insight),
                InsightWords.moment(insight.updatedAt(), now),
                insight.evidence().stream()
                        .flatMap(quote -> Optional.ofNullable(records.get(quote.record())).stream()
                                .map(record -> evidence(customer, quote, record, now)))
                        .toList(),
                accept(insight.type()),
                new Proposal(
                        insight.id(),
                        "",
                        Shortening.chars(words, LONGEST_TITLE),
                        "",
                        customer.owner().orElse(reader.userid()),
                        nextWorkday(now).toString()),
                handled(insight, now));
    }

    private static String accept(InsightType type) {
        return switch (type) {
            case OPPORTUNITY, SUGGESTION -> "采纳";
            case RISK -> "已处理";
            case RELATIONSHIP, TREND, SUMMARY -> "知道了";
        };
    }

    private static Evidence evidence(Customer customer, Quote quote, TimelineRecord record, Instant now) {
        return new Evidence(
                CleanText.line(quote.words()),
                record.type().icon() + " " + record.type().label(),
                InsightWords.moment(record.time(), now),
                "/c/" + encoded(customer.id().value()) + "?record="
                        + encoded(record.id().value()));
    }

    private String handled(Insight insight, Instant now) {
        String did =
                switch (insight.status()) {
                    case "acted" ->
                        insight.type() == InsightType.SUGGESTION || insight.type() == InsightType.OPPORTUNITY
                                ? "已采纳"
                                : "已处理";
                    case "dismissed" -> "已忽略";
                    default -> "";
                };
        return did.isEmpty()
                ? ""
                : Stream.of(
                                insight.handledBy().map(this::name),
                                insight.handledAt().map(at -> ChineseTime.relative(at, now)),
                                Optional.of(did
                                        + insight.handleResult()
                                                .map(CleanText::line)
                                                .map("："::concat)
                                                .orElse("")))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" "));
    }

    private List<Proposal> proposals(Customer customer, Employee reader, Findings found) {
        Optional<Insight> summary = found.summary();
        if (summary.isEmpty()) {
            return List.of();
        }
        String insight = summary.get().id();
        LocalDate workday = nextWorkday(clock.instant());
        LocalDate today = ChineseTime.date(clock.instant());
        List<Proposal> proposed = FoundData.actions(summary.get()).stream()
                .map(action -> new Proposal(
                        insight,
                        Shortening.chars(CleanText.line(action.words()), LONGEST_TITLE),
                        Shortening.chars(CleanText.line(action.words()), LONGEST_TITLE),
                        CleanText.line(action.reason()),
                        action.owner()
                                .filter(userid -> employees.byUserid(userid).isPresent())
                                .or(customer::owner)
                                .orElse(reader.userid()),
                        action.due()
                                .filter(day -> !day.isBefore(today))
                                .orElse(workday)
                                .toString()))
                .toList();
        Set<String> made =
                tasks
                        .made(proposed.stream()
                                .map(one -> TaskActs.id(request(one.insight(), one.about())))
                                .toList())
                        .stream()
                        .map(Task::id)
                        .collect(Collectors.toSet());
        return proposed.stream()
                .filter(one -> !made.contains(TaskActs.id(request(one.insight(), one.about()))))
                .limit(SHOWN_PROPOSALS)
                .toList();
    }

    /** What asks for a task; see {@link TaskActs#id}. */
    static String request(String insight, String about) {
        return "insight\n" + insight + "\n" + about;
    }

    private Todo todo(Customer customer, Task task, Instant now) {
        boolean overdue = task.dueAt().filter(now::isAfter).isPresent();
        return new Todo(
                CleanText.line(task.title()),
                task.byCustomer() ? "客户答应的" : task.assignedTo().map(this::name).orElse("还没有人负责"),
                task.dueAt()
                        .map(due -> (overdue ? "已逾期 " : "截止 ") + ChineseTime.date(due))
                        .orElse("没有定日期"),
                overdue,
                path(customer) + "/tasks/" + encoded(task.id()) + "/done");
    }

    private String name(String userid) {
        return employees
                .byUserid(userid)
                .map(Employee::name)
                .map(CleanText::line)
                .orElse(userid);
    }

    private LocalDate nextWorkday(Instant now) {
        return Stream.iterate(ChineseTime.date(now).plusDays(1), day -> day.plusDays(1))
                .limit(30)
                .filter(days::works)
                .findFirst()
                .orElse(ChineseTime.date(now).plusDays(1));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
