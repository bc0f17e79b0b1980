package cn.topcentral.hub.connectors.form;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.party.EmailAddresses;
import cn.topcentral.hub.connectors.party.NormalisedPhone;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.payload.Fields;
import cn.topcentral.hub.connectors.payload.LinkedFiles;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers to numbered fields, sorted by what they mean. Without a mapping for it, the first answer that is a mobile number is taken for one, and
 * likewise the first address: a form nobody has mapped yet still finds its customer.
 */
final class MappedAnswers {
    final EnumMap<FormField, String> known = new EnumMap<>(FormField.class);
    final Map<String, String> others = new LinkedHashMap<>();
    final List<AttachmentDraft> attachments = new ArrayList<>();

    private final FieldMapping mapping;
    private final PhoneNumbers numbers;

    MappedAnswers(FieldMapping mapping, PhoneNumbers numbers) {
        this.mapping = mapping;
        this.numbers = numbers;
    }

    void take(String field, JsonNode value) {
        if (LinkedFiles.isFiles(value)) {
            attachments.addAll(LinkedFiles.of(value));
            return;
        }
        String answer = Fields.flat(value);
        if (answer.isEmpty()) {
            return;
        }
        FormField meaning = mapping.meaning(field).orElse(null);
        if (meaning != null) {
            known.merge(meaning, answer, (first, second) -> first + " " + second);
        } else if (guessed(FormField.MOBILE) && numbers.normalise(answer).kind() == NormalisedPhone.Kind.MOBILE) {
            known.put(FormField.MOBILE, answer);
        } else if (guessed(FormField.EMAIL) && EmailAddresses.normalise(answer).isPresent()) {
            known.put(FormField.EMAIL, answer);
        } else {
            others.put(mapping.label(field), answer);
        }
    }

    private boolean guessed(FormField meaning) {
        return !mapping.fields().containsValue(meaning) && !known.containsKey(meaning);
    }
}
