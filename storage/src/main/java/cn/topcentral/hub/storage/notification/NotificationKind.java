package cn.topcentral.hub.storage.notification;

import java.util.Locale;

/** What a push is about, the most pressing first: that is the order of sending when a route's budget is short. */
public enum NotificationKind {
    /** A communication that cannot wait (seed 5.1). */
    URGENT,
    /** A risk (seed 5.2). */
    ALERT,
    /** A visitor on the website is writing. */
    WEBCHAT,
    /** A task of somebody's is due, or over. */
    REMINDER,
    /** A report is ready. */
    REPORT,
    /** A source went quiet, something broke: for administrators. */
    OPERATION;

    /** The value of the column {@code kind}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static NotificationKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
