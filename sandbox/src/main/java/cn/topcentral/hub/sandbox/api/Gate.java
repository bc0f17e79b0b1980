package cn.topcentral.hub.sandbox.api;

import cn.topcentral.hub.sandbox.card.InvalidCardException;
import cn.topcentral.hub.sandbox.faults.Faults;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every API call passes first: counting, faults, the access token; and how refusals are worded. Thread-safe. */
public final class Gate {
    private static final Logger log = LoggerFactory.getLogger(Gate.class);

    private final Faults faults;
    private final AccessTokens tokens;
    private final Map<String, Integer> calls = new TreeMap<>();

    public Gate(Faults faults, AccessTokens tokens) {
        this.faults = faults;
        this.tokens = tokens;
    }

    public void routes(RoutesConfig routes) {
        routes.before("/cgi-bin/*", this::admit);
        routes.exception(ApiRefusal.class, (refusal, ctx) -> {
            log.info("API call refused path={} errcode={}", ctx.path(), refusal.errcode());
            ApiRequest.answer(ctx.status(200), ApiRequest.error(refusal.errcode(), refusal.errmsg()));
        });
        routes.exception(
                InvalidCardException.class,
                (refusal, ctx) -> ApiRequest.answer(ctx.status(200), ApiRequest.error(40058, refusal.getMessage())));
    }

    /** Calls so far by path, refused ones included. */
    public synchronized Map<String, Integer> calls() {
        return Map.copyOf(calls);
    }

    private void admit(Context ctx) throws InterruptedException {
        synchronized (this) {
            calls.merge(ctx.path(), 1, Integer::sum);
        }
        TimeUnit.MILLISECONDS.sleep(faults.delayOf(ctx.path()).toMillis());
        Faults.Trouble trouble = faults.nextTrouble().orElse(null);
        if (trouble instanceof Faults.Trouble.HttpFailure failure) {
            ctx.status(failure.status()).skipRemainingHandlers();
            return;
        }
        if (trouble instanceof Faults.Trouble.Refusal refusal) {
            throw new ApiRefusal(refusal.errcode(), "switched on as a fault, from ip: " + ctx.ip());
        }
        // Webhooks and the robot's response addresses carry their secret in the query.
        if (!ctx.path().equals("/cgi-bin/gettoken")
                && !ctx.path().startsWith("/cgi-bin/webhook/")
                && !ctx.path().startsWith("/cgi-bin/aibot/")) {
            tokens.check(ctx.queryParam("access_token"));
        }
    }
}
