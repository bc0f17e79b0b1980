package cn.topcentral.hub.bot.export;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.command.Period;
import cn.topcentral.hub.bot.command.TimelineArguments;
import cn.topcentral.hub.bot.export.TimelineCsv.File;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Sends a customer's timeline as a file, for whoever owns the customer and for those above them. A file goes further than a page, so whoever merely may
 * look does not get one, and each is written down.
 */
public final class ExportCommand implements Command {
    /** What WeCom takes as a file (page 90253). */
    private static final int MOST_BYTES = 20 * 1024 * 1024;

    private static final int NAME_CHARS = 30;

    private final CustomerChoice choice;
    private final CustomerRepository customers;
    private final TimelineRepository records;
    private final EmployeeRepository employees;
    private final Access access;
    private final AuditLog audit;
    private final Clock clock;
    private final int mostBytes;

    /** @param clock in the zone in which days are counted */
    public ExportCommand(
            CustomerChoice choice,
            CustomerRepository customers,
            TimelineRepository records,
            EmployeeRepository employees,
            Access access,
            AuditLog audit,
            Clock clock) {
        this(choice, customers, records, employees, access, audit, clock, MOST_BYTES);
    }

    ExportCommand(
            CustomerChoice choice,
            CustomerRepository customers,
            TimelineRepository records,
            EmployeeRepository employees,
            Access access,
            AuditLog audit,
            Clock clock,
            int mostBytes) {
        this.choice = choice;
        this.customers = customers;
        this.records = records;
        this.employees = employees;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String chineseName() {
        return "导出";
    }

    @Override
    public String arguments() {
        return "客户名 [时间段] [渠道]";
    }

    @Override
    public String help() {
        return "把客户的沟通记录导出成表格文件（CSV，Excel 可直接打开），私发给您；负责人和主管可用";
    }

    @Override
    public String example() {
        return "/导出 奥克斯 近90天";
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        boolean tapped = request.origin() == CommandRequest.Origin.TAPPED;
        TimelineArguments arguments = TimelineArguments.parse(tapped ? "" : request.arguments(), clock);
        String name = tapped ? request.arguments() : arguments.customer();
        if (name.isEmpty()) {
            throw new CommandRefused("请写上客户名，例如：" + example());
        }
        String rest = request.arguments().replace(name, "").strip();
        choice.choose(request, name, rest, name(), context)
                .ifPresent(customer -> export(request.sender(), customer, arguments, context));
    }

    private void export(Employee sender, Customer customer, TimelineArguments arguments, CommandContext context) {
        if (!mayTake(sender, customer)) {
            throw new CommandRefused("导出只给这位客户的负责人和主管。需要的话，请主管导出后发给您。");
        }
        TimelineQuery query = TimelineQuery.newest(customers.group(customer.id()), TimelineCsv.pageSize())
                .between(
                        arguments.period().map(Period::from), arguments.period().map(Period::until))
                .ofTypes(arguments.channels());
        String shown = MarkdownMessage.escape(customer.displayName());
        File file = new TimelineCsv(
                        records,
                        id -> employees.byUserid(id).map(Employee::name).orElse(id))
                .write(query, mostBytes)
                .orElseThrow(
                        () -> new CommandRefused(shown + "的记录超过 20MB，企业微信发不了。请加上时间段分几次导出，例如：/导出 " + shown + " 近90天"));
        if (file.count() == 0) {
            throw new CommandRefused(shown + "在这个范围里没有沟通记录，没有可以导出的内容。");
        }
        audit.record(new AuditEntry(
                clock.instant(),
                sender.userid(),
                "customer.export",
                "customer " + customer.id().value(),
                Map.of(
                        "records",
                        file.count(),
                        "period",
                        arguments.period().map(Period::label).orElse("全部"))));
        context.file(fileName(customer), file.content().toByteArray());
        context.say("已导出 " + shown + " 的 " + file.count() + " 条沟通记录（"
                + arguments.period().map(Period::label).orElse("全部时间") + "）。里面有客户资料，请勿外传。");
    }

    /** What belongs to nobody is taken out by managers only. */
    private boolean mayTake(Employee sender, Customer customer) {
        Optional<String> owner = customer.owner();
        return owner.map(userid -> userid.equals(sender.userid()) || access.leads(sender, userid))
                .orElseGet(() -> access.isAtLeast(sender, Role.MANAGER));
    }

    private String fileName(Customer customer) {
        String name = CleanText.line(customer.displayName()).replaceAll("[\\\\/:*?\"<>|.\\s]+", "_");
        return "沟通记录_" + (name.isEmpty() ? customer.id().value() : Shortening.headBytes(name, NAME_CHARS * 3)) + "_"
                + LocalDate.now(clock) + ".csv";
    }
}
