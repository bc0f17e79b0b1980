package cn.topcentral.hub.bot.gateway;

import cn.topcentral.hub.bot.wecom.DeliveryKey;
import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.bot.wecom.SendResult.Blame;
import cn.topcentral.hub.bot.wecom.SendResult.Rejected;
import java.util.Set;

/** A door outwards. It sends one form of a message and says what came of it; which form, and what then, others decide. Thread-safe. */
public interface Gateway {

    /** For logs, meters and budgets, e.g. {@code wecom_app}, {@code robot}, {@code webhook}, {@code appchat}. */
    String name();

    Set<Ability> abilities();

    /**
     * Whether it reaches this address at all: a webhook reaches one group, the robot only chats it was spoken to in. Cheap, asked before each
     * message.
     */
    boolean reaches(Address to);

    /**
     * Sends a message in a form it is able to show.
     *
     * @param key the same when the same message is sent again after a failure
     */
    SendResult send(Address to, Message message, Form form, DeliveryKey key);

    /** Sends a file; only doors with {@link Ability#FILES} can. */
    default SendResult sendFile(Address to, String name, byte[] content, DeliveryKey key) {
        return new Rejected(0, name() + " sends no files", Blame.RECEIVER, "send it through the app");
    }
}
