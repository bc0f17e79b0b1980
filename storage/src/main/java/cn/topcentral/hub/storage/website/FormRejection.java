package cn.topcentral.hub.storage.website;

import java.time.Instant;
import java.util.Map;

/**
 * An entry of the hub's own form that was taken for spam.
 *
 * @param reason why, in a word: {@code honeypot}, {@code too_fast}, {@code links}, {@code repeated_text}, {@code too_many}
 * @param entry the answers by field
 */
public record FormRejection(
        String form, String reason, Map<String, String> entry, String remoteIp, Instant rejectedAt) {
    public FormRejection {
        entry = Map.copyOf(entry);
    }
}
