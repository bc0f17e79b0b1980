package cn.topcentral.hub.connectors.webchat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.payload.Fields;
import cn.topcentral.hub.connectors.payload.LinkedFiles;
import cn.topcentral.hub.connectors.payload.Person;
import cn.topcentral.hub.connectors.payload.SourceTimes;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a conversation, or a piece of one, in the hub's own JSON (docs/channels/webchat.md). */
final class PlainChat {
    private final PhoneNumbers numbers;

    PlainChat(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    /**
     * A draft for each message, and one for what is said of the whole.
     *
     * @throws UnreadableDelivery when the conversation has no id, or a message no id, time or text
     */
    List<CommunicationDraft> read(ObjectNode chat, String system, Optional<Instant> receivedAt) {
        String id = Fields.require(chat, "conversation", "conversation_id");
        Conversation conversation = new Conversation(
                new SourceKey(system, id), subject(chat), visitor(chat, system), numbers, chat.toString());
        List<CommunicationDraft> drafts = new ArrayList<>();
        int number = 0;
        for (JsonNode message : chat.path("messages")) {
            drafts.add(conversation.message(message(message, ++number, receivedAt)));
        }
        whole(chat, conversation, drafts, receivedAt).ifPresent(drafts::add);
        if (drafts.isEmpty()) {
            throw new UnreadableDelivery("the conversation has neither messages nor status, rating or visitor");
        }
        return drafts;
    }

    private static Optional<String> subject(JsonNode chat) {
        return Fields.text(chat, "subject").or(() -> Fields.text(chat, "site").map(site -> "网站咨询：" + site));
    }

    private static Person visitor(JsonNode chat, String system) {
        JsonNode visitor = chat.path("visitor");
        return new Person(
                Fields.text(visitor, "name"),
                Fields.text(visitor, "phone", "mobile"),
                Fields.text(visitor, "email"),
                Fields.text(visitor, "id").map(id -> system + ":visitor:" + id).stream()
                        .toList(),
                Fields.text(visitor, "company"));
    }

    private static Conversation.Message message(JsonNode message, int number, Optional<Instant> receivedAt) {
        String id = Fields.text(message, "id")
                .orElseThrow(() -> new UnreadableDelivery("message " + number + " has no id"));
        Instant at = SourceTimes.find(message, "at", "time", "created_at")
                .or(() -> receivedAt)
                .orElseThrow(() -> new UnreadableDelivery("message " + number + " has no time (at)"));
        boolean deleted = message.path("deleted").asBoolean(false);
        String text = deleted ? "" : Fields.text(message, "text", "content").orElse("");
        var files = LinkedFiles.of(message.path("attachments"));
        if (text.isEmpty() && !deleted && files.isEmpty()) {
            throw new UnreadableDelivery("message " + number + " has neither text nor attachments");
        }
        String from = Fields.text(message, "from").orElse("").toLowerCase(Locale.ROOT);
        Optional<List<Party>> agent =
                switch (from) {
                    case "visitor", "customer" -> Optional.<List<Party>>empty();
                    case "agent", "bot" -> Optional.of(List.of(agent(message, from)));
                    default ->
                        throw new UnreadableDelivery(
                                "message " + number + " does not say from whom it is; write visitor, agent or bot");
                };
        String shown = text.isEmpty() && !deleted ? "[文件] " + files.get(0).fileName() : text;
        return new Conversation.Message(
                id, deleted ? Long.MAX_VALUE : message.path("version").asLong(0), at, agent, shown, files, Map.of());
    }

    private static Party agent(JsonNode message, String from) {
        Optional<String> name = Fields.text(message, "name").or(() -> Optional.of(from.equals("bot") ? "机器人" : "客服"));
        return Fields.text(message, "userid")
                .map(userid -> new Party(
                        Role.INITIATOR, ContactPointKind.WECOM_USER, Optional.of(userid), userid, name, Side.OURS))
                .or(() -> Fields.text(message, "email")
                        .map(email -> new Party(
                                Role.INITIATOR,
                                ContactPointKind.EMAIL,
                                Optional.of(email.toLowerCase(Locale.ROOT)),
                                email,
                                name,
                                Side.OURS)))
                .orElseGet(() ->
                        new Party(Role.INITIATOR, ContactPointKind.NAME, name, name.orElseThrow(), name, Side.OURS));
    }

    private static Optional<CommunicationDraft> whole(
            ObjectNode chat,
            Conversation conversation,
            List<CommunicationDraft> messages,
            Optional<Instant> receivedAt) {
        Map<String, String> attributes = new LinkedHashMap<>();
        copy(chat, attributes, "page", "page");
        copy(chat, attributes, "referrer", "referrer");
        copy(chat, attributes, "status", "status");
        copy(chat, attributes, "rating", "satisfaction");
        copy(chat, attributes, "rating_comment", "satisfaction_comment");
        boolean visitorOnly = messages.isEmpty() && chat.has("visitor");
        if (attributes.isEmpty() && !visitorOnly) {
            return Optional.empty();
        }
        Optional<Instant> started = SourceTimes.find(chat, "started_at");
        Optional<Instant> ended = SourceTimes.find(chat, "ended_at");
        Instant began = started.or(
                        () -> messages.stream().map(CommunicationDraft::time).min(Instant::compareTo))
                .or(() -> ended)
                .or(() -> receivedAt)
                .orElseThrow(() -> new UnreadableDelivery("the conversation has no time (started_at)"));
        boolean over =
                ended.isPresent() || attributes.getOrDefault("status", "").equals("closed");
        Optional<Duration> duration = started.flatMap(from -> ended.map(to -> Duration.between(from, to)))
                .filter(length -> !length.isNegative());
        // A message that comes along with its page knows nothing of the whole: it must not outrank what does.
        String key = over ? "ended" : messages.isEmpty() ? "state" : "begun";
        int rank = over ? Part.ENDED : Part.BEGUN;
        long version = SourceTimes.find(chat, "updated_at")
                .or(() -> over || messages.isEmpty() ? receivedAt : Optional.empty())
                .map(Instant::toEpochMilli)
                .orElse(0L);
        return Optional.of(
                conversation.whole(began, duration, "", attributes, new Part(Part.Kind.FACTS, key, rank, version)));
    }

    private static void copy(JsonNode chat, Map<String, String> attributes, String theirs, String ours) {
        Fields.text(chat, theirs).ifPresent(value -> attributes.put(ours, value));
    }
}
