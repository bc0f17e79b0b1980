package cn.topcentral.hub.storage.chart;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The days a chart is about.
 *
 * @param first day, inclusive
 * @param last day, inclusive
 * @param zone in which days are counted
 */
public record ChartSpan(LocalDate first, LocalDate last, Bucket bucket, ZoneId zone) {
    public ChartSpan {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("A span from " + first + " cannot end on " + last);
        }
    }

    /** Inclusive. */
    public Instant from() {
        return first.atStartOfDay(zone).toInstant();
    }

    /** Exclusive. */
    public Instant to() {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The first days of the buckets, in order; the first may lie before the span. */
    public List<LocalDate> buckets() {
        return bucket.over(first, last);
    }

    /** The first day of a bucket that is within the span. */
    public LocalDate firstOf(LocalDate start) {
        return start.isBefore(first) ? first : start;
    }

    /** The last day of a bucket that is within the span. */
    public LocalDate lastOf(LocalDate start) {
        LocalDate end = bucket.next(start).minusDays(1);
        return end.isAfter(last) ? last : end;
    }
}
