package cn.topcentral.hub.connectors.webchat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.hook.DeliveryKeys;
import cn.topcentral.hub.connectors.hook.Hmac;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookDelivery;
import cn.topcentral.hub.connectors.hook.HookReply;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.hook.HookType;
import cn.topcentral.hub.connectors.hook.HookVerdict;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.payload.Fields;
import cn.topcentral.hub.connectors.payload.Person;
import cn.topcentral.hub.connectors.payload.SignedJson;
import cn.topcentral.hub.connectors.payload.SourceTimes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code tawk}: webhooks of tawk.to, signed with HMAC-SHA1 and without a time, so that only the delivery's id recognises a replay. Its messages
 * have no ids; the first words stand for the conversation until the transcript comes and replaces them.
 */
public final class TawkHook implements HookType {
    private final PhoneNumbers numbers;

    public TawkHook(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String name() {
        return "tawk";
    }

    @Override
    public List<Key> keys() {
        return List.of(Key.required("secret", "Secret Key of the webhook (Administration → Settings → Webhooks)"));
    }

    @Override
    public HookConnector connect(HookSettings settings) {
        String secret = settings.value("secret");
        return new HookConnector() {
            @Override
            public HookVerdict receive(HookRequest request) {
                return SignedJson.notJson(request).orElseGet(() -> verdict(request, secret));
            }

            @Override
            public List<CommunicationDraft> decode(HookDelivery delivery) {
                return read(Fields.object(delivery.text()), settings.name(), delivery.receivedAt());
            }
        };
    }

    private static HookVerdict verdict(HookRequest request, String secret) {
        String hash = HexFormat.of().formatHex(Hmac.sha1(secret, request.body()));
        String given = request.header("x-tawk-signature").orElse("").toLowerCase(Locale.ROOT);
        return Hmac.same(hash, given)
                ? new HookVerdict.Accepted(
                        // The id of the event is not signed: with another one in front a replay would be new, so the
                        // body says which it is.
                        DeliveryKeys.ofBody(request), request.text(), HookReply.noContent())
                : new HookVerdict.Refused(
                        401, "X-Tawk-Signature is missing or wrong; copy the webhook's secret key again");
    }

    private List<CommunicationDraft> read(ObjectNode event, String hook, Instant receivedAt) {
        String property = Fields.text(event.path("property"), "id").orElse(hook);
        String system = "tawk:" + property;
        Instant at = SourceTimes.find(event, "time").orElse(receivedAt);
        return switch (Fields.text(event, "event").orElse("")) {
            case "chat:start" -> {
                String said = Fields.text(event.path("message"), "text", "msg").orElse("");
                yield List.of(chat(event, event.path("visitor"), system, Fields.require(event, "chatId"))
                        .whole(
                                at,
                                Optional.empty(),
                                said,
                                place(event.path("visitor")),
                                Part.facts("start", Part.BEGUN)));
            }
            case "chat:end" ->
                List.of(chat(event, event.path("visitor"), system, Fields.require(event, "chatId"))
                        .fact("end", 0, at, Map.of("status", "closed")));
            case "chat:transcript_created" -> List.of(transcript(event, system, at));
            case "ticket:create" -> List.of(ticket(event, system, at));
            default -> List.of();
        };
    }

    private CommunicationDraft transcript(ObjectNode event, String system, Instant at) {
        JsonNode chat = event.path("chat");
        List<String> lines = new ArrayList<>();
        Optional<Instant> first = Optional.empty();
        for (JsonNode message : chat.path("messages")) {
            Optional<String> text = Fields.text(message, "msg", "text");
            if (text.isPresent()) {
                first = first.or(() -> SourceTimes.find(message, "time"));
                lines.add(speaker(message.path("sender")) + "：" + text.get());
            }
        }
        return chat(event, chat.path("visitor"), system, Fields.require(chat, "id", "chatId"))
                .whole(
                        first.orElse(at),
                        Optional.empty(),
                        String.join("\n", lines),
                        Map.of("message_count", Integer.toString(lines.size())),
                        Part.facts("transcript", Part.AMENDED));
    }

    private CommunicationDraft ticket(ObjectNode event, String system, Instant at) {
        JsonNode ticket = event.path("ticket");
        String words = Fields.text(ticket, "message").orElse("");
        return new Conversation(
                        new SourceKey(system, "ticket:" + Fields.require(ticket, "id", "humanId")),
                        Fields.text(ticket, "subject"),
                        person(event.path("requester")),
                        numbers,
                        event.toString())
                .whole(at, Optional.empty(), words, Map.of("ticket", "true"), Part.facts("ticket", Part.ENDED));
    }

    private Conversation chat(ObjectNode event, JsonNode visitor, String system, String id) {
        return new Conversation(
                new SourceKey(system, id),
                Optional.of("网站咨询"
                        + Fields.text(event.path("property"), "name")
                                .map("："::concat)
                                .orElse("")),
                person(visitor),
                numbers,
                event.toString());
    }

    private static Person person(JsonNode person) {
        return new Person(
                Fields.text(person, "name"),
                Fields.text(person, "phone"),
                Fields.text(person, "email"),
                List.of(),
                Optional.empty());
    }

    private static String speaker(JsonNode sender) {
        String kind = Fields.text(sender, "t", "type").orElse("");
        String role = kind.startsWith("v") ? "访客" : kind.startsWith("a") ? "客服" : "系统";
        return Fields.text(sender, "n", "name").orElse(role);
    }

    private static Map<String, String> place(JsonNode visitor) {
        Map<String, String> place = new LinkedHashMap<>();
        Fields.text(visitor, "city").ifPresent(city -> place.put("region", city));
        return place;
    }
}
