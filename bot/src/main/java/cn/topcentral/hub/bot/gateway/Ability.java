package cn.topcentral.hub.bot.gateway;

/** What a door can do beyond plain text. */
public enum Ability {
    /** Template cards that only lead somewhere: text_notice and news_notice. */
    CARDS,
    /** Template cards whose buttons call back. */
    BUTTONS,
    MARKDOWN,
    /** A card that was sent can be changed afterwards. */
    UPDATES,
    FILES
}
