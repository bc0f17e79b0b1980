package cn.topcentral.hub.storage.notification;

import java.time.Instant;

/**
 * A push this process may send until its lease ends.
 *
 * @param attempts how often it has been claimed, this time included; also tells this claim from a later one
 * @param possiblyDuplicate whether an earlier try may have been shown
 * @param permit the place it takes in its route's budget
 */
public record ClaimedPush(
        long id,
        String dedupeKey,
        NotificationKind kind,
        String message,
        int attempts,
        Instant createdAt,
        boolean possiblyDuplicate,
        long permit) {}
