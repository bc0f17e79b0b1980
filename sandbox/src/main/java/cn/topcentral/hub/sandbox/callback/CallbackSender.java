package cn.topcentral.hub.sandbox.callback;

import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.faults.Faults;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts callbacks to the hub the way WeCom does (pages 90238, 90930). Thread-safe. */
public final class CallbackSender implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CallbackSender.class);
    private static final int REPEATS = 3;
    private static final int MAX_REPLY_CHARACTERS = 1 << 20;

    private final Corp corp;
    private final Duration answerLimit;
    private final Faults faults;
    private final CallbackCrypto crypto;
    private final ReplyReader replies;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sandbox-callback");
        thread.setDaemon(true);
        return thread;
    });
    private final SignedHttp http;
    private volatile Optional<URI> callbackUrl;

    /** @param answerLimit how long the hub may take to answer; five seconds at WeCom */
    public CallbackSender(Corp corp, Clock clock, Duration answerLimit, Faults faults, Optional<URI> callbackUrl) {
        this.corp = corp;
        this.answerLimit = answerLimit;
        this.faults = faults;
        this.callbackUrl = callbackUrl;
        this.crypto = new CallbackCrypto(corp.token(), corp.encodingAesKey(), corp.corpId(), SignedHttp::randomBytes);
        this.replies = new ReplyReader(crypto);
        this.http = new SignedHttp(crypto, clock, answerLimit, threads);
    }

    public Optional<URI> callbackUrl() {
        return callbackUrl;
    }

    public void callbackUrl(Optional<URI> url) {
        callbackUrl = url;
    }

    /** How many HTTP requests went out so far, repeats included. */
    public int attempts() {
        return http.attempts();
    }

    /**
     * Sends now, in the background, and repeats up to three times.
     *
     * @param progress told of every step, the last included; must not throw
     * @return completes with the last state, never exceptionally
     */
    public CompletableFuture<Delivery> send(CallbackMessage message, Consumer<Delivery> progress) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Delivery last = deliver(message, progress);
                    log.info(
                            "Callback finished id={} state={} attempts={}",
                            message.id(),
                            last.state(),
                            last.attempts());
                    progress.accept(last);
                    return last;
                },
                threads);
    }

    private Delivery deliver(CallbackMessage message, Consumer<Delivery> progress) {
        Optional<URI> target = callbackUrl;
        if (target.isEmpty()) {
            return Delivery.failed(0, "no callback URL is configured");
        }
        if (faults.dropsCallbacks()) {
            return new Delivery(Delivery.State.DROPPED, 0, "callbacks are dropped by a fault switch", Optional.empty());
        }
        String problem = "";
        for (int attempt = 1; attempt <= 1 + REPEATS; attempt++) {
            progress.accept(Delivery.sending(attempt, problem));
            try {
                HttpResponse<String> answer = post(target.get(), message);
                if (answer.statusCode() == 200) {
                    return delivered(attempt, answer.body(), message.kind());
                }
                problem = "HTTP status " + answer.statusCode();
            } catch (TimeoutException e) {
                problem = "no answer within " + answerLimit.toMillis() + " ms";
            } catch (IOException e) {
                problem = "no connection: " + e.getMessage();
            }
        }
        return Delivery.failed(1 + REPEATS, problem);
    }

    private Delivery delivered(int attempt, String body, CallbackMessage.Kind kind) {
        Delivery delivered = new Delivery(Delivery.State.DELIVERED, attempt, "", Optional.empty());
        if (body.length() > MAX_REPLY_CHARACTERS) {
            return delivered.complaining("passive reply ignored: longer than a million characters");
        }
        try {
            return new Delivery(Delivery.State.DELIVERED, attempt, "", replies.read(body, kind));
        } catch (ReplyFormatException | CallbackCryptoException e) {
            // WeCom takes the 200 as delivered and shows nothing; here the reason is worth showing.
            return delivered.complaining("passive reply ignored: " + e.getMessage());
        }
    }

    /** Checks the URL as the console does on saving. */
    public Verification verify() {
        return callbackUrl.map(http::verify).orElseGet(() -> Verification.refused("no callback URL is configured"));
    }

    private HttpResponse<String> post(URI target, CallbackMessage message) throws IOException, TimeoutException {
        return http.post(
                target,
                crypto.encrypt(message.xml()),
                http.nonce(),
                "text/xml; charset=utf-8",
                encrypted -> "<xml>" + CallbackXml.cdata("ToUserName", corp.corpId())
                        + CallbackXml.cdata("Encrypt", encrypted)
                        + CallbackXml.cdata("AgentID", Integer.toString(corp.agentId())) + "</xml>");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
