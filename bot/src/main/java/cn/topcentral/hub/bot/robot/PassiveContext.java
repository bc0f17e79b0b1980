package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.Place;
import cn.topcentral.hub.templates.card.Card;
import java.util.function.Function;

/** Answers one question in callback mode, by adding to the one reply it has. Used by one thread. */
final class PassiveContext implements CommandContext {

    private final PassiveReply reply;
    private final boolean tap;
    private final Place place;
    private final Function<String, CommandContext> alone;
    private final String reference;

    /**
     * An answer that has not begun.
     *
     * @param tap whether a card was tapped, which is all the reply may change
     * @param alone talks to the person alone, when this is a group
     */
    PassiveContext(
            PassiveReply reply, boolean tap, Place place, Function<String, CommandContext> alone, String reference) {
        this.reply = reply;
        this.tap = tap;
        this.place = place;
        this.alone = alone;
        this.reference = reference;
    }

    @Override
    public void ack(String text) {
        reply.show(text);
    }

    @Override
    public void progress(String soFar) {
        reply.show(soFar);
    }

    @Override
    public void respond(Card card) {
        reply.add(card);
    }

    @Override
    public void respond(String text) {
        reply.add(text);
    }

    @Override
    public void say(String text) {
        reply.add(text);
    }

    @Override
    public void replace(Card card) {
        if (!tap || !reply.change(card)) {
            reply.add(card);
        }
    }

    @Override
    public void file(String name, byte[] content) {
        alone.apply(reference).file(name, content);
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public CommandContext privately() {
        return place instanceof Place.Private ? this : alone.apply(reference);
    }

    @Override
    public String reference() {
        return reference;
    }
}
