package cn.topcentral.hub.connectors.form;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.payload.Fields;
import cn.topcentral.hub.connectors.payload.SourceTimes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads entries of 金数据, the same from its webhook and its API. */
final class JinshujuEntry {
    /** Their name, ours. */
    private static final Map<String, String> ATTRIBUTION = Map.of(
            "utm_source", "utm_source",
            "utm_medium", "utm_medium",
            "utm_campaign", "utm_campaign",
            "utm_term", "utm_term",
            "utm_content", "utm_content",
            "referer", "referrer",
            "info_remote_ip", "remote_ip",
            "x_field_1", "url_parameter",
            "x_field_weixin_unionid", "weixin_unionid");

    private final FieldMapping mapping;
    private final PhoneNumbers numbers;

    JinshujuEntry(FieldMapping mapping, PhoneNumbers numbers) {
        this.mapping = mapping;
        this.numbers = numbers;
    }

    static boolean isPush(JsonNode body) {
        return body.has("entry") && body.has("form");
    }

    /** @throws UnreadableDelivery when form, serial number or time are missing */
    CommunicationDraft push(ObjectNode body, Optional<Instant> receivedAt) {
        if (!(body.path("entry") instanceof ObjectNode entry)) {
            throw new UnreadableDelivery("there is no entry; set the webhook to JSON in the form's settings");
        }
        return draft(Fields.require(body, "form"), Fields.text(body, "form_name"), entry, receivedAt, body.toString());
    }

    CommunicationDraft draft(
            String form, Optional<String> title, ObjectNode entry, Optional<Instant> receivedAt, String original) {
        MappedAnswers answers = new MappedAnswers(mapping, numbers);
        entry.properties().stream()
                .filter(field -> field.getKey().startsWith("field_"))
                .forEach(field -> answers.take(field.getKey(), field.getValue()));
        Fields.text(entry, "x_field_weixin_nickname", "creator_name")
                .ifPresent(name -> answers.known.putIfAbsent(FormField.NAME, name));
        Instant time = SourceTimes.find(entry, "created_at")
                .or(() -> receivedAt)
                .orElseThrow(() -> new UnreadableDelivery("there is no created_at in the entry"));
        FormEntry read = new FormEntry(
                new SourceKey("jsj:" + form, Fields.require(entry, "serial_number", "token")),
                title,
                time,
                SourceTimes.find(entry, "updated_at").orElse(time).toEpochMilli(),
                answers.known,
                answers.others,
                accounts(entry, answers),
                answers.attachments,
                attributes(entry));
        if (read.saysNothing()) {
            throw new UnreadableDelivery("the entry has no field_1, field_2 …; send the whole entry in the webhook");
        }
        return read.draft(original, numbers);
    }

    /** An openid is the person's at the WeChat account that 金数据 uses, the same for all forms. */
    private static List<String> accounts(JsonNode entry, MappedAnswers answers) {
        return Stream.of(
                        Fields.text(entry, "x_field_weixin_openid"),
                        Optional.ofNullable(answers.known.get(FormField.OPENID)))
                .flatMap(Optional::stream)
                .distinct()
                .map(openid -> "openid:jsj:" + openid)
                .toList();
    }

    private static Map<String, String> attributes(JsonNode entry) {
        Map<String, String> attributes = new LinkedHashMap<>();
        ATTRIBUTION.forEach(
                (theirs, ours) -> Fields.text(entry, theirs).ifPresent(value -> attributes.put(ours, value)));
        String region = Fields.flat(entry.path("info_region"));
        if (!region.isEmpty()) {
            attributes.put("region", region);
        }
        return attributes;
    }
}
