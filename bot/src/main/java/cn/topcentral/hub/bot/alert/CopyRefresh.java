package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.storage.alert.Alert;
import cn.topcentral.hub.storage.alert.AlertCopy;
import cn.topcentral.hub.storage.alert.AlertCopyRepository;
import cn.topcentral.hub.storage.alert.AlertRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws cards anew that show what is not so any more. What fails is tried again with the next call. Thread-safe. */
final class CopyRefresh {
    private static final Logger log = LoggerFactory.getLogger(CopyRefresh.class);
    /** The copies of page 94888 differ: 24 hours or 72; after the shorter one a change may be refused. */
    private static final Duration CHANGEABLE = Duration.ofHours(24);

    private static final int AT_ONCE = 200;

    private final AlertCopyRepository copies;
    private final AlertRepository alerts;
    private final AlertPeople people;
    private final AlertDrawing drawing;
    private final AlertCopies sink;
    private final Clock clock;

    CopyRefresh(
            AlertCopyRepository copies,
            AlertRepository alerts,
            AlertPeople people,
            AlertDrawing drawing,
            AlertCopies sink,
            Clock clock) {
        this.copies = copies;
        this.alerts = alerts;
        this.people = people;
        this.drawing = drawing;
        this.sink = sink;
        this.clock = clock;
    }

    void run() {
        for (AlertCopyRepository.Stale card : copies.stale(clock.instant().minus(CHANGEABLE), AT_ONCE)) {
            try {
                draw(card.copy());
                copies.drawn(card);
            } catch (RuntimeException e) {
                log.warn(
                        "Card not drawn anew, next try in a minute push={}",
                        card.copy().pushKey(),
                        e);
            }
        }
    }

    private void draw(AlertCopy copy) {
        List<Alert> shown = alerts.byIds(copy.alerts());
        if (shown.isEmpty()) {
            return;
        }
        AlertFacts facts = people.facts(shown.get(0).subject());
        sink.changed(
                copy.pushKey(),
                AlertDrawing.message(drawing.view(
                        shown, facts, copy.view(), full(copy, facts), AlertDrawing.taskId(copy.pushKey()))));
    }

    /** Rights are asked anew: who lost a customer since is not told more about it. */
    private boolean full(AlertCopy copy, AlertFacts facts) {
        return Address.parse(copy.audience())
                .filter(Address.Member.class::isInstance)
                .flatMap(member -> people.byUserid(((Address.Member) member).userid()))
                .filter(employee -> people.maySee(employee, facts))
                .isPresent();
    }
}
