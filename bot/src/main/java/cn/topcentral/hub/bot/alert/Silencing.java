package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.storage.alert.AlertSubject;
import cn.topcentral.hub.storage.alert.Silence;
import cn.topcentral.hub.storage.alert.Silences;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.templates.text.CleanText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps a customer's risks quiet for some days and lifts that, for the command and the page alike. Thread-safe. */
public final class Silencing {
    private final Silences silences;
    private final AlertDesk desk;
    private final CopyRefresh refresh;
    private final Clock clock;

    Silencing(Silences silences, AlertDesk desk, CopyRefresh refresh, Clock clock) {
        this.silences = silences;
        this.desk = desk;
        this.refresh = refresh;
        this.clock = clock;
    }

    /** What holds now, the first to end first. */
    public List<Silence> holding(OwnerScope scope, int limit) {
        return silences.holding(scope, clock.instant(), limit);
    }

    /** Which risks of one customer these keep quiet, in words. */
    public static String what(List<Silence> held) {
        return held.stream().anyMatch(silence -> silence.type().isEmpty())
                ? "全部风险"
                : held.stream()
                        .flatMap(silence -> silence.type().stream())
                        .map(type -> type.equals(AlertSubject.URGENT) ? "紧急沟通" : AlertDrawing.riskLabel(type))
                        .distinct()
                        .collect(Collectors.joining("、"));
    }

    /**
     * Keeps the risks of a customer the sender may see quiet.
     *
     * @return until when
     * @throws CommandRefused for a time that is too long for the sender, or a customer that is nobody's
     */
    public Instant silence(Employee sender, Customer customer, Duration time) {
        SilenceLimit.checked(sender, time);
        if (sender.role() == Role.REP
                && customer.owner().filter(sender.userid()::equals).isEmpty()) {
            throw new CommandRefused("只能静默自己负责的客户；这位客户还没有负责人，请主管来设。");
        }
        Instant now = clock.instant();
        Instant until = now.plus(time);
        silences.make(
                new Silence(0, customer.id(), Optional.empty(), now, until, sender.userid()),
                entry(sender, customer, "silence.make", Map.of("days", time.toDays()), now));
        settle(customer);
        return until;
    }

    /**
     * Ends what keeps the risks of a customer quiet. A rep lifts what they made themselves; who leads them may have had a reason.
     *
     * @throws CommandRefused when there is nothing to lift, or it is not theirs
     */
    public void lift(Employee sender, Customer customer) {
        Instant now = clock.instant();
        List<Silence> held = silences.holding(now).stream()
                .filter(silence -> silence.customer().equals(customer.id()))
                .toList();
        List<Long> mine = held.stream()
                .filter(silence -> sender.role() != Role.REP || silence.by().equals(sender.userid()))
                .map(Silence::id)
                .toList();
        if (mine.isEmpty()) {
            String name = CleanText.line(customer.displayName());
            throw new CommandRefused(held.isEmpty() ? name + " 没有在静默中。" : name + " 的静默是主管设的，要解除请联系主管。");
        }
        silences.lift(
                customer.id(),
                mine,
                sender.userid(),
                now,
                entry(sender, customer, "silence.lift", Map.of("silences", mine.size()), now));
        settle(customer);
    }

    private static AuditEntry entry(
            Employee sender, Customer customer, String action, Map<String, Object> details, Instant now) {
        return new AuditEntry(
                now, sender.userid(), action, "customer " + customer.id().value(), details);
    }

    private void settle(Customer customer) {
        desk.work(customer.id().value());
        refresh.run();
    }
}
