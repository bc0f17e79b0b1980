package cn.topcentral.hub.storage.notification;

/** A push that became a line of a summary. */
public record MergedPush(NotificationKind kind, String summary) {}
