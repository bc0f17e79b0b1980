package cn.topcentral.hub.connectors.email;

import java.util.regex.Pattern;

/** Whether a server that refused the login would take the same password later. */
final class RefusedLogin {

    // RFC 5530 response codes, and what Tencent and NetEase write without any.
    private static final Pattern TEMPORARY = Pattern.compile(
            "(?i)\\[(?:UNAVAILABLE|LIMIT|INUSE|SERVERBUG|CONTACTADMIN|OVERQUOTA)]|frequen|too many|simultaneous|temporar|try again|later|busy"
                    + "|system error|internal error|频率|频繁|过多|稍后|繁忙");

    private RefusedLogin() {}

    static boolean isTemporary(String answer) {
        return TEMPORARY.matcher(answer).find();
    }
}
