package cn.topcentral.hub.sandbox.page;

import cn.topcentral.hub.sandbox.api.AccessTokens;
import cn.topcentral.hub.sandbox.api.Gate;
import cn.topcentral.hub.sandbox.callback.CallbackSender;
import cn.topcentral.hub.sandbox.callback.Verification;
import cn.topcentral.hub.sandbox.chat.BadActionException;
import cn.topcentral.hub.sandbox.chat.ChatStore;
import cn.topcentral.hub.sandbox.faults.Faults;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a test script outside the process may do: read what was sent, count, switch faults. Thread-safe. */
public final class ControlApi {
    private static final int DEFAULT_FAIL_STATUS = 502;

    private final ChatStore store;
    private final Faults faults;
    private final AccessTokens tokens;
    private final Gate gate;
    private final CallbackSender sender;

    public ControlApi(ChatStore store, Faults faults, AccessTokens tokens, Gate gate, CallbackSender sender) {
        this.store = store;
        this.faults = faults;
        this.tokens = tokens;
        this.gate = gate;
        this.sender = sender;
    }

    public void routes(RoutesConfig routes) {
        routes.get("/sandbox/messages", this::messages);
        routes.get("/sandbox/counters", this::counters);
        routes.get("/sandbox/faults", this::showFaults);
        routes.post("/sandbox/faults", this::switchFaults);
        routes.post("/sandbox/callback-url", this::callbackUrl);
        routes.post("/sandbox/verify", this::verify);
        routes.exception(
                IllegalArgumentException.class,
                (problem, ctx) -> ChatPage.answer(
                        ctx.status(400), JsonNodeFactory.instance.objectNode().put("error", problem.getMessage())));
    }

    private void messages(Context ctx) {
        String user = ctx.queryParam("user");
        long after = ctx.queryParamAsClass("after", Long.class).getOrDefault(0L);
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        store.sent().stream()
                .filter(message -> message.number() > after)
                .filter(message -> user == null || message.to().equalsIgnoreCase(user))
                .forEach(message -> list.add(EntryJson.of(message)));
        ChatPage.answer(ctx, list);
    }

    private void counters(Context ctx) {
        ObjectNode counters = JsonNodeFactory.instance.objectNode();
        ObjectNode calls = counters.putObject("calls");
        gate.calls().forEach(calls::put);
        counters.put("callbackAttempts", sender.attempts());
        counters.put("sent", store.sent().size());
        ChatPage.answer(ctx, counters);
    }

    private void showFaults(Context ctx) {
        Faults.State state = faults.state();
        ObjectNode delays = JsonNodeFactory.instance.objectNode();
        state.apiDelays().forEach((path, delay) -> delays.put(path, delay.toMillis()));
        ChatPage.answer(
                ctx,
                JsonNodeFactory.instance
                        .objectNode()
                        .<ObjectNode>set("apiDelays", delays)
                        .put("apiDelayMillis", state.apiDelayMillis())
                        .put("failNext", state.failNext())
                        .put("failStatus", state.failStatus())
                        .put("errcode", state.errcode())
                        .put("errorNext", state.errorNext())
                        .put("dropCallbacks", state.dropCallbacks()));
    }

    private void switchFaults(Context ctx) {
        PageRequest request = PageRequest.of(
                ctx,
                Set.of(
                        "clear",
                        "revokeToken",
                        "apiDelayMillis",
                        "apiDelays",
                        "failNext",
                        "failStatus",
                        "errcode",
                        "errorNext",
                        "dropCallbacks"));
        if (request.flag("clear")) {
            faults.clear();
        }
        if (request.flag("revokeToken")) {
            tokens.revoke();
        }
        if (request.has("apiDelayMillis")) {
            faults.apiDelay(Duration.ofMillis(request.number("apiDelayMillis", 0)));
        }
        request.body().path("apiDelays").properties().forEach(delay -> {
            if (!delay.getValue().isInt()) {
                throw new BadActionException("apiDelays must be paths with milliseconds");
            }
            faults.apiDelay(delay.getKey(), Duration.ofMillis(delay.getValue().intValue()));
        });
        if (request.has("failNext")) {
            faults.failNext(request.number("failNext", 0), request.number("failStatus", DEFAULT_FAIL_STATUS));
        }
        if (request.has("errcode") != request.has("errorNext")) {
            throw new BadActionException("errcode and errorNext (how many calls, -1 until cleared) go together");
        }
        if (request.has("errcode")) {
            faults.errorNext(request.number("errcode", 0), request.number("errorNext", 0));
        }
        if (request.has("dropCallbacks")) {
            faults.dropCallbacks(request.flag("dropCallbacks"));
        }
        showFaults(ctx);
    }

    private void callbackUrl(Context ctx) {
        URI url = URI.create(PageRequest.of(ctx, Set.of("url")).text("url"));
        if (url.getHost() == null) {
            throw new BadActionException("url must be absolute, is '" + url + "'");
        }
        sender.callbackUrl(Optional.of(url));
        verify(ctx);
    }

    private void verify(Context ctx) {
        Verification verification = sender.verify();
        ChatPage.answer(
                ctx,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("ok", verification.ok())
                        .put("reason", verification.reason()));
    }
}
