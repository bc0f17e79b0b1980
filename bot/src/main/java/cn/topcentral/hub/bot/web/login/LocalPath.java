package cn.topcentral.hub.bot.web.login;

import java.util.regex.Pattern;

/**
 * A page of the hub to return to after the log-in. Anything that a browser could take for another site's address becomes the start page:
 * {@code //evil} and {@code /\evil} name a host (WHATWG URL standard), and browsers drop tabs and line ends.
 */
record LocalPath(String value) {
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]{0,1000}");

    static LocalPath of(String wanted) {
        boolean local =
                LOCAL.matcher(wanted).matches() && !wanted.startsWith("/login") && !wanted.startsWith("/logout");
        return new LocalPath(local ? wanted : "/");
    }
}
