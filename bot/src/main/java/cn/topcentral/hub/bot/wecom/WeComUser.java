package cn.topcentral.hub.bot.wecom;

/**
 * A member as {@code user/get} tells. Apps made since June 2022 get the name and departments only; mobile and mail need the member's
 * consent through OAuth.
 *
 * @param userId as WeCom spells it
 * @param name the display name
 * @param active whether the account is activated and not disabled
 */
public record WeComUser(String userId, String name, boolean active) {}
