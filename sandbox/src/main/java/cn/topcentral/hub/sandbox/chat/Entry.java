package cn.topcentral.hub.sandbox.chat;

import cn.topcentral.hub.sandbox.callback.Delivery;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One bubble in one person's or group's conversation, as it looks now.
 *
 * @param version raised with every change anywhere, so that a page can ask for what is newer
 * @param msgid id shared by all copies of one message; empty for what members say
 * @param buttonText what grey text stands in place of the buttons, once somebody replaced them
 * @param views cards that only some members see in place of {@code content}, by userid
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
        Map<String, ObjectNode> views,
        Optional<Delivery> delivery) {
    public Entry {
        views = Map.copyOf(views);
    }

    /** What one member sees. */
    public ObjectNode contentFor(String userid) {
        return views.getOrDefault(userid, content);
    }

    Entry withVersion(long newVersion) {
        return copy(newVersion, content, recalled, buttonText, views, delivery);
    }

    Entry asRecalled() {
        return copy(version, content, true, buttonText, views, delivery);
    }

    Entry withCard(ObjectNode card, Optional<String> replaceText) {
        return copy(version, card, recalled, replaceText, Map.of(), delivery);
    }

    /** The same bubble with new words, for answers that grow. */
    public Entry withContent(ObjectNode newContent) {
        return copy(version, newContent, recalled, buttonText, views, delivery);
    }

    /** Another card, but in the eyes of one member alone. */
    public Entry withView(String userid, ObjectNode card) {
        Map<String, ObjectNode> changed = new HashMap<>(views);
        changed.put(userid, card);
        return copy(version, content, recalled, buttonText, changed, delivery);
    }

    public Entry withDelivery(Delivery newDelivery) {
        return copy(version, content, recalled, buttonText, views, Optional.of(newDelivery));
    }

    private Entry copy(
            long newVersion,
            ObjectNode newContent,
            boolean newRecalled,
            Optional<String> newButtonText,
            Map<String, ObjectNode> newViews,
            Optional<Delivery> newDelivery) {
        return new Entry(
                id,
                newVersion,
                conversation,
                author,
                at,
                msgtype,
                newContent,
                msgid,
                newRecalled,
                newButtonText,
                newViews,
                newDelivery);
    }
}
