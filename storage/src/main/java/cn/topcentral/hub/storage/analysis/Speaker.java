package cn.topcentral.hub.storage.analysis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose words a text holds. */
public enum Speaker {
    CUSTOMER,
    SELLER,
    BOTH;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Speaker ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
