package cn.topcentral.hub.storage.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The four reports of seed 4.7. */
public enum ReportKind {
    DAILY("日报"),
    WEEKLY("周报"),
    MONTHLY("月报"),
    CUSTOMER("客户报告");

    private final String label;

    ReportKind(String label) {
        this.label = label;
    }

    /** The value of the column {@code report_type}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word people read. */
    public String label() {
        return label;
    }

    /**
     * The kind of a code.
     *
     * @throws IllegalArgumentException for a code that is none of the four
     */
    @JsonCreator
    public static ReportKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
