package cn.topcentral.hub.storage.analysis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How soon somebody has to act: within a day, within about a week, or whenever there is time (seed 2.1). */
public enum UrgencyLevel {
    HIGH("高"),
    MEDIUM("中"),
    LOW("低");

    private final String label;

    UrgencyLevel(String label) {
        this.label = label;
    }

    /** The value of the column {@code urgency_level}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word people read. */
    public String label() {
        return label;
    }

    /**
     * The level of a code.
     *
     * @throws IllegalArgumentException for a code that is none of the three
     */
    @JsonCreator
    public static UrgencyLevel ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
