package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.gateway.MaskedPhones;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.bot.wecom.DeliveryKey;
import cn.topcentral.hub.storage.robot.RobotReplies;
import cn.topcentral.hub.templates.card.Card;
import cn.topcentral.hub.templates.card.CardJson;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.card.MarkdownMessage.Room;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reply to one question in callback mode, kept in the database until WeCom fetches it: one text that grows, and one card. What comes too late for
 * that is sent as a {@link LateAnswer}. Used by one thread.
 */
final class PassiveReply {
    /** WeCom asks every second or so; when it has stopped, it does not begin again. */
    private static final Duration STILL_ASKED = Duration.ofSeconds(30);

    private final String id;
    private final boolean tap;
    private final boolean group;
    private final RobotReplies replies;
    private final LateAnswer late;
    private final String cause;
    private final Clock clock;
    private final List<String> said = new ArrayList<>();
    private Optional<Card> card = Optional.empty();
    private boolean changed;
    private int part;

    /**
     * A reply of nothing yet.
     *
     * @param tap whether a card was tapped: then the reply is what the card changes to, and all else is late
     * @param cause names the question in delivery keys
     */
    PassiveReply(
            String id, boolean tap, boolean group, RobotReplies replies, LateAnswer late, String cause, Clock clock) {
        this.id = id;
        this.tap = tap;
        this.group = group;
        this.replies = replies;
        this.late = late;
        this.cause = cause;
        this.clock = clock;
    }

    /** Shows something for the moment. */
    void show(String text) {
        if (!tap) {
            List<String> all = new ArrayList<>(said);
            all.add(text);
            put(all, false);
        }
    }

    void add(String text) {
        if (tap) {
            late.send(Message.text(text), nextKey());
        } else {
            said.add(text);
            put(said, false);
        }
    }

    /** A reply holds one card; further ones are shown as text. */
    void add(Card added) {
        if (tap) {
            late.send(Message.of(added), nextKey());
        } else if (card.isEmpty()) {
            card = Optional.of(added);
        } else {
            add(added.plainText());
        }
    }

    /**
     * Changes the card that was tapped.
     *
     * @return false when it was changed before or nobody waits for it any more
     */
    boolean change(Card to) {
        boolean first = !changed;
        changed = true;
        return first && replies.put(id, "", Optional.of(masked(to).toString()), true, askedSince());
    }

    /** There is nothing to come. */
    void finish() {
        if (tap) {
            if (!changed) {
                // The card stays as it is, and nobody need wait.
                changed = replies.put(id, "", Optional.empty(), true, askedSince());
            }
            return;
        }
        if (said.isEmpty() && card.isEmpty()) {
            said.add("收到。");
        }
        if (!put(said, true)) {
            card.ifPresent(shown -> late.send(Message.of(shown), nextKey()));
            if (!said.isEmpty()) {
                late.send(Message.text(String.join("\n\n", said)), nextKey());
            }
        }
    }

    private boolean put(List<String> texts, boolean finished) {
        String text = String.join("\n\n", texts);
        String escaped = MarkdownMessage.escape(group ? MaskedPhones.in(text) : text);
        String content = escaped.isEmpty()
                ? ""
                : MarkdownMessage.shortened(escaped, Room.ROBOT).content();
        return replies.put(
                id,
                content,
                card.filter(shown -> finished).map(shown -> masked(shown).toString()),
                finished,
                askedSince());
    }

    private JsonNode masked(Card shown) {
        ObjectNode node = CardJson.node(shown);
        return group ? MaskedPhones.in(Message.of(shown)).card().orElse(node) : node;
    }

    private Instant askedSince() {
        return clock.instant().minus(STILL_ASKED);
    }

    private DeliveryKey nextKey() {
        return new DeliveryKey(cause, part++);
    }
}
