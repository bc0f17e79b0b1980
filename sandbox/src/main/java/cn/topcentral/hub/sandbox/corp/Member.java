package cn.topcentral.hub.sandbox.corp;

import java.util.Locale;

/** One person of the enterprise. WeCom compares userids without regard to case. */
public record Member(String userid, String name, Role role, String department, String mobile) {
    public Member {
        if (!userid.matches("[A-Za-z0-9_.@-]{1,64}")) {
            throw new IllegalArgumentException(
                    "userid '" + userid + "' must be 1-64 letters, digits or _-.@ (WeCom page 90195)");
        }
    }

    String key() {
        return userid.toLowerCase(Locale.ROOT);
    }
}
