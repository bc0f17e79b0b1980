package cn.topcentral.hub.bot.push;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps what is sent by the clock off the minutes 0 and 30, when everybody else sends too and WeCom asks not to (page 90236). The same on every hub,
 * so that a report is not added twice at two times.
 */
public final class OffTheHour {
    private static final long HALF_HOUR = Duration.ofMinutes(30).toSeconds();
    private static final long MINUTE = Duration.ofMinutes(1).toSeconds();

    private OffTheHour() {}

    /**
     * The moment itself, or one to four minutes later when it is in the minute 0 or 30 of an hour.
     *
     * @param key spreads pushes of one moment, e.g. the dedupe key; the same key is always moved by the same
     */
    public static Instant spread(Instant instant, String key) {
        boolean busy = Math.floorMod(instant.getEpochSecond(), HALF_HOUR) < MINUTE;
        // Multiplied, since keys that differ in the last letter only have hash codes that lie side by side.
        int spread = key.hashCode() * 0x9E3779B1;
        long later = MINUTE + Math.floorMod(spread, 3 * MINUTE + 1);
        return busy ? instant.plusSeconds(later) : instant;
    }
}
