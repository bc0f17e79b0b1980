package cn.topcentral.hub.bot.web.form;

import cn.topcentral.hub.connectors.party.EmailAddresses;
import cn.topcentral.hub.connectors.party.NormalisedPhone;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.templates.page.FormPageModel;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed, cleaned and cut to the fields' lengths.
 *
 * @param values the answers that are not empty, by field name
 */
record FormAnswers(Map<String, String> values) {
    private static final Set<NormalisedPhone.Kind> REACHABLE =
            EnumSet.of(NormalisedPhone.Kind.MOBILE, NormalisedPhone.Kind.FIXED_LINE, NormalisedPhone.Kind.OTHER);

    /** All control characters but line feed and tab. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

    FormAnswers {
        values = Map.copyOf(values);
    }

    static FormAnswers of(Function<String, @Nullable String> typed) {
        Map<String, String> values = new LinkedHashMap<>();
        for (FormPageModel.Field field : FormPageModel.FIELDS) {
            String text = typed.apply(field.name());
            String clean = text == null
                    ? ""
                    : CONTROL.matcher(text.replace("\r\n", "\n")).replaceAll("").strip();
            if (!clean.isEmpty()) {
                int end = Math.min(clean.length(), field.maxLength());
                boolean halves = end < clean.length() && Character.isHighSurrogate(clean.charAt(end - 1));
                values.put(field.name(), clean.substring(0, halves ? end - 1 : end));
            }
        }
        return new FormAnswers(values);
    }

    String get(String field) {
        return values.getOrDefault(field, "");
    }

    /** What is wrong with which field, in words for the person; empty when all is well. */
    Map<String, String> problems(PhoneNumbers numbers) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (get("name").isEmpty()) {
            problems.put("name", "请填写您的姓名");
        }
        if (get("mobile").isEmpty() && get("email").isEmpty()) {
            problems.put("mobile", "请填写手机或邮箱，否则我们无法回复您");
        }
        if (!get("mobile").isEmpty()
                && !REACHABLE.contains(numbers.normalise(get("mobile")).kind())) {
            problems.put("mobile", "号码不正确，请检查，例如 13800138000 或 0574-87654321");
        }
        if (!get("email").isEmpty() && EmailAddresses.normalise(get("email")).isEmpty()) {
            problems.put("email", "邮箱不正确，请检查，例如 name@example.com");
        }
        if (get("message").isEmpty() && get("product").isEmpty()) {
            problems.put("message", "请写下您的需求，或填写产品");
        }
        return problems;
    }
}
