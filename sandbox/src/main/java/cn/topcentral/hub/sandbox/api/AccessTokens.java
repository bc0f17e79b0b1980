package cn.topcentral.hub.sandbox.api;

import cn.topcentral.hub.sandbox.chat.RandomText;
import cn.topcentral.hub.sandbox.corp.Corp;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The app's access token (page 91039): one at a time, the same for everybody who asks within its life. Thread-safe. */
public final class AccessTokens {
    private static final Duration LIFE = Duration.ofHours(2);
    /** The documentation asks for room for 512; the live service gives about this many. */
    private static final int TOKEN_LENGTH = 214;

    private final Corp corp;
    private final Clock clock;
    private final Set<String> expired = new HashSet<>();
    private String current = "";
    private Instant expiry = Instant.MIN;

    public AccessTokens(Corp corp, Clock clock) {
        this.corp = corp;
        this.clock = clock;
    }

    public void routes(RoutesConfig routes) {
        routes.get("/cgi-bin/gettoken", this::getToken);
    }

    /** Makes the token invalid before its time, as WeCom may do. */
    public synchronized void revoke() {
        current = "";
        expiry = Instant.MIN;
    }

    synchronized void check(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            throw new ApiRefusal(41001, "access_token missing");
        }
        expireIfDue();
        if (expired.contains(token)) {
            throw new ApiRefusal(42001, "access_token expired");
        }
        if (!token.equals(current)) {
            throw new ApiRefusal(40014, "invalid access_token");
        }
    }

    private synchronized void getToken(Context ctx) {
        if (!corp.corpId().equals(ctx.queryParam("corpid"))) {
            throw new ApiRefusal(40013, "invalid corpid");
        }
        if (!corp.secret().equals(ctx.queryParam("corpsecret"))) {
            throw new ApiRefusal(40001, "invalid credential");
        }
        expireIfDue();
        if (current.isEmpty()) {
            current = RandomText.token(TOKEN_LENGTH);
            expiry = clock.instant().plus(LIFE);
        }
        ObjectNode answer = ApiRequest.ok();
        answer.put("access_token", current);
        answer.put("expires_in", Duration.between(clock.instant(), expiry).toSeconds());
        ApiRequest.answer(ctx, answer);
    }

    private void expireIfDue() {
        if (!current.isEmpty() && !clock.instant().isBefore(expiry)) {
            expired.add(current);
            current = "";
        }
    }
}
