package cn.topcentral.hub.bot.web.login;

import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The session cookie: who signed in, and until when that counts. Whether they are still one of us is asked on every request. Thread-safe. */
public final class Sessions {
    static final String COOKIE = "hub_session";

    /** A working day and the evening; the log-in inside WeCom costs nobody a tap. */
    private static final Duration LENGTH = Duration.ofHours(12);

    private static final Function<String, Session> SESSION = Json.reader(new TypeReference<>() {});

    private final SignedText signed;
    private final boolean secure;
    private final Clock clock;

    /** @param secure whether browsers reach the hub over https, so that the cookie is kept off plain http */
    public Sessions(SessionKey key, boolean secure, Clock clock) {
        this.signed = new SignedText(key, "session");
        this.secure = secure;
        this.clock = clock;
    }

    /**
     * What the cookie holds.
     *
     * @param issued and {@code expires} in seconds since 1970
     */
    private record Session(String userid, long issued, long expires) {}

    void open(Context context, String userid) {
        Instant now = clock.instant();
        Session session =
                new Session(userid, now.getEpochSecond(), now.plus(LENGTH).getEpochSecond());
        context.cookie(cookie(signed.sign(Json.write(session)), Math.toIntExact(LENGTH.toSeconds())));
    }

    void close(Context context) {
        context.cookie(cookie("", 0));
    }

    /** Whose session a request belongs to; empty without one, when it was tampered with, and when it is over. */
    Optional<String> userid(Context context) {
        long now = clock.instant().getEpochSecond();
        return Optional.ofNullable(context.cookie(COOKIE))
                .flatMap(signed::verified)
                .map(SESSION)
                .filter(session -> session.issued() <= now && now < session.expires())
                .map(Session::userid);
    }

    private Cookie cookie(String value, int seconds) {
        return new Cookie(COOKIE, value, "/", seconds, secure, true, null, SameSite.LAX);
    }
}
