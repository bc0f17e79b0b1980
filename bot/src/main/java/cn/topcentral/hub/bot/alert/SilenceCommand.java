package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.storage.alert.Silence;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
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
    private final Silencing silencing;
    private final Access access;
    private final Clock clock;

    SilenceCommand(
            CustomerChoice choice, CustomerRepository customers, Silencing silencing, Access access, Clock clock) {
        this.choice = choice;
        this.customers = customers;
        this.silencing = silencing;
        this.access = access;
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
        Map<CustomerId, List<Silence>> held = silencing.holding(access.scope(sender), LISTED).stream()
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
        return new SilenceListCard.Line(
                customer.id().value(),
                customer.displayName(),
                Silencing.what(held),
                held.stream().map(Silence::until).max(Comparator.naturalOrder()).orElseThrow());
    }

    private void silence(Employee sender, Customer customer, Duration time, CommandContext context) {
        Instant until = silencing.silence(sender, customer, time);
        Instant now = clock.instant();
        String name = CleanText.line(customer.displayName());
        context.respond("已静默 " + name + " 的风险预警，到 " + ChineseTime.relative(until, now) + "。紧急沟通仍会提醒。\n提前恢复请发：/静默 "
                + name + " 解除");
    }

    private void lift(Employee sender, Customer customer, CommandContext context) {
        silencing.lift(sender, customer);
        String name = CleanText.line(customer.displayName());
        context.respond("已解除 " + name + " 的静默，有风险会照常提醒。");
    }
}
