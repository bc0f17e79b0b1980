package cn.topcentral.hub.bot.push;

import cn.topcentral.hub.bot.gateway.Ability;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Form;
import cn.topcentral.hub.bot.gateway.Gateway;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.bot.wecom.DeliveryKey;
import cn.topcentral.hub.bot.wecom.SendResult;
import java.util.Set;

/** A door that counts the messages of one push: a plainer form after a refusal is one more, and takes one more of the budget. Used by one thread. */
final class CountingGateway implements Gateway {
    private final Gateway door;
    private int calls;

    CountingGateway(Gateway door) {
        this.door = door;
    }

    /** At least one, the place that was taken before. */
    int calls() {
        return Math.max(1, calls);
    }

    @Override
    public String name() {
        return door.name();
    }

    @Override
    public Set<Ability> abilities() {
        return door.abilities();
    }

    @Override
    public boolean reaches(Address to) {
        return door.reaches(to);
    }

    @Override
    public SendResult send(Address to, Message message, Form form, DeliveryKey key) {
        calls++;
        return door.send(to, message, form, key);
    }

    @Override
    public SendResult sendFile(Address to, String name, byte[] content, DeliveryKey key) {
        calls++;
        return door.sendFile(to, name, content, key);
    }
}
