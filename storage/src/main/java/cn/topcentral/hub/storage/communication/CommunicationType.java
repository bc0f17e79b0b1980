package cn.topcentral.hub.storage.communication;

import java.util.Locale;

/** The nine kinds of communication of seed section 2.1, with the icon of seed section 1.1 and the Chinese word shown to people. */
public enum CommunicationType {
    PHONE("📞", "400电话", "CALL"),
    MOBILE("📱", "移动电话", "CALL"),
    WECHAT("💬", "企业微信", "WX"),
    EMAIL("📧", "Email", "EMAIL"),
    MEETING("👥", "会议", "MEETING"),
    VISIT("🤝", "商务拜访", "VISIT"),
    VIDEO("🎥", "视频会议", "MEETING"),
    FORM("📝", "表单", "FORM"),
    WEBCHAT("🌐", "官网咨询", "CHAT");

    private final String icon;
    private final String label;
    private final String recordPrefix;

    CommunicationType(String icon, String label, String recordPrefix) {
        this.icon = icon;
        this.label = label;
        this.recordPrefix = recordPrefix;
    }

    /** The value of the column {@code communication_type}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String icon() {
        return icon;
    }

    public String label() {
        return label;
    }

    /** What record ids of this type begin with (seed section 3). */
    public String recordPrefix() {
        return recordPrefix;
    }

    /**
     * The type of a stored code.
     *
     * @throws IllegalArgumentException for a code that is none of the nine
     */
    public static CommunicationType ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
