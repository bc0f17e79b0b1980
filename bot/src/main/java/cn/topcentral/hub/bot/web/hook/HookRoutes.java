package cn.topcentral.hub.bot.web.hook;

import cn.topcentral.hub.bot.web.BoundedBody;
import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookReply;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookVerdict;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET|POST /hooks/{source}}. The sender gets its answer once the delivery is in the ledger, and an error while it cannot be written, so
 * that it sends it again. Thread-safe.
 */
public final class HookRoutes implements Routes {
    /** What the largest deliveries need (a batch of call records, a transcript) with room to spare. */
    static final int MAX_BODY_BYTES = 5 << 20;

    private static final Logger log = LoggerFactory.getLogger(HookRoutes.class);

    private final Map<String, HookConnector> connectors;
    private final HookInbox inbox;
    private final Clock clock;
    private final MeterRegistry meters;

    /**
     * Receives for the configured hooks.
     *
     * @param connectors by the name of the configured hook
     */
    public HookRoutes(Map<String, HookConnector> connectors, HookInbox inbox, Clock clock, MeterRegistry meters) {
        this.connectors = Map.copyOf(connectors);
        this.inbox = inbox;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/hooks/{source}", this::receive);
        routes.post("/hooks/{source}", this::receive);
    }

    private void receive(Context context) {
        String source = context.pathParam("source");
        HookConnector connector = connectors.get(source);
        if (connector == null) {
            throw refused(HttpStatus.NOT_FOUND, "No hook of this name is configured.");
        }
        HookRequest request = request(context);
        HookVerdict verdict = connector.receive(request);
        if (verdict instanceof HookVerdict.Accepted accepted) {
            boolean fresh = inbox.store(source, accepted.deliveryKey(), firstValues(request), accepted.text());
            count(source, fresh ? "stored" : "duplicate");
            reply(context, accepted.reply());
        } else if (verdict instanceof HookVerdict.Answered answered) {
            count(source, "answered");
            reply(context, answered.reply());
        } else if (verdict instanceof HookVerdict.Refused refused) {
            log.info("Delivery refused source={} status={} reason={}", source, refused.status(), refused.reason());
            count(source, "refused");
            throw refused(HttpStatus.forStatus(refused.status()), refused.reason());
        } else {
            throw new IllegalStateException("Unknown verdict " + verdict.getClass());
        }
    }

    private HookRequest request(Context context) {
        Map<String, String> headers = new HashMap<>();
        context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new HookRequest(
                context.method().name(), context.queryParamMap(), headers, body(context), clock.instant());
    }

    private static byte[] body(Context context) {
        try (InputStream stream = context.bodyInputStream()) {
            return BoundedBody.read(stream, MAX_BODY_BYTES).orElseThrow(HookRoutes::tooLarge);
        } catch (IOException e) {
            throw refused(HttpStatus.BAD_REQUEST, "The body broke off.");
        }
    }

    /** Without the secret that hooks without signatures carry in their address: it has done its work. */
    private static Map<String, String> firstValues(HookRequest request) {
        return request.query().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty() && !entry.getKey().equals("key"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(0)));
    }

    private static void reply(Context context, HookReply reply) {
        context.status(reply.status()).contentType(reply.contentType()).result(reply.body());
    }

    private static ProblemException tooLarge() {
        return refused(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than " + (MAX_BODY_BYTES >> 20) + " MB.");
    }

    private static ProblemException refused(HttpStatus status, String reason) {
        return new ProblemException(new Problem(status, reason, "无法接收", "这个地址只接收外部系统的推送。"));
    }

    private void count(String source, String outcome) {
        meters.counter("hub.hooks", "source", source, "outcome", outcome).increment();
    }
}
