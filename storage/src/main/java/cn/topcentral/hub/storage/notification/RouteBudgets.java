package cn.topcentral.hub.storage.notification;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What routes have carried and may still carry; used inside the transaction of a claim, which holds the route's row. */
final class RouteBudgets {
    /** The clocks of two hubs may differ by this much without the limit being broken. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private static final Duration MINUTE = Duration.ofMinutes(1).plus(CLOCKS_DIFFER);
    private static final Duration HOUR = Duration.ofHours(1).plus(CLOCKS_DIFFER);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private RouteBudgets() {}

    /** What may go now: in all, and of what is not urgent. */
    record Free(int inAll, int forOthers) {
        static final Free NOTHING = new Free(0, 0);
    }

    /** Locks the route until the end of the transaction and says what it still carries; nothing while it is paused. */
    static Free lock(Handle handle, String route, RouteBudget budget, Instant now) {
        handle.createUpdate("INSERT INTO push_routes (route) VALUES (:route) ON CONFLICT DO NOTHING")
                .bind("route", route)
                .execute();
        Optional<Instant> pausedUntil = handle.createQuery(
                        "SELECT paused_until FROM push_routes WHERE route = :route FOR UPDATE")
                .bind("route", route)
                .map((row, context) ->
                        Optional.ofNullable(row.getTimestamp("paused_until")).map(Timestamp::toInstant))
                .one();
        if (pausedUntil.filter(until -> until.isAfter(now)).isPresent()) {
            return Free.NOTHING;
        }
        handle.createUpdate("DELETE FROM push_permits WHERE route = :route AND arrived_at <= :hourAgo")
                .bind("route", route)
                .bind("hourAgo", now.minus(HOUR))
                .execute();
        return handle.createQuery(
                        """
                        SELECT count(*) AS hour, count(*) FILTER (WHERE arrived_at > :minuteAgo) AS minute
                        FROM push_permits WHERE route = :route
                        """)
                .bind("route", route)
                .bind("minuteAgo", now.minus(MINUTE))
                .map((row, context) -> free(budget, row.getInt("minute"), row.getInt("hour")))
                .one();
    }

    private static Free free(RouteBudget budget, int minute, int hour) {
        int inAll = Math.max(0, Math.min(budget.perMinute() - minute, budget.perHour() - hour));
        return new Free(inAll, Math.max(0, inAll - budget.forUrgent()));
    }

    /** Takes a place, for as long as the message may be on its way. */
    static long take(Handle handle, String route, Instant until) {
        return handle.createQuery("INSERT INTO push_permits (route, arrived_at) VALUES (:route, :until) RETURNING id")
                .bind("route", route)
                .bind("until", until)
                .mapTo(Long.class)
                .one();
    }

    /** The call is over; further calls it took (a plainer form after a refusal) take places too. */
    static void arrived(Handle handle, long permit, String route, int calls, Instant now) {
        handle.createUpdate("UPDATE push_permits SET arrived_at = :now WHERE id = :permit")
                .bind("now", now)
                .bind("permit", permit)
                .execute();
        for (int further = 1; further < calls; further++) {
            take(handle, route, now);
        }
    }

    /** Nothing goes out by the route for a while, twice as long each time in a row, up to five minutes or what was asked for. */
    static void pause(Handle handle, String route, Duration atLeast, String error, Instant now) {
        handle.createUpdate(
                        """
                        UPDATE push_routes
                        SET paused_until = CAST(:now AS timestamptz)
                                + greatest(CAST(:atLeast AS interval),
                                           least(CAST(:atLeast AS interval) * power(2, least(failures, 20)), CAST(:longest AS interval))),
                            failures = failures + 1, error = :error
                        WHERE route = :route
                        """)
                .bind("now", now)
                .bind("atLeast", atLeast.toString())
                .bind("longest", LONGEST_PAUSE.toString())
                .bind("error", error)
                .bind("route", route)
                .execute();
    }

    /** It carries again. */
    static void resume(Handle handle, String route) {
        handle.createUpdate(
                        "UPDATE push_routes SET paused_until = NULL, failures = 0, error = NULL WHERE route = :route AND failures > 0")
                .bind("route", route)
                .execute();
    }
}
