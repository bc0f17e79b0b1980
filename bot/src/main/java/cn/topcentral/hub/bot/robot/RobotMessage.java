package cn.topcentral.hub.bot.robot;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came in, decoded from the body that both ways share (page 100719). What is quoted is left alone: it is somebody else's, and the person who
 * quotes it says in their own words what to do.
 *
 * @param dedupeKey the same for every delivery of one arrival and different for any other
 * @param userId who wrote, in lower case, which is how WeCom compares them; empty when nobody did
 * @param group chatid of the group; empty in a chat with one person
 * @param responseUrl callback mode: where the answer may go within an hour, once. A secret
 */
record RobotMessage(
        String dedupeKey, String userId, Optional<String> group, Optional<String> responseUrl, Content content) {

    /** What it is. */
    sealed interface Content {}

    /** Words and files, in their order. */
    record Said(List<Piece> pieces) implements Content {
        Said {
            pieces = List.copyOf(pieces);
        }
    }

    /** Somebody opened the chat with the robot for the first time today. */
    record Entered() implements Content {}

    /**
     * A button of a card was tapped.
     *
     * @param taskId the card's
     * @param selected question key to option ids
     */
    record Tapped(String key, String taskId, Map<String, List<String>> selected) implements Content {
        Tapped {
            selected = Map.copyOf(selected);
        }
    }

    /** What somebody thinks of an answer: 1 good, 2 bad, 3 taken back. */
    record Feedback(int type) implements Content {}

    /** Callback mode: WeCom asks how far an answer is. */
    record Refresh(String streamId) implements Content {}

    /** Anything else; the type is for the log. */
    record Unknown(String type) implements Content {}

    /** One part of a message. */
    sealed interface Piece {}

    /** Typed, or spoken and written down by WeCom. */
    record Words(String text, boolean voice) implements Piece {}

    /**
     * A file, kept by WeCom for five minutes, encrypted.
     *
     * @param kind {@code image}, {@code file} or {@code video}
     * @param aesKey its key; absent in callback mode, where EncodingAESKey is the key
     */
    record File(String kind, String url, Optional<String> aesKey) implements Piece {}

    /** Decodes a body; what is not understood becomes {@link Unknown}. */
    static RobotMessage parse(JsonNode body) {
        String type = body.path("msgtype").asText();
        String userId = body.path("from").path("userid").asText().toLowerCase(Locale.ROOT);
        boolean inGroup = body.path("chattype").asText().equals("group");
        return new RobotMessage(
                dedupeKey(body),
                userId,
                text(body, "chatid").filter(chat -> inGroup),
                text(body, "response_url"),
                type.equals("event") ? event(body.path("event")) : content(type, body));
    }

    /** Whether it is the last thing a connection hears. */
    static boolean saysDisplaced(JsonNode body) {
        return eventType(body.path("event")).equals("disconnected_event");
    }

    private static Content content(String type, JsonNode body) {
        if (type.equals("stream")) {
            return new Refresh(body.path("stream").path("id").asText());
        }
        List<Piece> pieces = new ArrayList<>();
        if (type.equals("mixed")) {
            body.path("mixed")
                    .path("msg_item")
                    .forEach(item -> piece(item.path("msgtype").asText(), item).ifPresent(pieces::add));
        } else {
            piece(type, body).ifPresent(pieces::add);
        }
        return pieces.isEmpty() ? new Unknown(type) : new Said(pieces);
    }

    private static Optional<Piece> piece(String type, JsonNode item) {
        JsonNode value = item.path(type);
        return switch (type) {
            case "text" -> Optional.of(new Words(value.path("content").asText(), false));
            case "voice" -> Optional.of(new Words(value.path("content").asText(), true));
            case "image", "file", "video" -> text(value, "url").map(url -> new File(type, url, text(value, "aeskey")));
            default -> Optional.empty();
        };
    }

    private static Content event(JsonNode event) {
        String type = eventType(event);
        return switch (type) {
            case "enter_chat" -> new Entered();
            case "template_card_event" -> tapped(event);
            case "feedback_event" -> {
                JsonNode feedback = event.path("feedback_event");
                yield new Feedback(
                        (feedback.isObject() ? feedback : event).path("type").asInt());
            }
            default -> new Unknown("event " + type);
        };
    }

    private static String eventType(JsonNode event) {
        return either(event, "eventtype", "event_type").orElse("");
    }

    /** Pages and SDK disagree: nested or not, with underscores or without; whatever comes is taken. */
    private static Content tapped(JsonNode event) {
        JsonNode nested = event.path("template_card_event");
        JsonNode card = nested.isObject() ? nested : event;
        Map<String, List<String>> selected = new HashMap<>();
        for (JsonNode item : list(selectedItems(card), "selected_item", "selecteditem")) {
            List<String> options = new ArrayList<>();
            JsonNode ids = item.has("option_ids") ? item.path("option_ids") : item.path("optionids");
            list(ids, "option_id", "optionid").forEach(option -> options.add(option.asText()));
            either(item, "question_key", "questionkey").ifPresent(question -> selected.put(question, options));
        }
        return new Tapped(
                either(card, "event_key", "eventkey").orElse(""),
                either(card, "task_id", "taskid").orElse(""),
                selected);
    }

    private static JsonNode selectedItems(JsonNode card) {
        return card.has("selected_items") ? card.path("selected_items") : card.path("selecteditems");
    }

    /** A list that is there as such, or inside an object under a name, or as a single value there. */
    private static Iterable<JsonNode> list(JsonNode node, String name, String otherName) {
        if (node.isArray()) {
            return node;
        }
        JsonNode inside = node.has(name) ? node.path(name) : node.path(otherName);
        return inside.isArray() || inside.isMissingNode() ? inside : List.of(inside);
    }

    /** Events may come without an id; then who, when and what name them, and the whole body for all that is left. */
    private static String dedupeKey(JsonNode body) {
        return text(body, "msgid").orElseGet(() -> "%s:%s:%s:%s"
                .formatted(
                        body.path("from").path("userid").asText(),
                        body.path("create_time").asText(),
                        eventType(body.path("event")),
                        sha256(body.toString()).substring(0, 32)));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static Optional<String> either(JsonNode node, String name, String otherName) {
        return text(node, name).or(() -> text(node, otherName));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name).asText()).filter(value -> !value.isEmpty());
    }
}
