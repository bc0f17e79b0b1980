package cn.topcentral.hub.connectors.matching;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What by which records of one matter know each other, the surest first. */
public enum SignKind {
    /** A UID of a calendar entry. */
    CALENDAR("同一日程", 1, Duration.ofDays(14)),
    ORDER("都提到订单", 0.95, Duration.ofDays(14)),
    QUOTE("都提到报价单", 0.95, Duration.ofDays(14)),
    BATCH("都提到批号", 0.9, Duration.ofDays(14)),
    /** A meeting code or link. Rooms are used again, so not for long. */
    MEETING("同一会议", 0.9, Duration.ofDays(7)),
    /** A number that was called, or left in a form or a chat. */
    PHONE("同一电话号码", 0.8, Duration.ofDays(3)),
    /** A material together with a quantity. */
    AMOUNT("都谈到", 0.6, Duration.ofDays(14)),
    /** A grade with its number. Said of so many things that it relates only a visit to a meeting before it. */
    GRADE("都谈到", 0.4, Duration.ofDays(14));

    private final String reason;
    private final double weight;
    private final Duration window;

    SignKind(String reason, double weight, Duration window) {
        this.reason = reason;
        this.weight = weight;
        this.window = window;
    }

    String reason() {
        return reason;
    }

    double weight() {
        return weight;
    }

    /** How far apart two records of one matter may be. */
    public Duration window() {
        return window;
    }

    /** A sign of this kind as it is stored, e.g. {@code order:SO20240615001}. */
    public String sign(String value) {
        return name().toLowerCase(Locale.ROOT) + ':' + value;
    }

    /** The kind of a sign that has one. */
    public static SignKind of(String sign) {
        return valueOf(sign.substring(0, sign.indexOf(':')).toUpperCase(Locale.ROOT));
    }

    /** The kind of a stored sign; empty for those that only find equals ({@link Lookups}). */
    public static Optional<SignKind> ofSign(String sign) {
        return Arrays.stream(values())
                .filter(kind -> sign.startsWith(kind.sign("")))
                .findFirst();
    }

    static String value(String sign) {
        return sign.substring(sign.indexOf(':') + 1);
    }
}
