package cn.topcentral.hub.storage.alert;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A card that showed alerts to somebody.
 *
 * @param pushKey the dedupe key of the push
 * @param audience member or group, as in the outbox
 * @param alerts the ids of those it shows, in the order shown
 */
public record AlertCopy(String pushKey, String audience, View view, List<Long> alerts, Instant pushedAt) {
    public AlertCopy {
        alerts = List.copyOf(alerts);
    }

    /** Which card it is. */
    public enum View {
        /** With quotes and figures, for who may see the customer. */
        PERSONAL,
        /** With what everybody in a group may know. */
        GROUP,
        /** As the first, and who did not react. */
        ESCALATION,
        /** For whom it was handed to. */
        ASSIGNED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static View ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
