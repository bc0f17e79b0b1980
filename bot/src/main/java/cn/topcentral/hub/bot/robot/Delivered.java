package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.command.AnswerUndelivered;
import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.bot.wecom.SendResult.Accepted;
import cn.topcentral.hub.bot.wecom.SendResult.Rejected;
import cn.topcentral.hub.bot.wecom.SendResult.RetryLater;

/** Lets what was delivered pass, and throws what the command is to be told otherwise. */
final class Delivered {
    private Delivered() {}

    static void orThrow(SendResult result) {
        if (result instanceof Accepted) {
            return;
        } else if (result instanceof RetryLater later) {
            throw AnswerUndelivered.retriable("WeCom answered " + later.code(), later.after());
        } else if (result instanceof Rejected rejected) {
            throw AnswerUndelivered.permanent(
                    "WeCom refused with " + rejected.code() + " (" + rejected.message() + "): " + rejected.remedy());
        }
        throw new IllegalStateException("Result of an unknown kind: " + result.getClass());
    }
}
