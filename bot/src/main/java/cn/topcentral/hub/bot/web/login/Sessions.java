package cn.topcentral.hub.bot.web.login;

import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/**
 * The session cookie: who signed in, and until when that counts. It goes on while it is used, but not for ever, since a cookie that was taken must end
 * some time. Whether its holder is still one of us, and as what, is asked on every request. Thread-safe.
 */
public final class Sessions {
    static final String COOKIE = "hub_session";

    /** A working day and the evening without a request; the log-in inside WeCom costs nobody a tap. */
    private static final Duration UNUSED = Duration.ofHours(12);

    private static final Duration LONGEST = Duration.ofDays(7);

    /** A page of twenty parts must not set twenty cookies. */
    private static final Duration BETWEEN_RENEWALS = Duration.ofHours(1);

    private static final Function<String, Session> SESSION = Json.reader(new TypeReference<>() {});

    private final SecureRandom random = new SecureRandom();
    private final SignedText signed;
    private final boolean secure;
    private final Clock clock;

    /** @param secure whether browsers reach the hub over https, so that the cookie is kept off plain http */
    public Sessions(SessionKey key, boolean secure, Clock clock) {
        this.signed = new SignedText(key, "session 2");
        this.secure = secure;
        this.clock = clock;
    }

    /**
     * What the cookie holds.
     *
     * @param id stays the same while the session goes on
     * @param began and {@code expires} in seconds since 1970
     */
    private record Session(String id, String userid, long began, long expires) {}

    void open(Context context, String userid) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        keep(context, HexFormat.of().formatHex(bytes), userid, clock.instant());
    }

    /** It is in use, and goes on. */
    void renew(Context context) {
        Instant now = clock.instant();
        session(context)
                .filter(session -> session.expires()
                        < now.plus(UNUSED).minus(BETWEEN_RENEWALS).getEpochSecond())
                .filter(session -> session.expires() < lastMoment(session.began()))
                .ifPresent(session ->
                        keep(context, session.id(), session.userid(), Instant.ofEpochSecond(session.began())));
    }

    private static long lastMoment(long began) {
        return began + LONGEST.toSeconds();
    }

    private void keep(Context context, String id, String userid, Instant began) {
        long now = clock.instant().getEpochSecond();
        long expires = Math.min(now + UNUSED.toSeconds(), lastMoment(began.getEpochSecond()));
        Session session = new Session(id, userid, began.getEpochSecond(), expires);
        context.cookie(cookie(signed.sign(Json.write(session)), Math.toIntExact(expires - now)));
    }

    void close(Context context) {
        context.cookie(cookie("", 0));
    }

    /** Whose session a request belongs to; empty without one, when it was tampered with, and when it is over. */
    Optional<String> userid(Context context) {
        return session(context).map(Session::userid);
    }

    /** What names the session, for as long as it goes on; empty under the same conditions. */
    Optional<String> id(Context context) {
        return session(context).map(Session::id);
    }

    private Optional<Session> session(Context context) {
        long now = clock.instant().getEpochSecond();
        return Optional.ofNullable(context.cookie(COOKIE))
                .flatMap(signed::verified)
                .map(SESSION)
                .filter(session -> session.began() <= now && now < session.expires());
    }

    private Cookie cookie(String value, int seconds) {
        return new Cookie(COOKIE, value, "/", seconds, secure, true, null, SameSite.LAX);
    }
}
