package cn.topcentral.hub.sandbox.chat;

import cn.topcentral.hub.sandbox.callback.Delivery;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * One bubble in one person's or group's conversation, as it looks now.
 *
 * @param version raised with every change anywhere, so that a page can ask for what is newer
 * @param msgid id shared by all copies of one message; empty for what members say
 * @param buttonText what grey text stands in place of the buttons, once somebody replaced them
 * @param delivery how the callback fares that carries this bubble to the hub, or the last click on it
 */
public record Entry(
        long id,
        long version,
        String conversation,
        Author author,
        Instant at,
        String msgtype,
        ObjectNode content,
        String msgid,
        boolean recalled,
        Optional<String> buttonText,
        Optional<Delivery> delivery) {

    Entry withVersion(long newVersion) {
        return new Entry(
                id, newVersion, conversation, author, at, msgtype, content, msgid, recalled, buttonText, delivery);
    }

    Entry asRecalled() {
        return new Entry(id, version, conversation, author, at, msgtype, content, msgid, true, buttonText, delivery);
    }

    Entry withCard(ObjectNode card, Optional<String> replaceText) {
        return new Entry(id, version, conversation, author, at, msgtype, card, msgid, recalled, replaceText, delivery);
    }

    Entry withDelivery(Delivery newDelivery) {
        return new Entry(
                id,
                version,
                conversation,
                author,
                at,
                msgtype,
                content,
                msgid,
                recalled,
                buttonText,
                Optional.of(newDelivery));
    }
}
