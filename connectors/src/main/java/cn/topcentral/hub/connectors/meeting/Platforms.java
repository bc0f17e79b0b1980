package cn.topcentral.hub.connectors.meeting;

import java.util.Locale;

/** The names of meeting platforms as people know them. */
public final class Platforms {
    private Platforms() {}

    /**
     * A name to show.
     *
     * @param code as in seed section 3.3, e.g. {@code tencent_meeting}; anything else is shown as it is
     */
    public static String label(String code) {
        return switch (code.toLowerCase(Locale.ROOT)) {
            case "tencent_meeting" -> "腾讯会议";
            case "dingtalk" -> "钉钉会议";
            case "zoom" -> "Zoom";
            case "teams" -> "Microsoft Teams";
            default -> code;
        };
    }
}
