package cn.topcentral.hub.bot.web.callback;

import cn.topcentral.hub.bot.wecom.CallbackCrypto;
import cn.topcentral.hub.bot.wecom.CallbackEnvelope;
import cn.topcentral.hub.bot.wecom.CallbackMessage;
import cn.topcentral.hub.bot.wecom.CallbackMessageParser;
import cn.topcentral.hub.storage.callback.CallbackEntry;
import cn.topcentral.hub.storage.callback.CallbackRepository;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;

/**
 * {@code GET|POST /wecom/callback} of the self-built app (pages 90238, 90968). WeCom waits five seconds for a 200 and sends the same
 * callback up to three more times without one, so a callback is written to the ledger, acknowledged with an empty 200, and answered later
 * by a push. Thread-safe.
 */
public final class CallbackEndpoint {
    /** The door's name in the ledger. */
    public static final String DOOR = "wecom_app";

    public static final String PATH = "/wecom/callback";

    private final SignedCallback signed;
    private final CallbackRepository ledger;
    private final Runnable stored;
    private final Clock clock;

    /**
     * Receives callbacks.
     *
     * @param stored called after a new callback was written, to have it worked on at once
     */
    public CallbackEndpoint(
            CallbackCrypto crypto, CallbackRepository ledger, Runnable stored, Clock clock, MeterRegistry meters) {
        this.signed = new SignedCallback(DOOR, crypto, meters);
        this.ledger = ledger;
        this.stored = stored;
        this.clock = clock;
    }

    /** Adds the endpoint to the server. */
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(PATH, signed::check);
        routes.post(PATH, this::receive);
    }

    private void receive(Context request) {
        signed.answering(request, () -> {
            String encrypted = CallbackEnvelope.encrypted(SignedCallback.body(request));
            String xml = signed.verified(request, encrypted);
            CallbackMessage.Common message = CallbackMessageParser.parse(xml).common();
            boolean fresh =
                    ledger.add(new CallbackEntry(DOOR, message.dedupeKey(), message.fromUser(), xml, clock.instant()));
            signed.count(fresh ? "stored" : "duplicate");
            if (fresh) {
                stored.run();
            }
            request.status(HttpStatus.OK).result("");
        });
    }
}
