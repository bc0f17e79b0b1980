package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.storage.alert.AlertSubject;
import cn.topcentral.hub.storage.alert.Silence;
import cn.topcentral.hub.storage.alert.Silences;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.templates.alert.SilenceListCard;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps a customer's risks quiet for some days, lists what is silenced, and lifts it. */
final class SilenceCommand implements Command {
    private static final int LISTED = 200;
    private static final Set<String> LIFT = Set.of("解除", "取消", "恢复", "off", "lift");

    private final CustomerChoice choice;
    private final CustomerRepository customers;
    private final Silences silences;
    private final Access access;
    private final AlertDesk desk;
    private final CopyRefresh refresh;
    private final Clock clock;

    SilenceCommand(
            CustomerChoice choice,
            CustomerRepository customers,
            Silences silences,
            Access access,
            AlertDesk desk,
            CopyRefresh refresh,
            Clock clock) {
        this.choice = choice;
        this.customers = customers;
        this.silences = silences;
        this.access = access;
        this.desk = desk;
        this.refresh = refresh;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "silence";
    }

    @Override
    public String chineseName() {
        return "静默";
    }

    @Override
    public String arguments() {
        return "[客户名] [天数|解除]";
    }

    @Override
    public String help() {
        return "一段时间内不提醒这个客户的风险（不写天数是7天），紧急沟通仍会提醒；不写客户名就看静默名单";
    }

    @Override
    public String example() {
        return "/静默 奥克斯 7天";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        String text = request.arguments();
        if (text.isEmpty()) {
            list(request.sender(), context);
            return;
        }
        int space = text.lastIndexOf(' ');
        String last = space < 0 ? "" : text.substring(space + 1);
        boolean lift = LIFT.contains(last.toLowerCase(Locale.ROOT));
        Optional<Duration> days = AlertLine.days(last);
        boolean told = lift || days.isPresent();
        Duration time =
                lift ? SilenceLimit.USUAL : SilenceLimit.checked(request.sender(), days.orElse(SilenceLimit.USUAL));
        choice.choose(request, told ? text.substring(0, space).strip() : text, told ? last : "", name(), context)
                .ifPresent(customer -> {
                    if (lift) {
                        lift(request.sender(), customer, context);
                    } else {
                        silence(request.sender(), customer, time, context);
                    }
                });
    }

    private void list(Employee sender, CommandContext context) {
        Instant now = clock.instant();
        Map<CustomerId, List<Silence>> held = silences.holding(access.scope(sender), now, LISTED).stream()
                .collect(Collectors.groupingBy(Silence::customer, LinkedHashMap::new, Collectors.toList()));
        if (held.isEmpty()) {
            context.respond(SilenceListCard.NOTHING);
            return;
        }
        List<SilenceListCard.Line> lines = customers.byIds(held.keySet()).stream()
                .map(customer -> line(customer, held.getOrDefault(customer.id(), List.of())))
                .sorted(Comparator.comparing(SilenceListCard.Line::until))
                .toList();
        context.respond(SilenceListCard.render(lines, now, new TaskId("silences-" + context.reference())));
    }

    private static SilenceListCard.Line line(Customer customer, List<Silence> held) {
        String what = held.stream().anyMatch(silence -> silence.type().isEmpty())
                ? "全部风险"
                : held.stream()
                        .flatMap(silence -> silence.type().stream())
                        .map(SilenceCommand::word)
                        .distinct()
                        .collect(Collectors.joining("、"));
        return new SilenceListCard.Line(
                customer.id().value(),
                customer.displayName(),
                what,
                held.stream().map(Silence::until).max(Comparator.naturalOrder()).orElseThrow());
    }

    private static String word(String type) {
        return type.equals(AlertSubject.URGENT) ? "紧急沟通" : AlertDrawing.riskLabel(type);
    }

    private void silence(Employee sender, Customer customer, Duration time, CommandContext context) {
        if (sender.role() == Role.REP
                && customer.owner().filter(sender.userid()::equals).isEmpty()) {
            throw new CommandRefused("只能静默自己负责的客户；这位客户还没有负责人，请主管来设。");
        }
        Instant now = clock.instant();
        Instant until = now.plus(time);
        silences.make(
                new Silence(0, customer.id(), Optional.empty(), now, until, sender.userid()),
                new AuditEntry(
                        now,
                        sender.userid(),
                        "silence.make",
                        "customer " + customer.id().value(),
                        Map.of("days", time.toDays())));
        settle(customer);
        String name = CleanText.line(customer.displayName());
        context.respond("已静默 " + name + " 的风险预警，到 " + ChineseTime.relative(until, now) + "。紧急沟通仍会提醒。\n提前恢复请发：/静默 "
                + name + " 解除");
    }

    /** A rep lifts what they made themselves; who leads them may have had a reason. */
    private void lift(Employee sender, Customer customer, CommandContext context) {
        Instant now = clock.instant();
        List<Silence> held = silences.holding(now).stream()
                .filter(silence -> silence.customer().equals(customer.id()))
                .toList();
        List<Long> mine = held.stream()
                .filter(silence -> sender.role() != Role.REP || silence.by().equals(sender.userid()))
                .map(Silence::id)
                .toList();
        String name = CleanText.line(customer.displayName());
        if (mine.isEmpty()) {
            throw new CommandRefused(held.isEmpty() ? name + " 没有在静默中。" : name + " 的静默是主管设的，要解除请联系主管。");
        }
        silences.lift(
                customer.id(),
                mine,
                sender.userid(),
                now,
                new AuditEntry(
                        now,
                        sender.userid(),
                        "silence.lift",
                        "customer " + customer.id().value(),
                        Map.of("silences", mine.size())));
        settle(customer);
        context.respond("已解除 " + name + " 的静默，有风险会照常提醒。");
    }

    private void settle(Customer customer) {
        desk.work(customer.id().value());
        refresh.run();
    }
}
