package cn.topcentral.hub.bot.web.callback;

import cn.topcentral.hub.storage.callback.ClaimedCallback;

/** What a door does with its callbacks once they are safe in the ledger. */
public interface CallbackHandler {

    /**
     * Answers a callback. What it throws decides what becomes of the callback: {@code AnswerUndelivered} says itself whether to try
     * again, anything else is tried again.
     */
    void handle(ClaimedCallback callback);

    /** Tells the sender that there will be no answer, and the reference under which the administrator finds why. */
    void apologise(ClaimedCallback callback, String reference);
}
