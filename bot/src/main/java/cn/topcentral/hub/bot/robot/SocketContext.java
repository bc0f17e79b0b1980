package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.Place;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Delivery;
import cn.topcentral.hub.bot.gateway.MaskedPhones;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.bot.wecom.DeliveryKey;
import cn.topcentral.hub.templates.card.Card;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one message or tap over the long connection. Used by one thread. */
final class SocketContext implements CommandContext {
    static final String SEE_CARD = "✅ 好了，请看下面的卡片。";
    private static final Logger log = LoggerFactory.getLogger(SocketContext.class);

    /** The card that was tapped. */
    interface TappedCard {
        /** Changes it; false when that did not work, for whatever reason. Works once at most. */
        boolean change(Card card);
    }

    private final RobotChat chat;
    private final RobotStream stream;
    private final Optional<TappedCard> tapped;
    private final Place place;
    private final Address address;
    private final Delivery delivery;
    private final Supplier<CommandContext> alone;
    private final String reference;
    private int part;

    /**
     * An answer that has not begun.
     *
     * @param address where the answer goes, as the rest of the hub names it
     * @param alone talks to the person alone, when this is a group
     */
    SocketContext(
            RobotChat chat,
            RobotStream stream,
            Optional<TappedCard> tapped,
            Place place,
            Address address,
            Delivery delivery,
            Function<String, CommandContext> alone,
            String reference) {
        this.chat = chat;
        this.stream = stream;
        this.tapped = tapped;
        this.place = place;
        this.address = address;
        this.delivery = delivery;
        this.alone = () -> alone.apply(reference);
        this.reference = reference;
    }

    @Override
    public void ack(String text) {
        if (!stream.show(shown(text))) {
            say(text);
        }
    }

    @Override
    public void progress(String soFar) {
        if (!stream.show(shown(soFar))) {
            log.debug("Progress not shown reference={}", reference);
        }
    }

    @Override
    public void respond(Card card) {
        if (!stream.finish(SEE_CARD)) {
            log.trace("No stream to end reference={}", reference);
        }
        send(chat, Message.of(card));
    }

    @Override
    public void respond(String text) {
        if (!stream.isOpen()) {
            send(chat, Message.text(text));
            return;
        }
        List<String> parts = RobotBodies.plain(masked(text));
        if (stream.finish(parts.get(0))) {
            parts.stream().skip(1).forEach(further -> Delivered.orThrow(chat.deliver(RobotBodies.markdown(further))));
        } else {
            send(chat, Message.text(text));
        }
    }

    /** Beside an open stream by pushing: the pages do not say whether a reply may hold both. */
    @Override
    public void say(String text) {
        send(stream.isOpen() ? chat.pushing() : chat, Message.text(text));
    }

    @Override
    public void replace(Card card) {
        if (!tapped.map(old -> old.change(card)).orElse(false)) {
            respond(card);
        }
    }

    @Override
    public void file(String name, byte[] content) {
        if (place instanceof Place.Private) {
            Delivered.orThrow(chat.sendFile(address, name, content, new DeliveryKey(reference, part++)));
        } else {
            alone.get().file(name, content);
        }
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public CommandContext privately() {
        return place instanceof Place.Private ? this : alone.get();
    }

    @Override
    public String reference() {
        return reference;
    }

    private void send(RobotChat where, Message message) {
        Delivered.orThrow(delivery.send(where, address, message, new DeliveryKey(reference, part++))
                .result());
    }

    private String shown(String text) {
        return RobotBodies.plain(masked(text)).get(0);
    }

    private String masked(String text) {
        return place instanceof Place.Group ? MaskedPhones.in(text) : text;
    }
}
