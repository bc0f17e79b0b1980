package cn.topcentral.hub.sandbox.callback;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Signed requests to a callback URL, the same for the app and for the robot (page 90930). Thread-safe. */
public final class SignedHttp {
    private static final Duration VERIFICATION_LIMIT = Duration.ofSeconds(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CallbackCrypto crypto;
    private final Clock clock;
    private final Duration answerLimit;
    private final HttpClient client;
    private final AtomicInteger attempts = new AtomicInteger();

    /** @param answerLimit how long the hub may take to answer; five seconds at WeCom */
    public SignedHttp(CallbackCrypto crypto, Clock clock, Duration answerLimit, Executor threads) {
        this.crypto = crypto;
        this.clock = clock;
        this.answerLimit = answerLimit;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .build();
    }

    /** Sixteen fresh bytes, as every encrypted text begins with. */
    public static byte[] randomBytes() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    public String nonce() {
        return Integer.toString(RANDOM.nextInt(Integer.MAX_VALUE));
    }

    /** How many requests went out so far. */
    public int attempts() {
        return attempts.get();
    }

    /**
     * Posts once.
     *
     * @param envelope puts the encrypted text into the body
     * @throws TimeoutException when the whole answer was not there in time
     */
    public HttpResponse<String> post(
            URI target, String encrypted, String nonce, String contentType, UnaryOperator<String> envelope)
            throws IOException, TimeoutException {
        HttpRequest request = HttpRequest.newBuilder(signed(target, encrypted, nonce, ""))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(envelope.apply(encrypted)))
                .build();
        return exchange(request, answerLimit);
    }

    /** Asks the URL to prove it knows the key, as the console does on saving: one second, and the bare text. */
    public Verification verify(URI target) {
        String expected = Long.toUnsignedString(RANDOM.nextLong());
        String echo = crypto.encrypt(expected);
        String query = "&echostr=" + URLEncoder.encode(echo, StandardCharsets.UTF_8);
        try {
            HttpRequest request = HttpRequest.newBuilder(signed(target, echo, nonce(), query))
                    .GET()
                    .build();
            return judged(exchange(request, VERIFICATION_LIMIT), expected);
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

    private URI signed(URI target, String encrypted, String nonce, String more) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
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
}
