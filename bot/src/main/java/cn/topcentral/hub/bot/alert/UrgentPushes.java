package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.storage.alert.AlertFinding;
import cn.topcentral.hub.storage.alert.AlertLevel;
import cn.topcentral.hub.storage.alert.AlertSubject;
import cn.topcentral.hub.storage.alert.NewAlert;
import cn.topcentral.hub.storage.alert.UrgentEvent;
import cn.topcentral.hub.storage.alert.UrgentEvents;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of urgent communications at once (seed 5.1): each becomes an alert in the transaction that takes the event off the queue, and its group is
 * worked on right away. A process that dies in between leaves an alert that the next tick pushes. Thread-safe.
 */
final class UrgentPushes {
    private static final Logger log = LoggerFactory.getLogger(UrgentPushes.class);
    private static final int AT_ONCE = 50;
    private static final int SCORE = 90;
    private static final int MOST_ATTEMPTS = 8;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final UrgentEvents events;
    private final TimelineRepository records;
    private final CustomerRepository customers;
    private final AlertDesk desk;
    private final Clock clock;

    UrgentPushes(
            UrgentEvents events,
            TimelineRepository records,
            CustomerRepository customers,
            AlertDesk desk,
            Clock clock) {
        this.events = events;
        this.records = records;
        this.customers = customers;
        this.desk = desk;
        this.clock = clock;
    }

    /** Tells of everything that waits. @return how many events were taken */
    int run() {
        int taken = 0;
        for (List<UrgentEvent> claimed = claim(); !claimed.isEmpty(); claimed = claim()) {
            claimed.forEach(this::tell);
            taken += claimed.size();
        }
        return taken;
    }

    private List<UrgentEvent> claim() {
        return events.claim(AT_ONCE, LEASE, clock.instant());
    }

    private void tell(UrgentEvent event) {
        try {
            Optional<NewAlert> alert = records.byId(event.record()).map(record -> alert(event, record));
            boolean finished = events.finish(event, alert, clock.instant());
            if (finished && alert.isPresent()) {
                desk.work(alert.get().subject().group());
            } else if (alert.isEmpty()) {
                log.info("Urgent record is gone record={}", event.record());
            }
        } catch (RuntimeException e) {
            putBack(event, e);
        }
    }

    private NewAlert alert(UrgentEvent event, TimelineRecord record) {
        return new NewAlert(
                AlertSubject.urgent(record.id(), record.customer().map(customers::survivor)),
                new AlertFinding(
                        AlertLevel.HIGH,
                        SCORE,
                        record.intent().orElse(""),
                        event.reason(),
                        List.of(),
                        "",
                        List.of(),
                        Optional.empty(),
                        record.time()),
                clock.instant());
    }

    private void putBack(UrgentEvent event, RuntimeException cause) {
        Instant now = clock.instant();
        String reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        if (event.attempts() >= MOST_ATTEMPTS) {
            log.error("Urgent communication given up record={} attempts={}", event.record(), event.attempts(), cause);
            events.failed(event, reason);
        } else {
            log.warn("Urgent communication not told yet record={} attempt={}", event.record(), event.attempts(), cause);
            events.retry(event, reason, now.plus(Duration.ofSeconds(15).multipliedBy(event.attempts())));
        }
    }
}
