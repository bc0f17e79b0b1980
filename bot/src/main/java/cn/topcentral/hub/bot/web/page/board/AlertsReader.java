package cn.topcentral.hub.bot.web.page.board;

import cn.topcentral.hub.bot.alert.AlertBoard;
import cn.topcentral.hub.storage.alert.Alert;
import cn.topcentral.hub.storage.alert.AlertLevel;
import cn.topcentral.hub.storage.alert.AlertState;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.templates.page.board.BoardAlerts;
import cn.topcentral.hub.templates.page.board.BoardAlerts.Level;
import cn.topcentral.hub.templates.page.board.BoardAlerts.Line;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words the alerts that stand for the board. Thread-safe. */
final class AlertsReader {
    private static final int SHOWN = 50;

    private final BoardSources sources;
    private final Clock clock;

    AlertsReader(BoardSources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** @param said what came of the last change; blank for nothing */
    BoardAlerts alerts(OwnerScope scope, String csrf, String said) {
        List<Alert> standing = sources.alerts().standing(scope, SHOWN + 1);
        List<Alert> shown = standing.stream().limit(SHOWN).toList();
        Map<CustomerId, Customer> customers = sources.customers()
                .survivors(shown.stream()
                        .flatMap(alert -> alert.subject().customer().stream())
                        .collect(Collectors.toSet()));
        return new BoardAlerts(
                csrf,
                Stream.of(AlertLevel.HIGH, AlertLevel.MEDIUM, AlertLevel.LOW)
                        .map(level -> level(level, shown, customers))
                        .filter(level -> !level.lines().isEmpty())
                        .toList(),
                said,
                standing.size() > SHOWN);
    }

    private Level level(AlertLevel level, List<Alert> shown, Map<CustomerId, Customer> customers) {
        return new Level(
                level.label(),
                level == AlertLevel.HIGH ? "urgent" : level == AlertLevel.MEDIUM ? "bad" : "",
                shown.stream()
                        .filter(alert -> alert.finding().level() == level)
                        .map(alert -> line(
                                alert,
                                alert.subject().customer().flatMap(id -> Optional.ofNullable(customers.get(id)))))
                        .toList());
    }

    private Line line(Alert alert, Optional<Customer> customer) {
        Instant now = clock.instant();
        Instant began = alert.finding().began();
        String kind = CleanText.line(AlertBoard.label(alert));
        return new Line(
                alert.id(),
                customer.map(Customer::displayName).map(CleanText::line).orElse("还没有认领的客户"),
                kind.isEmpty() ? "紧急沟通" : kind,
                CleanText.line(alert.finding().title()),
                who(alert, customer),
                began.toString(),
                ChineseTime.date(began) + " " + ChineseTime.clock(began),
                ChineseTime.relative(began, now),
                alert.state().label(),
                customer.map(found -> BoardLinks.customer(found.id())
                                + alert.subject()
                                        .record()
                                        .map(record -> "?record=" + BoardLinks.encoded(record.value()))
                                        .orElse("/insights"))
                        .orElse("/claims"),
                alert.state() == AlertState.FIRING);
    }

    private String who(Alert alert, Optional<Customer> customer) {
        return alert.handling()
                .map(handling -> handling.assignee().orElse(handling.by()))
                .filter(userid -> alert.state() == AlertState.ACKNOWLEDGED)
                .map(userid -> sources.name(userid) + "在跟进")
                .or(() -> customer.flatMap(Customer::owner).map(userid -> sources.name(userid) + "负责"))
                .orElse("还没有人负责");
    }
}
