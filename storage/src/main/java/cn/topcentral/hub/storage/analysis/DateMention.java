package cn.topcentral.hub.storage.analysis;

import java.time.LocalDate;

/**
 * A time that matters to the business, resolved against the time of the record in Asia/Shanghai.
 *
 * @param text as said, a literal part of the content
 * @param start the first day meant
 * @param end the last day meant; the same for a single day
 */
public record DateMention(String text, LocalDate start, LocalDate end) {
    public DateMention {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("'" + text + "' ends on " + end + ", before it starts on " + start);
        }
    }
}
