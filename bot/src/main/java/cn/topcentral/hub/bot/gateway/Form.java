package cn.topcentral.hub.bot.gateway;

/** The forms of a message, the richest first. */
public enum Form {
    CARD,
    MARKDOWN,
    TEXT
}
