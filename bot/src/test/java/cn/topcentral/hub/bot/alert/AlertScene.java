package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.risk.RiskAssessment;
import cn.topcentral.hub.agents.risk.RiskAssessment.CommunicationDecline;
import cn.topcentral.hub.agents.risk.RiskAssessment.EarlyWarningSignals;
import cn.topcentral.hub.agents.risk.RiskAssessment.PriceSensitivity;
import cn.topcentral.hub.agents.risk.RiskAssessment.RiskAlert;
import cn.topcentral.hub.agents.risk.RiskAssessment.Silence;
import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CommandRequest.Origin;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.config.AlertsConfig;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A hub with 王伟 (rep), his manager 李娜 and her director 赵总, the customer 奥克斯 of 王伟, a clock that is moved by hand, and an A14 that says what it
 * is told to.
 */
final class AlertScene implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    final HubData data;
    final Customer aux;
    final Alerts hub;
    final List<String> redrawn = new CopyOnWriteArrayList<>();
    private final Map<String, List<RiskAlert>> risks = new HashMap<>();
    private final Moved clock = new Moved();
    private int calls;
    private long seen;

    AlertScene(Path folder, String now) {
        data = new HubData(folder);
        employee("wangwei", "王伟", Role.REP, "lina", true);
        employee("lina", "李娜", Role.MANAGER, "zhao", true);
        employee("zhao", "赵总", Role.MANAGER, null, true);
        employee("zhangsan", "张三", Role.REP, null, true);
        aux = data.customer("宁波奥克斯空调有限公司", Optional.of("奥克斯"), "auxgroup.com");
        at(now);
        hub = hub(data.db().database());
    }

    void employee(String userid, String name, Role role, @Nullable String manager, boolean active) {
        data.employees()
                .save(new Employee(
                        userid,
                        name,
                        role,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.ofNullable(manager),
                        active));
    }

    /** Another hub on the same database, or the same one after a restart. */
    Alerts hub(Database database) {
        Access access = new Access(data.employees());
        return new Alerts(
                database,
                access,
                new CustomerChoice(
                        new CustomerLookup(database), data.customers(), access, new AuditLog(database), clock),
                history -> new Finding<>(
                        new RiskAssessment(
                                risks.getOrDefault(history.customer().id().value(), List.of()),
                                new EarlyWarningSignals(
                                        new CommunicationDecline(false, "", 0, BigDecimal.ZERO, "stable"),
                                        new PriceSensitivity(false, "", "low"),
                                        new Silence(false, 0, Optional.empty(), ""))),
                        List.of(),
                        GeneratedBy.local("A14", "test", "1")),
                AlertsConfig.DEFAULT,
                new PageLinks(URI.create("https://hub.example")),
                (key, message) -> redrawn.add(key + "\n" + message.text()),
                clock,
                ZONE);
    }

    /** Sets the clock, in Shanghai: {@code 2026-06-15T10:00}. */
    AlertScene at(String local) {
        clock.now = LocalDateTime.parse(local).atZone(ZONE).toInstant();
        return this;
    }

    Instant now() {
        return clock.now;
    }

    void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    /** What A14 sees from now on; level and score from the score. */
    void sees(RiskType type, int score) {
        List<RiskAlert> all = new ArrayList<>(risks.getOrDefault(aux.id().value(), List.of()));
        all.removeIf(risk -> risk.riskType().equals(type.code()));
        all.add(new RiskAlert(
                "RISK-" + type.code(),
                aux.id().value(),
                aux.displayName(),
                type.code(),
                score >= 70 ? "high" : score >= 40 ? "medium" : "low",
                score,
                List.of("近30天沟通下降50%"),
                LocalDate.of(2026, 6, 1),
                "月订单损失50吨，约75万元",
                List.of("本周上门拜访"),
                score >= 70,
                Optional.empty()));
        risks.put(aux.id().value(), all);
    }

    void seesNothing() {
        risks.clear();
    }

    /** A14 looks, although nothing new came. */
    void check() {
        data.db().execute("DELETE FROM alert_checks");
        hub.checkRisks();
    }

    /** A call of the customer that A10 found urgent, with the event that it raises. */
    String urgentCall(String number) {
        data.take(data.call(now().minusSeconds(60), number, "这批料发黄，月底前不解决就退货，28万元货款也不付"));
        String record = data.db().value("SELECT record_id FROM customer_communications ORDER BY id DESC LIMIT 1");
        data.db()
                .execute(
                        "UPDATE customer_communications SET analysis_status = 'done', urgency_level = 'high', intent_category = 'complaint', "
                                + "summary = '客户投诉来料发黄，要求月底前解决', analysed_at = '" + now() + "' WHERE record_id = '"
                                + record + "'");
        data.db()
                .execute(
                        "INSERT INTO notifications (tenant_id, dedupe_key, audience, card, next_attempt_at) VALUES ('T001', 'urgent:"
                                + record
                                + "', 'event:urgent', jsonb_build_object('record_id', '" + record
                                + "', 'reason', '客户说“月底前不解决就退货”'), '"
                                + now() + "')");
        return record;
    }

    /** To whom something was pushed since the last call, in order. */
    List<String> pushed() {
        String rows = data.db()
                .value(
                        "SELECT coalesce(string_agg(audience, ' ' ORDER BY audience), '') FROM notifications WHERE audience NOT LIKE 'event:%' AND id > "
                                + seen);
        seen = data.db().count("SELECT coalesce(max(id), 0) FROM notifications");
        return rows.isEmpty() ? List.of() : Arrays.asList(rows.split(" ", -1));
    }

    /** The newest push to somebody, as text. */
    String text(String audience) {
        return data.db()
                .value("SELECT card ->> 'text' FROM notifications WHERE audience = '" + audience
                        + "' ORDER BY id DESC LIMIT 1");
    }

    long id(String type) {
        return data.db().count("SELECT id FROM alerts WHERE risk_type = '" + type + "' ORDER BY id DESC LIMIT 1");
    }

    String state(long id) {
        return data.db().value("SELECT state FROM alerts WHERE id = " + id);
    }

    void tap(String userid, String key, CommandContext context) {
        tap(userid, key, Map.of(), context);
    }

    void tap(String userid, String key, Map<String, List<String>> selected, CommandContext context) {
        String[] parts = key.split(":", 2);
        command(parts[0]).run(new CommandRequest(sender(userid), parts[1], Origin.TAPPED, selected), context);
    }

    void type(String userid, String command, String arguments, CommandContext context) {
        command(command).run(new CommandRequest(sender(userid), arguments, Origin.TYPED), context);
    }

    String reference() {
        return "r" + calls++;
    }

    private Employee sender(String userid) {
        return data.employees().byUserid(userid).orElseThrow();
    }

    private Command command(String name) {
        return hub.commands().stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        data.close();
    }

    private static final class Moved extends Clock {
        private volatile Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("Nobody asks for it");
        }
    }
}
