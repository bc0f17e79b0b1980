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

    /** Answers with a card; where cards cannot be shown, with the same content as text. */
    void respond(Card card);

    /** Answers with text, in several messages when it is long. */
    void respond(String text);

    /** Tells something beside the answer. */
    void say(String text);

    /** Names the request: the same when it is tried again, different for any other. Letters, digits, {@code _ - @}; at most 100. */
    String reference();
}
