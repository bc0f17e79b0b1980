package cn.topcentral.hub.bot.web.callback;

import cn.topcentral.hub.bot.command.AnswerUndelivered;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.wecom.DeliveryKey;
import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.bot.wecom.SendResult.Accepted;
import cn.topcentral.hub.bot.wecom.SendResult.Blame;
import cn.topcentral.hub.bot.wecom.SendResult.Rejected;
import cn.topcentral.hub.bot.wecom.SendResult.RetryLater;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.templates.card.Card;
import cn.topcentral.hub.templates.card.CardJson;
import cn.topcentral.hub.templates.card.TextMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Talks back to one member about one callback by pushing messages. Numbers the messages of the callback, so that repeating the callback
 * repeats each message byte by byte and WeCom drops what it has delivered already. Used by one thread.
 */
final class WeComAppContext implements CommandContext {
    private static final Logger log = LoggerFactory.getLogger(WeComAppContext.class);

    private final WeComClient client;
    private final String userId;
    private final String cause;
    private int part;

    WeComAppContext(WeComClient client, String userId, String cause) {
        this.client = client;
        this.userId = userId;
        this.cause = cause;
    }

    @Override
    public void ack(String text) {
        say(text);
    }

    @Override
    public void respond(Card card) {
        SendResult result = client.sendCard(userId, CardJson.node(card), nextKey());
        if (result instanceof Rejected rejected && rejected.blame() == Blame.MESSAGE) {
            log.warn(
                    "Card refused, sending text code={} cause={} remedy={}", rejected.code(), cause, rejected.remedy());
            say(card.plainText());
        } else {
            delivered(result);
        }
    }

    @Override
    public void respond(String text) {
        say(text);
    }

    @Override
    public void say(String text) {
        for (TextMessage message : TextMessage.split(text)) {
            delivered(client.sendText(userId, message.content(), nextKey()));
        }
    }

    @Override
    public String reference() {
        return cause;
    }

    private DeliveryKey nextKey() {
        return new DeliveryKey(cause, part++);
    }

    private void delivered(SendResult result) {
        if (result instanceof Accepted accepted) {
            if (!accepted.invalidUsers().isEmpty()) {
                throw AnswerUndelivered.permanent("WeCom does not deliver to this member (invaliduser)");
            }
        } else if (result instanceof RetryLater later) {
            throw AnswerUndelivered.retriable("WeCom answered " + later.code(), later.after());
        } else if (result instanceof Rejected rejected) {
            throw AnswerUndelivered.permanent(
                    "WeCom refused with " + rejected.code() + " (" + rejected.message() + "): " + rejected.remedy());
        } else {
            throw new IllegalStateException("Result of an unknown kind: " + result.getClass());
        }
    }
}
