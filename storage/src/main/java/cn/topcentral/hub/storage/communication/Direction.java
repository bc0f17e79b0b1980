package cn.topcentral.hub.storage.communication;

import java.util.Locale;

/** Who started it: the customer, us, or (internal) nobody but us took part. */
public enum Direction {
    INBOUND,
    OUTBOUND,
    INTERNAL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Direction ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
