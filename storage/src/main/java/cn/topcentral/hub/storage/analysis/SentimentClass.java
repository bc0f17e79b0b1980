package cn.topcentral.hub.storage.analysis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The attitude of the customer toward us, not the mood of the topic (seed 2.1). */
public enum SentimentClass {
    POSITIVE("积极"),
    NEUTRAL("中性"),
    NEGATIVE("消极");

    private final String label;

    SentimentClass(String label) {
        this.label = label;
    }

    /** The value of the column {@code sentiment}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word people read. */
    public String label() {
        return label;
    }

    /**
     * The class of a code.
     *
     * @throws IllegalArgumentException for a code that is none of the three
     */
    @JsonCreator
    public static SentimentClass ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
