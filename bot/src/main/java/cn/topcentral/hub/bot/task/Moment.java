package cn.topcentral.hub.bot.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A time that somebody named within a line.
 *
 * @param time of day; empty when only a day was named
 * @param words as they were typed
 * @param before what stands before them, stripped
 * @param after what stands behind them, stripped
 */
public record Moment(LocalDate day, Optional<LocalTime> time, String words, String before, String after, ZoneId zone) {

    /** The instant; on a day without a time it is the given one. */
    public Instant at(LocalTime otherwise) {
        return day.atTime(time.orElse(otherwise)).atZone(zone).toInstant();
    }
}
