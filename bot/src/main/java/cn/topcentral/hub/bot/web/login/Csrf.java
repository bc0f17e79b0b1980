package cn.topcentral.hub.bot.web.login;

import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/**
 * Tells a change that was asked for on one of our pages from one that another site made the browser send: the token is signed for the session, and
 * comes along in a form's field {@code csrf} or in the header {@code X-CSRF-Token}. The cookie's SameSite already keeps most of that off; browsers
 * differ in the first minutes of a cookie. Thread-safe.
 */
final class Csrf {
    private static final String HEADER = "X-CSRF-Token";
    private static final String FIELD = "csrf";

    private final SignedText signed;
    private final Sessions sessions;

    Csrf(SessionKey key, Sessions sessions) {
        this.signed = new SignedText(key, "csrf");
        this.sessions = sessions;
    }

    /** What pages of this session carry, however often it is renewed; nothing that helps in another session. */
    String token(Context context) {
        return signed.signature(session(context));
    }

    /** @throws ProblemException when the request does not come from a page of this session */
    void check(Context context) {
        String given = Optional.ofNullable(context.header(HEADER))
                .or(() -> Optional.ofNullable(context.formParam(FIELD)))
                .orElse("");
        if (session(context).isEmpty() || !signed.isSignature(session(context), given)) {
            throw new ProblemException(new Problem(
                    HttpStatus.FORBIDDEN,
                    "The X-CSRF-Token of this session is missing or another session's.",
                    "页面已过期",
                    "没有做任何改动。请刷新页面后再操作一次。"));
        }
    }

    private String session(Context context) {
        return sessions.id(context).orElse("");
    }
}
