package cn.topcentral.hub.bot.command;

/** A file somebody sent to the bot. It is fetched when asked for, and has to be soon: doors keep it from five minutes to three days. */
public interface Media {

    /**
     * The file.
     *
     * @param name as the sender's device called it, or made of the kind and its type; never empty
     * @param type its media type, e.g. {@code image/jpeg}
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Fetched(String name, String type, byte[] content) {}

    /** The same for the same file sent once, different for any other; no secret. */
    String reference();

    /**
     * Fetches it.
     *
     * @throws MediaGone when the door does not have it any more, or it is too big
     * @throws AnswerUndelivered when it may be had later, so that the whole request is tried again
     */
    Fetched fetch(long mostBytes);
}
