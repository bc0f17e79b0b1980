package cn.topcentral.hub.bot.wecom;

/**
 * A file that a member sent to the app.
 *
 * @param name never empty
 * @param type its media type
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record WeComFile(String name, String type, byte[] content) {}
