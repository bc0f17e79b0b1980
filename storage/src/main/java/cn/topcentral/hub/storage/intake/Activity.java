package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** How much of each source happened in which hour, within one intake. */
public final class Activity {
    private final Handle handle;

    Activity(Handle handle) {
        this.handle = handle;
    }

    /** Something a source told for the first time. */
    public record Event(String system, CommunicationType type, Instant time, Instant receivedAt) {}

    private record Hour(String system, Instant start) {}

    private record Count(CommunicationType type, int records, Instant lastEvent, Instant lastReceived) {
        Count and(Count other) {
            return new Count(
                    type,
                    records + other.records,
                    lastEvent.isAfter(other.lastEvent) ? lastEvent : other.lastEvent,
                    lastReceived.isAfter(other.lastReceived) ? lastReceived : other.lastReceived);
        }
    }

    /** Counts events. Call it last: it holds the current hour of a source until the end of the transaction. */
    public void add(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        // Sorted, so that two transactions that count the same hours wait for each other in one order.
        TreeMap<Hour, Count> hours =
                new TreeMap<>(Comparator.comparing(Hour::system).thenComparing(Hour::start));
        for (Event event : events) {
            // A clock that runs ahead at the source must not make it look alive for years.
            Instant time = event.time().isAfter(event.receivedAt()) ? event.receivedAt() : event.time();
            hours.merge(
                    new Hour(event.system(), time.truncatedTo(ChronoUnit.HOURS)),
                    new Count(event.type(), 1, time, event.receivedAt()),
                    Count::and);
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                INSERT INTO source_activity AS known (source_system, hour, type, records, last_event, last_received)
                VALUES (:system, :hour, :type, :records, :lastEvent, :lastReceived)
                ON CONFLICT (tenant_id, source_system, hour) DO UPDATE SET
                    records = known.records + excluded.records,
                    last_event = greatest(known.last_event, excluded.last_event),
                    last_received = greatest(known.last_received, excluded.last_received)
                """);
        hours.forEach((hour, count) -> batch.bind("system", hour.system())
                .bind("hour", hour.start())
                .bind("type", count.type().code())
                .bind("records", count.records())
                .bind("lastEvent", count.lastEvent())
                .bind("lastReceived", count.lastReceived())
                .add());
        batch.execute();
    }
}
