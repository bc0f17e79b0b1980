package cn.topcentral.hub.bot.web.callback;

import cn.topcentral.hub.bot.web.BoundedBody;
import cn.topcentral.hub.bot.wecom.CallbackCrypto;
import cn.topcentral.hub.bot.wecom.CallbackEnvelope;
import cn.topcentral.hub.bot.wecom.CallbackMessage;
import cn.topcentral.hub.bot.wecom.CallbackMessageParser;
import cn.topcentral.hub.bot.wecom.CallbackRejected;
import cn.topcentral.hub.bot.wecom.CallbackRejected.Reason;
import cn.topcentral.hub.storage.callback.CallbackEntry;
import cn.topcentral.hub.storage.callback.CallbackRepository;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET|POST /wecom/callback} of the self-built app (pages 90238, 90968). WeCom waits five seconds for a 200 and sends the same
 * callback up to three more times without one, so a callback is written to the ledger, acknowledged with an empty 200, and answered later
 * by a push. Thread-safe.
 */
public final class CallbackEndpoint {
    /** The door's name in the ledger. */
    public static final String DOOR = "wecom_app";

    public static final String PATH = "/wecom/callback";
    /** A text holds at most 2 KB and an event with every field it may have about 20, so this is generous. */
    static final int MAX_BODY_BYTES = 256 * 1024;

    private static final Logger log = LoggerFactory.getLogger(CallbackEndpoint.class);

    private final CallbackCrypto crypto;
    private final CallbackRepository ledger;
    private final Runnable stored;
    private final Clock clock;
    private final MeterRegistry meters;

    /**
     * Receives callbacks.
     *
     * @param stored called after a new callback was written, to have it worked on at once
     */
    public CallbackEndpoint(
            CallbackCrypto crypto, CallbackRepository ledger, Runnable stored, Clock clock, MeterRegistry meters) {
        this.crypto = crypto;
        this.ledger = ledger;
        this.stored = stored;
        this.clock = clock;
        this.meters = meters;
    }

    /** Adds the endpoint to the server. */
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(PATH, this::check);
        routes.post(PATH, this::receive);
    }

    /** The admin console's check of the URL: it wants the decrypted text and nothing else, within a second. */
    private void check(Context request) {
        answering(request, () -> {
            // Some proxies hand the + of Base64 on unescaped, which then reads as a space.
            String echo = required(request, "echostr").replace(' ', '+');
            String plain = verified(request, echo);
            count("url_checked");
            request.contentType("text/plain; charset=utf-8").result(plain);
        });
    }

    private void receive(Context request) {
        answering(request, () -> {
            String encrypted = CallbackEnvelope.encrypted(body(request));
            String xml = verified(request, encrypted);
            CallbackMessage.Common message = CallbackMessageParser.parse(xml).common();
            boolean fresh =
                    ledger.add(new CallbackEntry(DOOR, message.dedupeKey(), message.fromUser(), xml, clock.instant()));
            count(fresh ? "stored" : "duplicate");
            if (fresh) {
                stored.run();
            }
            request.status(HttpStatus.OK).result("");
        });
    }

    private void answering(Context request, Runnable work) {
        try {
            work.run();
        } catch (CallbackRejected rejected) {
            log.info("Callback rejected reason={} detail={}", rejected.reason(), rejected.getMessage());
            count("rejected_" + rejected.reason().name().toLowerCase(Locale.ROOT));
            problem(request, statusOf(rejected.reason()), "Callback rejected");
        } catch (RuntimeException e) {
            // Anything but 200 makes WeCom send it again, which is what we want while the database is away.
            log.error("Callback not stored", e);
            count("not_stored");
            problem(request, HttpStatus.INTERNAL_SERVER_ERROR, "Callback not stored");
        }
    }

    private String verified(Context request, String encrypted) {
        return crypto.verifyAndDecrypt(
                required(request, "msg_signature"),
                required(request, "timestamp"),
                required(request, "nonce"),
                encrypted);
    }

    private static String body(Context request) {
        try (InputStream stream = request.bodyInputStream()) {
            byte[] body = BoundedBody.read(stream, MAX_BODY_BYTES).orElseThrow(CallbackEndpoint::tooLarge);
            return new String(body, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CallbackRejected(Reason.INCOMPLETE, "The body broke off");
        }
    }

    private static CallbackRejected tooLarge() {
        return new CallbackRejected(Reason.TOO_LARGE, "The body is over " + MAX_BODY_BYTES + " bytes");
    }

    private static String required(Context request, String parameter) {
        String value = request.queryParam(parameter);
        if (value == null || value.isEmpty()) {
            throw new CallbackRejected(Reason.INCOMPLETE, "The query has no " + parameter);
        }
        return value;
    }

    private static HttpStatus statusOf(Reason reason) {
        return switch (reason) {
            case WRONG_SIGNATURE, FOREIGN_RECEIVER -> HttpStatus.FORBIDDEN;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case INCOMPLETE, UNDECRYPTABLE, MALFORMED_XML -> HttpStatus.BAD_REQUEST;
        };
    }

    /** RFC 9457, without a detail: whoever sends what is not WeCom's learns nothing of why it failed. The log tells the administrator. */
    private static void problem(Context request, HttpStatus status, String title) {
        request.status(status)
                .json(Map.of("type", "about:blank", "title", title, "status", status.getCode()))
                .contentType("application/problem+json");
    }

    private void count(String outcome) {
        meters.counter("hub.callbacks", "door", DOOR, "outcome", outcome).increment();
    }
}
