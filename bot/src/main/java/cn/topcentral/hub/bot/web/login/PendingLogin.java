package cn.topcentral.hub.bot.web.login;

import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/**
 * The cookie of a browser that is on its way through WeCom's log-in. It binds the {@code state} that comes back to the browser that set out, so
 * that nobody can be signed in as somebody else by a link (RFC 6749 section 10.12). Thread-safe.
 */
final class PendingLogin {
    static final String COOKIE = "hub_login";

    /** Time to find the phone and scan. */
    private static final Duration LENGTH = Duration.ofMinutes(10);

    private static final Function<String, Pending> PENDING = Json.reader(new TypeReference<>() {});

    private final SecureRandom random = new SecureRandom();
    private final SignedText signed;
    private final boolean secure;
    private final Clock clock;

    PendingLogin(SessionKey key, boolean secure, Clock clock) {
        this.signed = new SignedText(key, "login");
        this.secure = secure;
        this.clock = clock;
    }

    /**
     * What the cookie holds.
     *
     * @param returnTo the page asked for
     * @param attempt 1 for the first; more after codes that were used before
     * @param expires seconds since 1970
     */
    record Pending(String state, String returnTo, int attempt, long expires) {}

    /** Sets out; gives the state to send along. */
    String begin(Context context, LocalPath returnTo, int attempt) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String state = HexFormat.of().formatHex(bytes); // letters and digits, at most 128 (page 91022)
        Pending pending = new Pending(
                state, returnTo.value(), attempt, clock.instant().plus(LENGTH).getEpochSecond());
        context.cookie(cookie(signed.sign(Json.write(pending)), Math.toIntExact(LENGTH.toSeconds())));
        return state;
    }

    /** The log-in this browser set out on, if the state is its; either way it is over. */
    Optional<Pending> finish(Context context, String state) {
        Optional<Pending> pending = Optional.ofNullable(context.cookie(COOKIE))
                .flatMap(signed::verified)
                .map(PENDING)
                .filter(found -> clock.instant().getEpochSecond() < found.expires())
                .filter(found -> MessageDigest.isEqual(utf8(found.state()), utf8(state)));
        context.cookie(cookie("", 0));
        return pending;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Cookie cookie(String value, int seconds) {
        // Lax, since the browser comes back by a link from WeCom's site.
        return new Cookie(COOKIE, value, "/login", seconds, secure, true, null, SameSite.LAX);
    }
}
