package cn.topcentral.hub.connectors.form;

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
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.payload.Fields;
import cn.topcentral.hub.connectors.payload.SignedJson;
import cn.topcentral.hub.connectors.payload.SourceTimes;
import cn.topcentral.hub.storage.communication.CommunicationType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code jiandaoyun}: the data push of 简道云, signed by SHA-1 of {@code nonce:payload:secret:timestamp} (its open platform, 数据推送). */
public final class JiandaoyunHook implements HookType {
    private static final Set<String> SYSTEM_FIELDS = Set.of(
            "_id",
            "appId",
            "entryId",
            "formName",
            "creator",
            "updater",
            "deleter",
            "createTime",
            "updateTime",
            "deleteTime",
            "flowState");

    private final PhoneNumbers numbers;

    public JiandaoyunHook(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String name() {
        return "jiandaoyun";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.required("secret", "Secret of the data push, shown where the push is set up (表单 → 扩展功能 → 数据推送)"),
                Key.optional("fields", "what the form's fields mean, e.g. \"_widget_1=name, _widget_2=mobile\""),
                Key.optional("labels", "what to call other fields, e.g. \"_widget_5=颜色要求\""));
    }

    @Override
    public HookConnector connect(HookSettings settings) {
        String secret = settings.value("secret");
        FieldMapping mapping = FieldMapping.of(settings);
        return new HookConnector() {
            @Override
            public HookVerdict receive(HookRequest request) {
                return SignedJson.notJson(request).orElseGet(() -> signed(request, secret));
            }

            @Override
            public List<CommunicationDraft> decode(HookDelivery delivery) {
                return decoded(settings.name(), mapping, delivery);
            }
        };
    }

    private static HookVerdict signed(HookRequest request, String secret) {
        String timestamp = request.parameter("timestamp").orElse("");
        String nonce = request.parameter("nonce").orElse("");
        String given = request.header("x-jdy-signature").orElse("").toLowerCase(Locale.ROOT);
        if (!Hmac.same(signature(nonce, request.body(), secret, timestamp), given)) {
            return new HookVerdict.Refused(
                    401, "X-JDY-Signature is missing or wrong; copy the secret of the data push again");
        }
        boolean fresh = SourceTimes.parse(timestamp)
                .filter(signedAt -> Hmac.fresh(signedAt, request.receivedAt()))
                .isPresent();
        if (!fresh) {
            return new HookVerdict.Refused(403, "timestamp is more than five minutes off; is this a replay?");
        }
        String key = request.header("x-jdy-deliverid").orElseGet(() -> DeliveryKeys.ofBody(request));
        return new HookVerdict.Accepted(key, request.text(), HookReply.text("success"));
    }

    private static String signature(String nonce, byte[] payload, String secret, String timestamp) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1"); // the vendor's choice
            digest.update((nonce + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(payload);
            digest.update((":" + secret + ":" + timestamp).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }

    private List<CommunicationDraft> decoded(String hook, FieldMapping mapping, HookDelivery delivery) {
        ObjectNode body = Fields.object(delivery.text());
        return switch (Fields.text(body, "op").orElse("")) {
            case "data_create", "data_update", "data_recover" -> List.of(entry(hook, mapping, body, delivery));
            case "data_remove" -> List.of(removed(hook, body, delivery));
            default -> List.of(); // changes of the form itself, and what may come one day
        };
    }

    private CommunicationDraft entry(String hook, FieldMapping mapping, ObjectNode body, HookDelivery delivery) {
        ObjectNode data = data(body);
        MappedAnswers answers = new MappedAnswers(mapping, numbers);
        data.properties().stream()
                .filter(field -> !SYSTEM_FIELDS.contains(field.getKey()))
                .forEach(field -> answers.take(field.getKey(), field.getValue()));
        Instant time = SourceTimes.find(data, "createTime").orElse(delivery.receivedAt());
        FormEntry entry = new FormEntry(
                key(hook, data),
                Fields.text(data, "formName"),
                time,
                SourceTimes.find(data, "updateTime").orElse(time).toEpochMilli(),
                answers.known,
                answers.others,
                List.of(),
                answers.attachments,
                Map.of());
        if (entry.saysNothing()) {
            throw new UnreadableDelivery("the entry has no answers; push the form's fields with it");
        }
        return entry.draft(delivery.text(), numbers);
    }

    /** The record stays, since somebody did send it; that the source deleted it is told beside it. */
    private static CommunicationDraft removed(String hook, ObjectNode body, HookDelivery delivery) {
        ObjectNode data = data(body);
        Instant at = SourceTimes.find(data, "deleteTime").orElse(delivery.receivedAt());
        return CommunicationDraft.of(
                        key(hook, data),
                        CommunicationType.FORM,
                        CommunicationType.FORM.label(),
                        SourceTimes.find(data, "createTime").orElse(at))
                .zone(SourceTimes.ZONE)
                .attributes(Map.of("deleted_at_source", at.toString()))
                .part(Optional.of(Part.facts("removed", Part.LATE)))
                .build();
    }

    private static ObjectNode data(JsonNode body) {
        if (body.path("data") instanceof ObjectNode data) {
            return data;
        }
        throw new UnreadableDelivery("there is no data in it");
    }

    private static SourceKey key(String hook, JsonNode data) {
        String form = Fields.text(data, "entryId").orElse(hook);
        return new SourceKey("jdy:" + form, Fields.require(data, "_id"));
    }
}
