package cn.topcentral.hub.sandbox.robot;

import cn.topcentral.hub.sandbox.api.ApiRefusal;
import cn.topcentral.hub.sandbox.callback.CallbackCrypto;
import cn.topcentral.hub.sandbox.callback.CallbackCryptoException;
import cn.topcentral.hub.sandbox.callback.Delivery;
import cn.topcentral.hub.sandbox.callback.SignedHttp;
import cn.topcentral.hub.sandbox.callback.Verification;
import cn.topcentral.hub.sandbox.card.InvalidCardException;
import cn.topcentral.hub.sandbox.corp.Robot;
import cn.topcentral.hub.sandbox.robot.Interaction.Kind;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The robot by encrypted callbacks (pages 101031-101033), with polling for answers that grow. Thread-safe. */
final class RobotHttp implements RobotLink, AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int REPEATS = 3;
    private static final int MOST_AT_ONCE = 3;
    private static final Duration POLL_EVERY = Duration.ofMillis(500);
    private static final Duration POLL_FOR = Duration.ofMinutes(6);

    private final Robot robot;
    private final RobotAnswers answers;
    private final EncryptedMedia media;
    private final ResponseUrls responseUrls;
    private final Supplier<URI> base;
    private final Clock clock;
    private final CallbackCrypto crypto;
    private final SignedHttp http;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sandbox-robot-callback");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Interaction> recent = new CopyOnWriteArrayList<>();
    private volatile Optional<URI> callbackUrl;

    /** @param base address of this server, for links in messages */
    RobotHttp(
            Robot robot,
            RobotAnswers answers,
            EncryptedMedia media,
            Supplier<URI> base,
            Optional<URI> callbackUrl,
            Duration answerLimit,
            Clock clock) {
        this.robot = robot;
        this.answers = answers;
        this.media = media;
        this.responseUrls = new ResponseUrls(answers, clock);
        this.base = base;
        this.clock = clock;
        this.callbackUrl = callbackUrl;
        this.crypto = new CallbackCrypto(robot.token(), robot.encodingAesKey(), "", SignedHttp::randomBytes);
        this.http = new SignedHttp(crypto, clock, answerLimit, threads);
    }

    void routes(RoutesConfig routes) {
        responseUrls.routes(routes);
    }

    void callbackUrl(Optional<URI> url) {
        callbackUrl = url;
    }

    @Override
    public boolean connected() {
        return callbackUrl.isPresent();
    }

    int attempts() {
        return http.attempts();
    }

    Verification verify() {
        return callbackUrl.map(http::verify).orElseGet(() -> new Verification(false, "no callback URL is configured"));
    }

    @Override
    public ObjectNode media(String filename, byte[] bytes) {
        byte[] key = Base64.getDecoder().decode(robot.encodingAesKey() + "=");
        return JsonNodeFactory.instance.objectNode().put("url", base.get() + media.offer(filename, bytes, key));
    }

    @Override
    public CompletableFuture<Delivery> send(Interaction interaction, ObjectNode body, Consumer<Delivery> progress) {
        recent.removeIf(old -> old.at().plus(POLL_FOR).isBefore(clock.instant()));
        if (interaction.kind() == Kind.MESSAGE) {
            long open = recent.stream()
                    .filter(old -> old.userid().equals(interaction.userid()))
                    .filter(answers::streaming)
                    .count();
            if (open >= MOST_AT_ONCE) {
                Delivery refused = Delivery.failed(0, "three answers to this member are still growing: wait for one");
                progress.accept(refused);
                return CompletableFuture.completedFuture(refused);
            }
            recent.add(interaction);
            body.put("response_url", base.get() + responseUrls.issue(interaction));
        }
        return CompletableFuture.supplyAsync(
                () -> {
                    Delivery last = delivered(interaction, body, progress);
                    progress.accept(last);
                    return last;
                },
                threads);
    }

    /** Messages are repeated as an app's are; events of cards are sent once, the documentation says so. */
    private Delivery delivered(Interaction interaction, ObjectNode body, Consumer<Delivery> progress) {
        Optional<URI> target = callbackUrl;
        if (target.isEmpty()) {
            return Delivery.failed(0, "no callback URL is configured");
        }
        int most = interaction.kind() == Kind.MESSAGE ? 1 + REPEATS : 1;
        String problem = "";
        for (int attempt = 1; attempt <= most; attempt++) {
            progress.accept(Delivery.sending(attempt, problem));
            String nonce = http.nonce();
            try {
                HttpResponse<String> answer = post(target.get(), nonce, body);
                if (answer.statusCode() == 200) {
                    return taken(interaction, Delivery.delivered(attempt), nonce, answer.body());
                }
                problem = "HTTP status " + answer.statusCode();
            } catch (TimeoutException e) {
                problem = "no answer in time";
            } catch (IOException e) {
                problem = "no connection: " + e.getMessage();
            }
        }
        return Delivery.failed(most, problem);
    }

    private Delivery taken(Interaction interaction, Delivery delivery, String nonce, String answer) {
        try {
            opened(nonce, answer).ifPresent(reply -> passive(interaction, reply));
            return delivery;
        } catch (ApiRefusal e) {
            return delivery.complaining("passive reply ignored: " + e.errmsg());
        } catch (CallbackCryptoException | InvalidCardException e) {
            return delivery.complaining("passive reply ignored: " + e.getMessage());
        }
    }

    private void passive(Interaction interaction, ObjectNode reply) {
        switch (interaction.kind()) {
            case MESSAGE -> {
                answers.reply(interaction, Optional.empty(), reply);
                String stream = reply.path("stream").path("id").asText("");
                if (answers.streaming(interaction)) {
                    poll(interaction, stream);
                }
            }
            case ENTER -> answers.welcome(interaction, reply);
            case CARD -> answers.update(interaction, reply);
            case FEEDBACK -> throw new ApiRefusal(40058, "feedback takes an empty reply only");
        }
    }

    private void poll(Interaction interaction, String stream) {
        CompletableFuture.delayedExecutor(POLL_EVERY.toMillis(), TimeUnit.MILLISECONDS, threads)
                .execute(() -> asked(interaction, stream));
    }

    /** Asks how the answer goes on, until it is finished or six minutes after the message. */
    private void asked(Interaction interaction, String stream) {
        Optional<URI> target = callbackUrl;
        if (target.isEmpty() || clock.instant().isAfter(interaction.at().plus(POLL_FOR))) {
            return;
        }
        ObjectNode body = RobotBodies.message(robot, interaction.place(), interaction.userid(), "stream");
        body.putObject("stream").put("id", stream);
        String nonce = http.nonce();
        try {
            HttpResponse<String> answer = post(target.get(), nonce, body);
            if (answer.statusCode() == 200) {
                opened(nonce, answer.body()).ifPresent(reply -> answers.reply(interaction, Optional.of(stream), reply));
            }
        } catch (IOException | TimeoutException | ApiRefusal | CallbackCryptoException | InvalidCardException e) {
            answers.complain(interaction, stream, "poll without use: " + e.getMessage());
        }
        if (answers.streaming(interaction)) {
            poll(interaction, stream);
        }
    }

    private HttpResponse<String> post(URI target, String nonce, ObjectNode body) throws IOException, TimeoutException {
        return http.post(
                target,
                crypto.encrypt(body.toString()),
                nonce,
                "application/json; charset=utf-8",
                encrypted -> JsonNodeFactory.instance
                        .objectNode()
                        .put("encrypt", encrypted)
                        .toString());
    }

    private Optional<ObjectNode> opened(String nonce, String answer) {
        if (answer.isBlank()) {
            return Optional.empty();
        }
        try {
            JsonNode envelope = MAPPER.readTree(answer);
            if (!envelope.path("timestamp").isIntegralNumber()) {
                throw new ApiRefusal(40058, "timestamp must be an integer");
            }
            if (!envelope.path("nonce").asText().equals(nonce)) {
                throw new ApiRefusal(40058, "nonce must be the callback's");
            }
            String json = crypto.open(
                    envelope.path("msgsignature").asText(),
                    envelope.path("timestamp").asText(),
                    nonce,
                    envelope.path("encrypt").asText());
            if (MAPPER.readTree(json) instanceof ObjectNode reply) {
                return Optional.of(reply);
            }
            throw new ApiRefusal(40058, "the reply must be a JSON object");
        } catch (JsonProcessingException e) {
            throw new ApiRefusal(40058, "the reply is not valid JSON: " + e.getOriginalMessage());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
