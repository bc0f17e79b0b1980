package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.gateway.Ability;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Form;
import cn.topcentral.hub.bot.gateway.Gateway;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.bot.wecom.DeliveryKey;
import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.bot.wecom.SendResult.Accepted;
import cn.topcentral.hub.bot.wecom.SendResult.Blame;
import cn.topcentral.hub.bot.wecom.SendResult.Rejected;
import cn.topcentral.hub.storage.robot.RobotChats;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Pushes of the robot ({@code aibot_send_msg}, page 101463): to configured groups it was mentioned in, and to members who talked with it alone.
 *
 * <p>Only the hub that holds the connection can send; the others answer {@code RetryLater}, so that what waits in the outbox is taken up again until the
 * leader gets it. Whom it reaches is the same on every hub, or an address that only the robot reaches would seem to have no door at all. The
 * protocol has no check for duplicates: what is sent again after an answer was lost is shown twice, whatever the {@link DeliveryKey}.
 */
final class RobotGateway implements Gateway {
    private final RobotSender sender;
    private final RobotChats chats;
    private final RobotGroups groups;

    RobotGateway(RobotSender sender, RobotChats chats, RobotGroups groups) {
        this.sender = sender;
        this.chats = chats;
        this.groups = groups;
    }

    @Override
    public String name() {
        return "robot";
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.of(Ability.CARDS, Ability.BUTTONS, Ability.MARKDOWN, Ability.FILES);
    }

    @Override
    public boolean reaches(Address to) {
        return chat(to).filter(chat -> chats.hasSpoken(chat.group(), chat.id())).isPresent();
    }

    @Override
    public SendResult send(Address to, Message message, Form form, DeliveryKey key) {
        Optional<Chat> chat = chat(to);
        if (chat.isEmpty()) {
            return new Rejected(
                    0,
                    "no robot_chat_id",
                    Blame.RECEIVER,
                    "give " + to.audience() + " a robot_chat_id in wecom.groups");
        }
        SendResult result = RobotSender.ACCEPTED;
        for (ObjectNode body : RobotBodies.of(message, form)) {
            result = sender.push(chat.get(), body);
            if (!(result instanceof Accepted)) {
                return result;
            }
        }
        return result;
    }

    @Override
    public SendResult sendFile(Address to, String name, byte[] content, DeliveryKey key) {
        return chat(to).map(chat -> new RobotChat(sender, chat, Optional.empty()).sendFile(to, name, content, key))
                .orElseGet(() -> Gateway.super.sendFile(to, name, content, key));
    }

    private Optional<Chat> chat(Address to) {
        if (to instanceof Address.Member member) {
            return Optional.of(new Chat(member.userid(), false));
        } else if (to instanceof Address.Group group) {
            return groups.chatOf(group.name()).map(chat -> new Chat(chat, true));
        }
        throw new IllegalStateException("Address of an unknown kind: " + to.getClass());
    }
}
