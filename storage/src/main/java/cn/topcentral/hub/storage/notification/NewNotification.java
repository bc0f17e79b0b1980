package cn.topcentral.hub.storage.notification;

import java.time.Instant;
import java.util.Optional;

/**
 * A push to be sent.
 *
 * @param dedupeKey what makes it this push, whoever wants it sent
 * @param audience for whom: {@code member:USERID} or {@code group:NAME}
 * @param kind what it is about; pushes of one kind and audience may be merged into a summary when there are too many
 * @param message in every form, as JSON
 * @param summary its line in such a summary, at most 60 characters
 * @param notBefore when it may be sent
 * @param expiresAt from when on nobody wants it any more; it is then dropped, and counted
 */
public record NewNotification(
        String dedupeKey,
        String audience,
        NotificationKind kind,
        String message,
        String summary,
        Instant notBefore,
        Optional<Instant> expiresAt) {

    /** The same push under another key. */
    NewNotification withDedupeKey(String key) {
        return new NewNotification(key, audience, kind, message, summary, notBefore, expiresAt);
    }
}
