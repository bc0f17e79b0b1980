package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.command.Place;
import cn.topcentral.hub.bot.gateway.Ability;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Delivery;
import cn.topcentral.hub.bot.gateway.Gateway;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.bot.wecom.DeliveryKey;
import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.bot.wecom.SendResult.Accepted;
import cn.topcentral.hub.bot.wecom.SendResult.RetryLater;
import cn.topcentral.hub.templates.card.Card;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Talks to one person alone about what they asked in a group, by the first door that reaches them: the app, which needs no word from them first, then
 * the robot. Used by one thread.
 */
final class AloneContext implements CommandContext {
    private static final String UNREACHABLE = "这里没法单独发给您：请先点开与我的单聊，随便发一句，再问一次。";

    private final List<Gateway> doors;
    private final Delivery delivery;
    private final Address.Member member;
    private final String reference;
    private int part;

    AloneContext(List<Gateway> doors, Delivery delivery, Address.Member member, String reference) {
        this.doors = List.copyOf(doors);
        this.delivery = delivery;
        this.member = member;
        this.reference = reference;
    }

    @Override
    public void ack(String text) {
        say(text);
    }

    /** What is said here cannot be changed. */
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

    @Override
    public void replace(Card card) {
        respond(card);
    }

    @Override
    public void file(String name, byte[] content) {
        throughTheFirst(
                door -> door.abilities().contains(Ability.FILES),
                (door, key) -> door.sendFile(member, name, content, key));
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
        return reference;
    }

    private void send(Message message) {
        throughTheFirst(door -> true, (door, key) -> delivery.send(door, member, message, key)
                .result());
    }

    private void throughTheFirst(Predicate<Gateway> able, BiFunction<Gateway, DeliveryKey, SendResult> sending) {
        DeliveryKey key = new DeliveryKey(reference + "-alone", part++);
        for (Gateway door : doors) {
            if (able.test(door) && door.reaches(member)) {
                SendResult result = sending.apply(door, key);
                if (result instanceof Accepted accepted
                        && accepted.invalidUsers().isEmpty()) {
                    return;
                } else if (result instanceof RetryLater) {
                    Delivered.orThrow(result);
                }
            }
        }
        throw new CommandRefused(UNREACHABLE);
    }
}
