package cn.topcentral.hub.storage.alert;

import java.util.Locale;

/** How bad it is, the least first. */
public enum AlertLevel {
    LOW("低"),
    MEDIUM("中"),
    HIGH("高");

    private final String label;

    AlertLevel(String label) {
        this.label = label;
    }

    /** The value of the column {@code level}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word people read. */
    public String label() {
        return label;
    }

    public static AlertLevel ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
