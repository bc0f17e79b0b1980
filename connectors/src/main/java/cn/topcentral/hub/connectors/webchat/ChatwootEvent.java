package cn.topcentral.hub.connectors.webchat;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.party.EmailAddresses;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads messages and conversations of Chatwoot, as its webhooks and its API give them. */
final class ChatwootEvent {
    private final Optional<String> configuredAccount;
    private final PhoneNumbers numbers;

    ChatwootEvent(Optional<String> configuredAccount, PhoneNumbers numbers) {
        this.configuredAccount = configuredAccount;
        this.numbers = numbers;
    }

    List<CommunicationDraft> read(ObjectNode event, Instant receivedAt) {
        return switch (Fields.text(event, "event").orElse("")) {
            case "message_created" -> message(event, event.path("conversation"), Optional.empty());
            case "message_updated" -> message(event, event.path("conversation"), Optional.of(receivedAt));
            case "conversation_created", "conversation_updated", "conversation_status_changed" ->
                List.of(conversation(event, receivedAt));
            default -> List.of();
        };
    }

    /**
     * A message.
     *
     * @param conversation what the message says of its conversation
     * @param updatedAt when it was changed, for events of changes that do not tell
     */
    List<CommunicationDraft> message(JsonNode message, JsonNode conversation, Optional<Instant> updatedAt) {
        String id = Fields.require(message, "id");
        Instant at = SourceTimes.find(message, "created_at")
                .orElseThrow(() -> new UnreadableDelivery("message " + id + " has no created_at"));
        long version = SourceTimes.find(message, "updated_at")
                .or(() -> updatedAt)
                .orElse(at)
                .toEpochMilli();
        Conversation chat = conversationOf(message, conversation);
        if (message.path("private").asBoolean(false)) {
            // What colleagues tell each other is not the customer's: only that there was a note is kept.
            return List.of(chat.fact("note:" + id, version, at, Map.of("internal_note_" + id, "true")));
        }
        if (Fields.text(message, "content_type").orElse("").equals("input_csat")) {
            return rating(message, chat, id, version, at);
        }
        return switch (Fields.text(message, "message_type").orElse("")) {
            case "incoming", "0" -> List.of(said(message, chat, id, version, at, Optional.empty(), Map.of()));
            case "outgoing", "1" ->
                List.of(said(message, chat, id, version, at, Optional.of(List.of(agent(message))), Map.of()));
            case "template", "3" ->
                List.of(said(
                        message, chat, id, version, at, Optional.of(List.of(bot())), Map.of("automatic", "chat-bot")));
            default -> List.of(); // what the program notes about itself (activity)
        };
    }

    CommunicationDraft conversation(JsonNode conversation, Instant receivedAt) {
        Instant began = SourceTimes.find(conversation, "created_at")
                .or(() -> SourceTimes.find(conversation, "timestamp"))
                .orElse(receivedAt);
        Optional<Instant> last = SourceTimes.find(conversation, "last_activity_at");
        boolean over = Fields.text(conversation, "status").orElse("").equals("resolved");
        Map<String, String> attributes = new LinkedHashMap<>();
        Fields.text(conversation, "status").ifPresent(status -> attributes.put("status", status));
        Fields.text(conversation.path("meta").path("assignee"), "name")
                .ifPresent(name -> attributes.put("assignee", name));
        JsonNode additional = conversation.path("additional_attributes");
        Fields.text(additional, "referer").ifPresent(page -> attributes.put("page", page));
        long version =
                SourceTimes.find(conversation, "updated_at").orElse(receivedAt).toEpochMilli();
        return conversationOf(conversation, conversation)
                .whole(
                        began,
                        over
                                ? last.map(end -> Duration.between(began, end)).filter(length -> !length.isNegative())
                                : Optional.empty(),
                        "",
                        attributes,
                        new Part(Part.Kind.FACTS, "conversation", over ? Part.ENDED : Part.BEGUN, version));
    }

    private Conversation conversationOf(JsonNode event, JsonNode conversation) {
        String account = Fields.text(event.path("account"), "id")
                .or(() -> Fields.text(event, "account_id"))
                .or(() -> Fields.text(conversation, "account_id"))
                .or(() -> configuredAccount)
                .orElseThrow(() -> new UnreadableDelivery("no account is named; configure account for this hook"));
        String id = Fields.text(conversation, "display_id", "id")
                .or(() -> Fields.text(event, "conversation_id"))
                .orElseThrow(() -> new UnreadableDelivery("no conversation is named"));
        String inbox = Fields.text(event.path("inbox"), "name").orElse("");
        return new Conversation(
                new SourceKey("chatwoot:" + account, id),
                Optional.of(inbox.isEmpty() ? "网站咨询" : "网站咨询：" + inbox),
                visitor(event, conversation, account),
                numbers,
                event.toString());
    }

    private static Person visitor(JsonNode event, JsonNode conversation, String account) {
        JsonNode known = conversation.path("meta").path("sender");
        JsonNode sender = event.path("sender");
        JsonNode contact = known.isObject()
                ? known
                : Fields.text(sender, "type").orElse("contact").equals("contact") && sender.isObject()
                        ? sender
                        : event.path("contact");
        Optional<String> id =
                Fields.text(contact, "id").or(() -> Fields.text(conversation.path("contact_inbox"), "contact_id"));
        return new Person(
                Fields.text(contact, "name"),
                Fields.text(contact, "phone_number"),
                Fields.text(contact, "email"),
                id.map(number -> "chatwoot:" + account + ":contact:" + number).stream()
                        .toList(),
                Fields.text(contact.path("additional_attributes"), "company_name"));
    }

    private static CommunicationDraft said(
            JsonNode message,
            Conversation chat,
            String id,
            long version,
            Instant at,
            Optional<List<Party>> agent,
            Map<String, String> attributes) {
        if (message.path("content_attributes").path("deleted").asBoolean(false)) {
            return chat.message(new Conversation.Message(
                    id, Long.MAX_VALUE, at, agent, "", List.of(), attributes)); // for good, whatever comes late
        }
        List<AttachmentDraft> files = LinkedFiles.of(message.path("attachments"));
        String text = Fields.text(message, "content")
                .orElseGet(() -> files.isEmpty() ? "" : "[文件] " + files.get(0).fileName());
        if (text.isEmpty()) {
            throw new UnreadableDelivery("message " + id + " has neither content nor attachments");
        }
        return chat.message(new Conversation.Message(id, version, at, agent, text, files, attributes));
    }

    /** The question how it was says nothing before it is answered. */
    private static List<CommunicationDraft> rating(
            JsonNode message, Conversation chat, String id, long version, Instant at) {
        JsonNode answer =
                message.path("content_attributes").path("submitted_values").path("csat_survey_response");
        Map<String, String> attributes = new LinkedHashMap<>();
        Fields.text(answer, "rating").ifPresent(rating -> attributes.put("satisfaction", rating));
        Fields.text(answer, "feedback_message").ifPresent(words -> attributes.put("satisfaction_comment", words));
        return attributes.isEmpty() ? List.of() : List.of(chat.fact("csat:" + id, version, at, attributes));
    }

    private static Party agent(JsonNode message) {
        JsonNode sender = message.path("sender");
        Optional<String> name = Fields.text(sender, "name", "available_name").or(() -> Optional.of("客服"));
        return Fields.text(sender, "email")
                .map(email -> new Party(
                        Role.INITIATOR,
                        ContactPointKind.EMAIL,
                        EmailAddresses.normalise(email),
                        email,
                        name,
                        Side.OURS))
                .orElseGet(() ->
                        new Party(Role.INITIATOR, ContactPointKind.NAME, name, name.orElseThrow(), name, Side.OURS));
    }

    private static Party bot() {
        Optional<String> name = Optional.of("机器人");
        return new Party(Role.INITIATOR, ContactPointKind.NAME, name, "机器人", name, Side.OURS);
    }
}
