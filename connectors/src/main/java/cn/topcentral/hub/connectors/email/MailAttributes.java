package cn.topcentral.hub.connectors.email;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Facts of the header that are kept as attributes. */
final class MailAttributes {

    private static final int MAX_LENGTH = 2000;

    private static final Map<String, String> KEPT = Map.of(
            "List-Id", "list_id",
            "List-Unsubscribe", "list_unsubscribe",
            "Precedence", "precedence",
            "Importance", "importance",
            "Thread-Index", "thread_index",
            "Thread-Topic", "thread_topic");

    private MailAttributes() {}

    static Map<String, String> of(MimePart message, String subject) {
        Map<String, String> attributes = new LinkedHashMap<>();
        KEPT.forEach((header, name) -> message.header(header)
                .map(HeaderText::decode)
                .map(value -> name.equals("thread_index") ? value.replace(" ", "") : value)
                .ifPresent(value -> attributes.put(name, capped(value))));
        MessageIds.own(message).ifPresent(id -> attributes.put("message_id", id));
        AutomaticMail.kind(message, subject).ifPresent(kind -> attributes.put("automatic", kind));
        Optional<String> receipt = message.header("Disposition-Notification-To").map(value -> "true");
        receipt.ifPresent(value -> attributes.put("receipt_requested", value));
        return attributes;
    }

    private static String capped(String value) {
        return value.length() <= MAX_LENGTH ? value : value.substring(0, MAX_LENGTH);
    }
}
