package cn.topcentral.hub.agents.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an object of an answer member by member. What is missing or wrong is noted as a problem that names the place, and read as something
 * harmless, so that one reading finds all problems.
 *
 * @param at where the object stands in the answer: empty at the top, {@code intent.} below
 */
public record AnswerObject(JsonNode node, String at, Findings findings) {
    private static final int MOST_ITEMS = 100;

    /** The answer as a whole. */
    public static AnswerObject top(JsonNode node, Findings findings) {
        return new AnswerObject(node, "", findings);
    }

    public AnswerObject object(String name) {
        JsonNode member = node.path(name);
        if (!member.isObject()) {
            problem(name, "应是一个对象");
        }
        return new AnswerObject(member, at + name + ".", findings);
    }

    /** The objects of a list; a missing list is an empty one. */
    public List<AnswerObject> objects(String name) {
        List<AnswerObject> objects = new ArrayList<>();
        for (JsonNode item : items(name)) {
            objects.add(new AnswerObject(item, at + name + "[" + objects.size() + "].", findings));
        }
        return objects;
    }

    /** The texts of a list, trimmed, without empty ones. */
    public List<String> texts(String name) {
        return items(name).stream()
                .filter(JsonNode::isTextual)
                .map(item -> item.textValue().strip())
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /** One of a few codes. */
    public String code(String name, Set<String> codes) {
        String code = node.path(name).asText("").strip().toLowerCase(Locale.ROOT);
        if (!codes.contains(code)) {
            problem(name, "是“" + shown(node.path(name)) + "”，只能是 " + String.join("、", codes) + " 之一");
        }
        return code;
    }

    /** A number within bounds. */
    public BigDecimal number(String name, int least, int most) {
        JsonNode member = node.path(name);
        if (!member.isNumber()
                || member.decimalValue().compareTo(BigDecimal.valueOf(least)) < 0
                || member.decimalValue().compareTo(BigDecimal.valueOf(most)) > 0) {
            problem(name, "是“" + shown(member) + "”，应是 " + least + " 到 " + most + " 之间的数字");
            return BigDecimal.valueOf(least);
        }
        return member.decimalValue();
    }

    /** A number that may be missing; one that nobody can mean counts as missing. */
    public Optional<BigDecimal> number(String name) {
        JsonNode member = node.path(name);
        return member.isNumber() && member.asText().length() <= 20
                ? Optional.of(member.decimalValue())
                : Optional.empty();
    }

    /** A text of one line, cut to so many characters; a missing or empty one is a problem. */
    public String text(String name, int most) {
        Optional<String> text = optional(name, most);
        if (text.isEmpty()) {
            problem(name, "缺少文字");
        }
        return text.orElse("");
    }

    public Optional<String> optional(String name, int most) {
        String text = Conversation.defused(
                        node.path(name).isTextual() ? node.path(name).textValue() : "")
                .replaceAll("\\s+", " ")
                .strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(shortened(text, most));
    }

    /** A day, when there is one. */
    public Optional<LocalDate> day(String name) {
        try {
            return optional(name, 10).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public void problem(String name, String what) {
        findings.problem(at + name + " " + what);
    }

    private List<JsonNode> items(String name) {
        JsonNode list = node.path(name);
        if (!list.isArray()) {
            if (!list.isMissingNode() && !list.isNull()) {
                problem(name, "应是一个列表");
            }
            return List.of();
        }
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        if (items.size() > MOST_ITEMS) {
            problem(name, "有 " + items.size() + " 项，太多了");
            return List.of();
        }
        return items;
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "（没有）" : shortened(node.asText(), 30);
    }

    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
