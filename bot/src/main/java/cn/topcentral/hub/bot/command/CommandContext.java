package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.templates.card.Card;

/**
 * How a command talks back, whatever door the request came through. Each call is one message, delivered before it returns; messages arrive
 * in the order of the calls.
 *
 * <p>All throw {@link AnswerUndelivered} when the message cannot be delivered now; commands let it pass, so that the whole request is
 * tried again.
 */
public interface CommandContext {

    /** Says that the request arrived and takes a while. Only for what takes longer than a person waits without wondering. */
    void ack(String text);

    /**
     * Shows how far a long answer is: the whole of it so far, replacing what was shown before. Doors that cannot change what they said show
     * nothing, so the answer itself still has to be given. May be called often; the door keeps its own pace.
     */
    void progress(String soFar);

    /** Answers with a card; where cards cannot be shown, with the same content as text. */
    void respond(Card card);

    /** Answers with text, in several messages when it is long. */
    void respond(String text);

    /** Tells something beside the answer. */
    void say(String text);

    /**
     * Shows a card in place of the one that was tapped, for the one who tapped; where that is not possible (typed, too late, the door cannot) it is
     * an answer of its own.
     */
    void replace(Card card);

    /** Answers with a file; always to the person alone, since groups hold readers who may not have it. */
    void file(String name, byte[] content);

    /** Where the person asked. */
    Place place();

    /** Talks to the person alone about the same request; itself where they are alone already. */
    CommandContext privately();

    /** Names the request: the same when it is tried again, different for any other. Letters, digits, {@code _ - @}; at most 100. */
    String reference();
}
