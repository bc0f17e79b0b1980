package cn.topcentral.hub.bot.web.callback;

import cn.topcentral.hub.bot.web.BoundedBody;
import cn.topcentral.hub.bot.wecom.CallbackCrypto;
import cn.topcentral.hub.bot.wecom.CallbackRejected;
import cn.topcentral.hub.bot.wecom.CallbackRejected.Reason;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the encrypted callbacks of every door have in common (page 90968): the check of the address, signatures, refusals. Thread-safe. */
public final class SignedCallback {
    /** A text holds at most 2 KB and an event with every field it may have about 20, so this is generous. */
    public static final int MAX_BODY_BYTES = 256 * 1024;

    private static final Logger log = LoggerFactory.getLogger(SignedCallback.class);

    private final String door;
    private final CallbackCrypto crypto;
    private final MeterRegistry meters;

    /**
     * Callbacks of one door.
     *
     * @param door as in the ledger; what happens is counted by it
     */
    public SignedCallback(String door, CallbackCrypto crypto, MeterRegistry meters) {
        this.door = door;
        this.crypto = crypto;
        this.meters = meters;
    }

    /** The admin console's check of the URL: it wants the decrypted text and nothing else, within a second. */
    public void check(Context request) {
        answering(request, () -> {
            // Some proxies hand the + of Base64 on unescaped, which then reads as a space.
            String echo = required(request, "echostr").replace(' ', '+');
            String plain = verified(request, echo);
            count("url_checked");
            request.contentType("text/plain; charset=utf-8").result(plain);
        });
    }

    /** Answers a callback, with a problem document when it is refused or cannot be kept. */
    public void answering(Context request, Runnable work) {
        try {
            work.run();
        } catch (CallbackRejected rejected) {
            log.info("Callback rejected door={} reason={} detail={}", door, rejected.reason(), rejected.getMessage());
            count("rejected_" + rejected.reason().name().toLowerCase(Locale.ROOT));
            problem(request, statusOf(rejected.reason()), "Callback rejected");
        } catch (RuntimeException e) {
            // Anything but 200 makes WeCom send it again, which is what we want while the database is away.
            log.error("Callback not stored door={}", door, e);
            count("not_stored");
            problem(request, HttpStatus.INTERNAL_SERVER_ERROR, "Callback not stored");
        }
    }

    /**
     * What was encrypted, when the query's signature is right.
     *
     * @throws CallbackRejected when it is not
     */
    public String verified(Context request, String encrypted) {
        return crypto.verifyAndDecrypt(
                required(request, "msg_signature"),
                required(request, "timestamp"),
                required(request, "nonce"),
                encrypted);
    }

    /**
     * The body as text.
     *
     * @throws CallbackRejected when it is over {@link #MAX_BODY_BYTES} or breaks off
     */
    public static String body(Context request) {
        try (InputStream stream = request.bodyInputStream()) {
            byte[] body = BoundedBody.read(stream, MAX_BODY_BYTES).orElseThrow(SignedCallback::tooLarge);
            return new String(body, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CallbackRejected(Reason.INCOMPLETE, "The body broke off");
        }
    }

    /**
     * A parameter of the query.
     *
     * @throws CallbackRejected without it
     */
    public static String required(Context request, String parameter) {
        String value = request.queryParam(parameter);
        if (value == null || value.isEmpty()) {
            throw new CallbackRejected(Reason.INCOMPLETE, "The query has no " + parameter);
        }
        return value;
    }

    /** Counts what became of a callback. */
    public void count(String outcome) {
        meters.counter("hub.callbacks", "door", door, "outcome", outcome).increment();
    }

    private static CallbackRejected tooLarge() {
        return new CallbackRejected(Reason.TOO_LARGE, "The body is over " + MAX_BODY_BYTES + " bytes");
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
}
