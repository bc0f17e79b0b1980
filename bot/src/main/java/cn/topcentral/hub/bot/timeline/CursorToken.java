package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A place in a timeline as it stands in a link: {@code 2024-06-15T01:30:00Z_EMAIL-20240615-…}. */
public final class CursorToken {
    private static final char SEPARATOR = '_';

    private CursorToken() {}

    public static String of(Cursor cursor) {
        return cursor.time().toString() + SEPARATOR + cursor.id();
    }

    /** The place a token names; empty when it names none, as happens to links that were cut when copied. */
    public static Optional<Cursor> parse(String token) {
        int end = token.indexOf(SEPARATOR);
        if (end < 0) {
            return Optional.empty();
        }
        try {
            Instant time = Instant.parse(token.substring(0, end));
            // Far-away years parse, yet the database has no such time.
            return time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("9999-01-01T00:00:00Z"))
                    ? Optional.empty()
                    : Optional.of(new Cursor(time, new RecordId(token.substring(end + 1))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
