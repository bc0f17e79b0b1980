package cn.topcentral.hub.bot.command;

/** Where somebody talks to the bot. */
public sealed interface Place {
    /** Alone with the bot. */
    record Private() implements Place {}

    /**
     * In a chat group.
     *
     * @param chat the door's name for it
     * @param fullCards whether everybody in it may see every customer ({@code wecom.groups.NAME.full_cards})
     */
    record Group(String chat, boolean fullCards) implements Place {}

    Place PRIVATE = new Private();
}
