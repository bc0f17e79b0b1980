package cn.topcentral.hub.bot.command;

import java.time.Instant;

/**
 * A span of time somebody asked for.
 *
 * @param from the first instant of it
 * @param until the first instant after it
 * @param label as shown in answers, e.g. {@code 近30天}
 */
public record Period(Instant from, Instant until, String label) {
    public Period {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("A period must end after it begins: " + from + " to " + until);
        }
    }
}
