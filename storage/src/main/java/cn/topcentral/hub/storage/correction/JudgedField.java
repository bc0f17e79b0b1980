package cn.topcentral.hub.storage.correction;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What of an analysis a person may judge. */
public enum JudgedField {
    INTENT("意图"),
    SENTIMENT("情绪"),
    URGENCY("紧急"),
    /** Everything else, in the person's own words; no record column holds it. */
    OTHER("其他");

    private final String label;

    JudgedField(String label) {
        this.label = label;
    }

    /** A value of the field: as stored, and as people read it. */
    public record Choice(String code, String label) {}

    /** The value of the column {@code field}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word people read. */
    public String label() {
        return label;
    }

    /** The values of the annotation guide, in its order; none for {@link #OTHER}. */
    public List<Choice> choices() {
        return switch (this) {
            case INTENT ->
                Arrays.stream(IntentCategory.values())
                        .map(value -> new Choice(value.code(), value.label()))
                        .toList();
            case SENTIMENT ->
                Arrays.stream(SentimentClass.values())
                        .map(value -> new Choice(value.code(), value.label()))
                        .toList();
            case URGENCY ->
                Arrays.stream(UrgencyLevel.values())
                        .map(value -> new Choice(value.code(), value.label()))
                        .toList();
            case OTHER -> List.of();
        };
    }

    /** Whether a text may stand as what is right. */
    public boolean takes(String value) {
        return this == OTHER
                ? !value.isBlank()
                : choices().stream().anyMatch(choice -> choice.code().equals(value));
    }

    /** What people read for a stored value; the value itself where it is free text. */
    public String label(String value) {
        return choices().stream()
                .filter(choice -> choice.code().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElse(value);
    }

    /** The field of a code; empty for a code that is none. */
    public static Optional<JudgedField> ofCode(String code) {
        return Arrays.stream(values())
                .filter(field -> field.code().equals(code))
                .findFirst();
    }
}
