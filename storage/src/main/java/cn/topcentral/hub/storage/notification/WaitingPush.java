package cn.topcentral.hub.storage.notification;

/**
 * A push that is due.
 *
 * @param mergeable whether it may become a line of a summary: not once it was tried, as it may have been shown, and not when it is one itself
 */
public record WaitingPush(long id, NotificationKind kind, boolean mergeable) {}
