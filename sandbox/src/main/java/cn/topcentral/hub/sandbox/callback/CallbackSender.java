package cn.topcentral.hub.sandbox.callback;

import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.faults.Faults;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts callbacks to the hub the way WeCom does (pages 90238, 90930). Thread-safe. */
public final class CallbackSender implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CallbackSender.class);
    private static final int REPEATS = 3;
    private static final Duration VERIFICATION_LIMIT = Duration.ofSeconds(1);
    private static final int MAX_REPLY_CHARACTERS = 1 << 20;

    private final Corp corp;
    private final Clock clock;
    private final Duration answerLimit;
    private final Faults faults;
    private final SecureRandom random = new SecureRandom();
    private final CallbackCrypto crypto;
    private final ReplyReader replies;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sandbox-callback");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client;
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile Optional<URI> callbackUrl;

    /** @param answerLimit how long the hub may take to answer; five seconds at WeCom */
    public CallbackSender(Corp corp, Clock clock, Duration answerLimit, Faults faults, Optional<URI> callbackUrl) {
        this.corp = corp;
        this.clock = clock;
        this.answerLimit = answerLimit;
        this.faults = faults;
        this.callbackUrl = callbackUrl;
        this.crypto = new CallbackCrypto(corp.token(), corp.encodingAesKey(), corp.corpId(), this::randomBytes);
        this.replies = new ReplyReader(crypto);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .build();
    }

    public Optional<URI> callbackUrl() {
        return callbackUrl;
    }

    public void callbackUrl(Optional<URI> url) {
        callbackUrl = url;
    }

    /** How many HTTP requests went out so far, repeats included. */
    public int attempts() {
        return attempts.get();
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
                HttpResponse<String> answer = exchange(post(target.get(), message), answerLimit);
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

    /** Asks the URL to prove it knows the key, as the console does on saving: one second, and the bare text. */
    public Verification verify() {
        Optional<URI> target = callbackUrl;
        if (target.isEmpty()) {
            return Verification.refused("no callback URL is configured");
        }
        String expected = Long.toUnsignedString(random.nextLong());
        String echo = crypto.encrypt(expected);
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            signed(target.get(), echo, "&echostr=" + URLEncoder.encode(echo, StandardCharsets.UTF_8)))
                    .GET()
                    .build();
            HttpResponse<String> answer = exchange(request, VERIFICATION_LIMIT);
            return judged(answer, expected);
        } catch (TimeoutException e) {
            return Verification.refused("no answer within one second");
        } catch (IOException e) {
            return Verification.refused("no connection: " + e.getMessage());
        }
    }

    private static Verification judged(HttpResponse<String> answer, String expected) {
        if (answer.statusCode() != 200) {
            return Verification.refused("HTTP status " + answer.statusCode() + " instead of 200");
        }
        if (answer.body().equals(expected)) {
            return new Verification(true, "ok");
        }
        return Verification.refused(
                answer.body().contains(expected)
                        ? "the answer holds the right text but also something around it (newline, quotes, BOM?)"
                        : "the answer is not the decrypted echostr");
    }

    private HttpRequest post(URI target, CallbackMessage message) {
        String encrypted = crypto.encrypt(message.xml());
        String body = "<xml>" + CallbackXml.cdata("ToUserName", corp.corpId())
                + CallbackXml.cdata("Encrypt", encrypted)
                + CallbackXml.cdata("AgentID", Integer.toString(corp.agentId())) + "</xml>";
        return HttpRequest.newBuilder(signed(target, encrypted, ""))
                .header("Content-Type", "text/xml; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private URI signed(URI target, String encrypted, String more) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = Integer.toString(random.nextInt(Integer.MAX_VALUE));
        return URI.create(target + (target.getRawQuery() == null ? "?" : "&") + "msg_signature="
                + crypto.sign(timestamp, nonce, encrypted) + "&timestamp=" + timestamp + "&nonce=" + nonce + more);
    }

    /** The limit covers the whole answer; HttpRequest.timeout would stop at its headers. */
    private HttpResponse<String> exchange(HttpRequest request, Duration limit) throws IOException, TimeoutException {
        attempts.incrementAndGet();
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IOException(cause == null ? "unknown" : cause.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the hub", e);
        }
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
