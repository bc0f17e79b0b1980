package cn.topcentral.hub.storage.analysis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a communication is about, the act that most decides what our side must do next (seed 2.1). Listed in the order that breaks ties. */
public enum IntentCategory {
    COMPLAINT("投诉"),
    ORDER("订单确认"),
    PAYMENT("付款/账期"),
    DELIVERY("交货"),
    AFTER_SALES("售后"),
    TECHNICAL("技术支持"),
    INQUIRY("询价"),
    COOPERATION("合作洽谈"),
    OTHER("其他");

    private final String label;

    IntentCategory(String label) {
        this.label = label;
    }

    /** The value of the column {@code intent_category}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word people read. */
    public String label() {
        return label;
    }

    /**
     * The category of a code.
     *
     * @throws IllegalArgumentException for a code that is none of the nine
     */
    @JsonCreator
    public static IntentCategory ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
