package cn.topcentral.hub.bot.report;

import cn.topcentral.hub.agents.coordination.Coordinator;
import cn.topcentral.hub.agents.coordination.CustomerReports;
import cn.topcentral.hub.agents.report.ReportDesk;
import cn.topcentral.hub.agents.report.ReportPeriod;
import cn.topcentral.hub.agents.report.ReportRequest;
import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRepository;
import cn.topcentral.hub.storage.report.StoredReport;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.report.ReportCard;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a report and shows its card: of the house for managers and administrators, of a customer for whoever may see the customer. What was
 * written before and says the same is shown again.
 */
public final class ReportCommand implements Command {
    /** Behind it the agents take longer than a person waits without wondering. */
    private static final int LONG_HISTORY = 2_000;

    private final CustomerChoice choice;
    private final HistoryRepository histories;
    private final CustomerReports customerReports;
    private final ReportDesk desk;
    private final Access access;
    private final AuditLog audit;
    private final ReportLinks links;
    private final Clock clock;
    private final boolean worded;

    /**
     * Writes with these agents.
     *
     * @param clock in the zone in which days are counted
     * @param worded whether a model words what the agents say, which takes a while
     */
    public ReportCommand(
            CustomerChoice choice,
            HistoryRepository histories,
            Coordinator coordinator,
            ReportDesk desk,
            Access access,
            AuditLog audit,
            ReportLinks links,
            Clock clock,
            boolean worded) {
        this.choice = choice;
        this.histories = histories;
        this.customerReports = new CustomerReports(coordinator, desk);
        this.desk = desk;
        this.access = access;
        this.audit = audit;
        this.links = links;
        this.clock = clock;
        this.worded = worded;
    }

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String chineseName() {
        return "报告";
    }

    @Override
    public String arguments() {
        return "[日报|周报|月报|客户名] [日期]";
    }

    @Override
    public String help() {
        return "出沟通报告：日报、周报、月报（主管和管理员），或者一位客户的报告";
    }

    @Override
    public String example() {
        return "/报告 周报 上周";
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        if (request.origin() == CommandRequest.Origin.TAPPED) {
            ofCustomer(request, request.arguments(), Optional.empty(), context);
            return;
        }
        ReportArguments arguments = ReportArguments.parse(request.arguments(), clock);
        if (arguments.ofCustomer()) {
            if (arguments.customer().isEmpty()) {
                throw new CommandRefused("请写上客户名，例如：/报告 奥克斯");
            }
            ofCustomer(request, arguments.customer(), arguments.day(), context);
        } else {
            ofTheHouse(request, arguments, context);
        }
    }

    private void ofTheHouse(CommandRequest request, ReportArguments arguments, CommandContext context) {
        if (!access.isAtLeast(request.sender(), Role.MANAGER)) {
            throw new CommandRefused("日报、周报和月报只给主管和管理员看。您可以看自己客户的报告，例如：/报告 奥克斯");
        }
        LocalDate day = arguments.day().orElseGet(() -> ReportPeriod.of(arguments.kind(), LocalDate.now(clock))
                .previous()
                .last());
        StoredReport report = desk.publish(new ReportRequest(arguments.kind(), day, clock.instant()));
        audit.record(new AuditEntry(
                clock.instant(), request.sender().userid(), "report.view", "report " + report.id(), Map.of()));
        show(report, context);
    }

    private void ofCustomer(CommandRequest request, String name, Optional<LocalDate> day, CommandContext context) {
        String rest = day.map(LocalDate::toString).orElse("");
        choice.choose(request, name, rest, name(), context).ifPresent(customer -> write(customer, day, context));
    }

    private void write(Customer customer, Optional<LocalDate> day, CommandContext context) {
        Instant now = clock.instant();
        Instant asOf = day.map(date -> date.plusDays(1)
                        .atStartOfDay(clock.getZone())
                        .toInstant()
                        .minusMillis(1))
                .filter(end -> end.isBefore(now))
                .orElse(now);
        CustomerHistory history = histories.read(customer, asOf, clock.getZone());
        String shown = MarkdownMessage.escape(customer.displayName());
        if (history.records().isEmpty()) {
            throw new CommandRefused(shown + (day.isPresent() ? "到那天为止" : "") + "还没有沟通记录，写不出报告。");
        }
        if (worded || history.records().size() > LONG_HISTORY) {
            context.ack("正在写 " + shown + " 的报告，请稍等…");
        }
        StoredReport report = customerReports
                .publish(history, now)
                .orElseThrow(() -> new CommandRefused("报告这次没有写成，请过几分钟再发一次；如果一直这样，请告诉管理员。"));
        show(report, context);
    }

    private void show(StoredReport report, CommandContext context) {
        context.respond(ReportCard.render(Summaries.of(report, links.report(report.id()))));
    }
}
