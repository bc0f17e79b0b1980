package cn.topcentral.hub.storage.alert;

import java.util.Locale;

/** Where an alert stands. */
public enum AlertState {
    /** It stands and nobody has taken it up. */
    FIRING("待处理"),
    /** It stands, and a silence keeps it quiet until it ends. */
    SILENCED("已静默"),
    /** Somebody took it up, or did something about it. */
    ACKNOWLEDGED("已处理"),
    /** Somebody said that it is none. */
    DISMISSED("已忽略"),
    /** It is not found any more. */
    RESOLVED("已解除");

    private final String label;

    AlertState(String label) {
        this.label = label;
    }

    /** The value of the column {@code state}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word people read. */
    public String label() {
        return label;
    }

    public static AlertState ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
