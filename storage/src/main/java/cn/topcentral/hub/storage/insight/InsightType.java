package cn.topcentral.hub.storage.insight;

import java.util.Locale;

/** The kinds of insight of seed 2.3. */
public enum InsightType {
    RELATIONSHIP("关系"),
    OPPORTUNITY("商机"),
    RISK("风险"),
    SUGGESTION("建议"),
    TREND("趋势"),
    SUMMARY("总结");

    private final String label;

    InsightType(String label) {
        this.label = label;
    }

    /** The value of the column {@code insight_type}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word people read. */
    public String label() {
        return label;
    }

    public static InsightType ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
