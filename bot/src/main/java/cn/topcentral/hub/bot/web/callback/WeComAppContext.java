package cn.topcentral.hub.bot.web.callback;

import cn.topcentral.hub.bot.command.AnswerUndelivered;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.Place;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.AppGateway;
import cn.topcentral.hub.bot.gateway.Delivery;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.bot.wecom.DeliveryKey;
import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.bot.wecom.SendResult.Accepted;
import cn.topcentral.hub.bot.wecom.SendResult.Rejected;
import cn.topcentral.hub.bot.wecom.SendResult.RetryLater;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.templates.card.Card;
import cn.topcentral.hub.templates.card.CardJson;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Talks back to one member about one callback by pushing messages. Numbers the messages of the callback, so that repeating the callback
 * repeats each message byte by byte and WeCom drops what it has delivered already. Used by one thread.
 */
final class WeComAppContext implements CommandContext {
    private static final Logger log = LoggerFactory.getLogger(WeComAppContext.class);

    private final WeComClient client;
    private final AppGateway door;
    private final Delivery delivery;
    private final Address.Member member;
    private final String cause;
    private Optional<String> responseCode;
    private int part;

    /** @param responseCode good for one change of the card that was tapped */
    WeComAppContext(WeComClient client, Delivery delivery, String userId, String cause, Optional<String> responseCode) {
        this.client = client;
        this.door = new AppGateway(client);
        this.delivery = delivery;
        this.member = new Address.Member(userId);
        this.cause = cause;
        this.responseCode = responseCode;
    }

    @Override
    public void ack(String text) {
        say(text);
    }

    /** The app cannot change what it said. */
    @Override
    public void progress(String soFar) {}

    @Override
    public void respond(Card card) {
        send(Message.of(card));
    }

    @Override
    public void respond(String text) {
        send(Message.text(text));
    }

    @Override
    public void say(String text) {
        send(Message.text(text));
    }

    /** A refused change (used up, older than a day) is no reason to leave the person without the card. */
    @Override
    public void replace(Card card) {
        Optional<String> code = responseCode;
        responseCode = Optional.empty();
        if (code.isPresent()) {
            SendResult result = client.updateCard(member.userid(), code.get(), CardJson.node(card));
            if (result instanceof Accepted) {
                return;
            }
            if (result instanceof Rejected refused) {
                log.info("Card not changed, sending it anew code={} cause={}", refused.code(), cause);
            }
        }
        respond(card);
    }

    @Override
    public void file(String name, byte[] content) {
        delivered(client.sendFile(member.userid(), name, content, nextKey()));
    }

    @Override
    public Place place() {
        return Place.PRIVATE;
    }

    @Override
    public CommandContext privately() {
        return this;
    }

    @Override
    public String reference() {
        return cause;
    }

    private void send(Message message) {
        delivered(delivery.send(door, member, message, nextKey()).result());
    }

    private DeliveryKey nextKey() {
        return new DeliveryKey(cause, part++);
    }

    private static void delivered(SendResult result) {
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
