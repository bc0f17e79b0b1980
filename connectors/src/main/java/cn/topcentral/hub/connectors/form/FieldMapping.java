package cn.topcentral.hub.connectors.form;

import cn.topcentral.hub.connectors.hook.HookSettings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the numbered fields of a form mean: {@code fields: "field_1=name, field_2=mobile"} and {@code labels: "field_5=颜色要求"}. Field numbers are
 * stable within a form and mean something else in every form.
 */
record FieldMapping(Map<String, FormField> fields, Map<String, String> labels) {
    FieldMapping {
        fields = Map.copyOf(fields);
        labels = Map.copyOf(labels);
    }

    static final FieldMapping NONE = new FieldMapping(Map.of(), Map.of());

    /** @throws IllegalArgumentException naming the key and what is wrong with it */
    static FieldMapping of(HookSettings settings) {
        Map<String, FormField> fields = new LinkedHashMap<>();
        pairs(settings, "fields")
                .forEach((field, meaning) -> fields.put(
                        field,
                        FormField.answer(meaning)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "hooks." + settings.name() + ".fields says that " + field + " means '" + meaning
                                                + "'; write one of " + FormField.answerCodes()))));
        return new FieldMapping(fields, pairs(settings, "labels"));
    }

    Optional<FormField> meaning(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    String label(String field) {
        return labels.getOrDefault(field, field);
    }

    private static Map<String, String> pairs(HookSettings settings, String key) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : settings.optional(key).map(text -> text.split(",")).orElse(new String[0])) {
            String[] sides = pair.split("=", 2);
            if (sides.length != 2 || Arrays.stream(sides).anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("hooks." + settings.name() + "." + key + " holds '" + pair.strip()
                        + "'; write field=word, with commas between them");
            }
            pairs.put(sides[0].strip(), sides[1].strip());
        }
        return pairs;
    }
}
