package cn.topcentral.hub.bot.gateway;

import cn.topcentral.hub.bot.wecom.DeliveryKey;
import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.bot.wecom.SendResult.Accepted;
import cn.topcentral.hub.bot.wecom.WeComClient;
import cn.topcentral.hub.templates.card.TextMessage;
import java.util.EnumSet;
import java.util.Set;

/** The self-built app's {@code message/send} (page 90236): one member at a time, without their having written first. */
public final class AppGateway implements Gateway {
    private final WeComClient client;

    public AppGateway(WeComClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "wecom_app";
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
    }

    @Override
    public boolean reaches(Address to) {
        return to instanceof Address.Member;
    }

    @Override
    public SendResult send(Address to, Message message, Form form, DeliveryKey key) {
        String userid = ((Address.Member) to).userid();
        return switch (form) {
            case CARD -> client.sendCard(userid, message.card().orElseThrow(), key);
            case MARKDOWN -> client.sendMarkdown(userid, message.markdown().orElseThrow(), key);
            case TEXT -> sendText(userid, message.text(), key);
        };
    }

    @Override
    public SendResult sendFile(Address to, String name, byte[] content, DeliveryKey key) {
        return client.sendFile(((Address.Member) to).userid(), name, content, key);
    }

    /** In several messages when it is long; the answer is that of the first that was not taken, or of the last. */
    private SendResult sendText(String userid, String text, DeliveryKey key) {
        SendResult result = null;
        int part = 0;
        for (TextMessage piece : TextMessage.split(text)) {
            result = client.sendText(userid, piece.content(), new DeliveryKey(key.cause() + "/" + key.part(), part++));
            if (!(result instanceof Accepted)) {
                return result;
            }
        }
        if (result == null) {
            throw new IllegalStateException("A text of no parts");
        }
        return result;
    }
}
