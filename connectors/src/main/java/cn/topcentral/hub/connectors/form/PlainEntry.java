package cn.topcentral.hub.connectors.form;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.payload.Fields;
import cn.topcentral.hub.connectors.payload.LinkedFiles;
import cn.topcentral.hub.connectors.payload.SourceTimes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an entry in the hub's own JSON (docs/channels/form.md), or a row of a spreadsheet as such JSON. */
final class PlainEntry {
    private static final List<String> UTM = List.of("source", "medium", "campaign", "term", "content");

    private final EnumMap<FormField, String> known = new EnumMap<>(FormField.class);
    private final Map<String, String> others = new LinkedHashMap<>();
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<AttachmentDraft> attachments = new ArrayList<>();

    private PlainEntry() {}

    /**
     * @param system where it comes from
     * @param receivedAt taken for the time when the entry tells none; empty when that would be wrong
     * @throws UnreadableDelivery when no time or no answer is in it
     */
    static FormEntry read(ObjectNode entry, String system, Optional<Instant> receivedAt) {
        PlainEntry plain = new PlainEntry();
        entry.properties().forEach(field -> plain.take(field.getKey(), field.getValue()));
        return plain.entry(entry, system, receivedAt);
    }

    private void take(String name, JsonNode value) {
        switch (name) {
            case "fields" -> value.properties().forEach(field -> answer(field.getKey(), field.getValue()));
            case "attachments" -> attachments.addAll(LinkedFiles.of(value));
            case "utm" ->
                UTM.forEach(part -> Fields.text(value, part).ifPresent(said -> attributes.put("utm_" + part, said)));
            case "ip" -> attributes.put("remote_ip", Fields.flat(value));
            default -> {
                if (name.startsWith("utm_")) {
                    attributes.put(name, Fields.flat(value));
                } else {
                    answer(name, value);
                }
            }
        }
    }

    private void answer(String label, JsonNode value) {
        if (LinkedFiles.isFiles(value)) {
            attachments.addAll(LinkedFiles.of(value));
            return;
        }
        String text = Fields.flat(value);
        if (text.isEmpty()) {
            return;
        }
        Optional<FormField> field = FormField.named(label);
        if (field.isPresent() && known.putIfAbsent(field.get(), text) == null) {
            return;
        }
        others.put(label.strip(), text);
    }

    private FormEntry entry(ObjectNode given, String system, Optional<Instant> receivedAt) {
        attributes.values().removeIf(String::isEmpty);
        Optional<String> mobile = Optional.ofNullable(known.get(FormField.MOBILE));
        if (mobile.filter(number -> number.matches("\\d(\\.\\d+)?[eE]\\+?\\d+")).isPresent()) {
            throw new UnreadableDelivery("a spreadsheet rounded the number in " + FormField.MOBILE.label()
                    + "; export it again with that column as text");
        }
        Instant time = time(FormField.SUBMITTED)
                .or(() -> receivedAt)
                .orElseThrow(() -> new UnreadableDelivery("there is no time (提交时间 or submitted_at)"));
        String id = Optional.ofNullable(known.get(FormField.ID))
                .orElseGet(() -> Fields.hash(List.of(Fields.flat(given), time.toString())));
        FormEntry entry = new FormEntry(
                new SourceKey(system, id),
                Optional.ofNullable(known.get(FormField.FORM)),
                time,
                time(FormField.UPDATED).map(Instant::toEpochMilli).orElse(0L),
                known,
                others,
                Optional.ofNullable(known.get(FormField.OPENID))
                        .map(openid -> "openid:" + system + ":" + openid)
                        .stream()
                        .toList(),
                attachments,
                attributes);
        if (entry.saysNothing()) {
            throw new UnreadableDelivery(
                    "there is no answer in it; expected one of " + FormField.answerCodes() + ", or fields");
        }
        return entry;
    }

    private Optional<Instant> time(FormField field) {
        return Optional.ofNullable(known.get(field)).map(text -> SourceTimes.parse(text)
                .orElseThrow(() -> new UnreadableDelivery("the " + field.label() + " is no time; write e.g."
                        + " 2024-06-15T10:20:00+08:00 or 2024-06-15 10:20:00")));
    }
}
