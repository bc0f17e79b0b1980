package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.gateway.Ability;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Form;
import cn.topcentral.hub.bot.gateway.Gateway;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.bot.wecom.DeliveryKey;
import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.bot.wecom.SendResult.Accepted;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers in the chat where somebody asked: as a reply while that works, and by pushing once it does not (req_id of a lost connection 846605, too late
 * 846608, and whatever else). Used by one thread.
 */
final class RobotChat implements Gateway {
    private static final Logger log = LoggerFactory.getLogger(RobotChat.class);

    private final RobotSender sender;
    private final Chat chat;
    private Optional<String> requestId;

    /** @param requestId what a reply must carry; empty where only pushing is possible */
    RobotChat(RobotSender sender, Chat chat, Optional<String> requestId) {
        this.sender = sender;
        this.chat = chat;
        this.requestId = requestId;
    }

    /** The same chat, by pushing only. */
    RobotChat pushing() {
        return new RobotChat(sender, chat, Optional.empty());
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
        return true;
    }

    @Override
    public SendResult send(Address to, Message message, Form form, DeliveryKey key) {
        SendResult result = RobotSender.ACCEPTED;
        for (ObjectNode body : RobotBodies.of(message, form)) {
            result = deliver(body);
            if (!(result instanceof Accepted)) {
                return result;
            }
        }
        return result;
    }

    @Override
    public SendResult sendFile(Address to, String name, byte[] content, DeliveryKey key) {
        return sender.push(chat, RobotBodies.file(new RobotFiles(sender).upload(name, content)));
    }

    SendResult deliver(ObjectNode body) {
        if (requestId.isPresent()) {
            Ack ack = sender.reply("aibot_respond_msg", requestId.get(), body);
            if (ack.ok()) {
                return RobotSender.ACCEPTED;
            }
            log.info(
                    "Reply not taken, pushing it code={} type={}",
                    ack.code(),
                    body.path("msgtype").asText());
            requestId = Optional.empty();
        }
        return sender.push(chat, body);
    }
}
