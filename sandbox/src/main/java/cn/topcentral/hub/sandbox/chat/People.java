package cn.topcentral.hub.sandbox.chat;

import cn.topcentral.hub.sandbox.callback.CallbackMessage;
import cn.topcentral.hub.sandbox.callback.CallbackSender;
import cn.topcentral.hub.sandbox.callback.CallbackXml;
import cn.topcentral.hub.sandbox.callback.CardClick;
import cn.topcentral.hub.sandbox.callback.Delivery;
import cn.topcentral.hub.sandbox.callback.PassiveReply;
import cn.topcentral.hub.sandbox.card.CardAdvice;
import cn.topcentral.hub.sandbox.card.CardRules;
import cn.topcentral.hub.sandbox.card.CardUse;
import cn.topcentral.hub.sandbox.card.InvalidCardException;
import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.corp.Member;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** What members do: they write to the app, open it, and tap its cards. Thread-safe. */
public final class People {
    private static final int MAX_TEXT_CHARACTERS = 20_000;

    private final Corp corp;
    private final ChatStore store;
    private final CallbackSender sender;
    private final CallbackXml xml;
    private final ResponseCodes codes;
    private final Map<String, CallbackMessage> last = new ConcurrentHashMap<>();

    public People(Corp corp, ChatStore store, CallbackSender sender, CallbackXml xml, ResponseCodes codes) {
        this.corp = corp;
        this.store = store;
        this.sender = sender;
        this.xml = xml;
        this.codes = codes;
    }

    /**
     * A member writes a text to the app.
     *
     * @return completes when the hub took it or the repeats are used up
     * @throws BadActionException for an unknown member or an empty or overlong text
     */
    public CompletableFuture<Delivery> say(String userid, String text) {
        Member member = member(userid);
        if (text.isBlank() || text.length() > MAX_TEXT_CHARACTERS) {
            throw new BadActionException(
                    "text must have 1-" + MAX_TEXT_CHARACTERS + " characters, has " + text.length());
        }
        ObjectNode content = JsonNodeFactory.instance.objectNode().put("content", text);
        return send(member.userid(), "text", content, user -> xml.text(user, text));
    }

    /**
     * A member sends the app anything.
     *
     * @param content what the chat shows
     * @param message makes the callback from the userid
     */
    public CompletableFuture<Delivery> send(
            String userid, String msgtype, ObjectNode content, Function<String, CallbackMessage> message) {
        Member member = member(userid);
        Entry entry = store.said(ConversationId.app(member.userid()), author(member), msgtype, content);
        return send(member, message.apply(member.userid()), delivery -> progress(entry, member, delivery));
    }

    /** Sends what this member did last once more, the same MsgId and words: as when WeCom repeats without need. */
    public CompletableFuture<Delivery> replay(String userid) {
        Member member = member(userid);
        CallbackMessage again = last.get(member.userid());
        if (again == null) {
            throw new BadActionException(userid + " did nothing yet that could be repeated");
        }
        return sender.send(again, delivery -> delivery.reply().ifPresent(reply -> answer(member, reply)));
    }

    private CompletableFuture<Delivery> send(Member member, CallbackMessage message, Consumer<Delivery> progress) {
        last.put(member.userid(), message);
        return sender.send(message, progress);
    }

    /** A member opens the app's conversation (event enter_agent). */
    public CompletableFuture<Delivery> enter(String userid) {
        Member member = member(userid);
        return send(member, xml.enterAgent(member.userid()), delivery -> delivery.reply()
                .ifPresent(reply -> answer(member, reply)));
    }

    /**
     * A member taps a button, a menu item or "submit" on a card in the app's conversation.
     *
     * @throws BadActionException when the card is not theirs, is done with, or has no such key or option
     */
    public CompletableFuture<Delivery> click(
            String userid, long entryId, String key, List<CardClick.Selection> selections) {
        Member member = member(userid);
        Entry entry = store.entry(entryId)
                .filter(found -> found.conversation().equals(ConversationId.app(member.userid())))
                .filter(found -> found.msgtype().equals("template_card") && !found.recalled())
                .orElseThrow(() -> new BadActionException(
                        "message " + entryId + " is not a card in the conversation of " + member.userid()));
        boolean menu = CardTaps.check(entry, member.userid(), key, selections);
        CardClick click = new CardClick(
                entry.content().path("task_id").asText(),
                entry.content().path("card_type").asText(),
                key,
                menu,
                codes.issue(entry.msgid()),
                selections);
        return send(member, xml.cardEvent(member.userid(), click), delivery -> clickProgress(entry, member, delivery));
    }

    private void progress(Entry entry, Member member, Delivery delivery) {
        store.update(entry.id(), old -> old.withDelivery(delivery));
        delivery.reply().ifPresent(reply -> answer(member, reply));
    }

    private void clickProgress(Entry entry, Member member, Delivery delivery) {
        store.update(entry.id(), old -> old.withDelivery(delivery));
        if (delivery.reply().isEmpty()) {
            return;
        }
        PassiveReply reply = delivery.reply().get();
        if (reply instanceof PassiveReply.UpdateButton update) {
            store.update(entry.id(), old -> old.withCard(old.content(), Optional.of(update.replaceName())));
        } else if (reply instanceof PassiveReply.UpdateCard update) {
            updateCard(entry, update.card(), delivery);
        } else {
            answer(member, reply);
        }
    }

    private void updateCard(Entry entry, ObjectNode card, Delivery delivery) {
        try {
            CardRules.check(card, CardUse.UPDATE);
        } catch (InvalidCardException e) {
            store.update(
                    entry.id(),
                    old -> old.withDelivery(delivery.complaining("passive reply ignored: " + e.getMessage())));
            return;
        }
        store.update(entry.id(), old -> CardUpdate.apply(old, card));
    }

    private void answer(Member member, PassiveReply reply) {
        if (reply instanceof PassiveReply.Message message) {
            store.deliver(new Outgoing(
                    SentMessage.Channel.PASSIVE_REPLY,
                    member.userid(),
                    ConversationId.app(member.userid()),
                    new Author(Author.Kind.APP, Integer.toString(corp.agentId()), corp.agentName()),
                    message.msgtype(),
                    message.content(),
                    RandomText.token(32),
                    "",
                    CardAdvice.warnings(message.content(), CardUse.SEND)));
        }
    }

    private Member member(String userid) {
        return corp.member(userid).orElseThrow(() -> new BadActionException("there is no member '" + userid + "'"));
    }

    private static Author author(Member member) {
        return new Author(Author.Kind.MEMBER, member.userid(), member.name());
    }
}
