package cn.topcentral.hub.agents.llm;

import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * An OpenAI-compatible endpoint that plays a script: {@code POST /v1/chat/completions}, whole and streamed, after
 * https://platform.openai.com/docs/api-reference/chat. Answers that are queued come first, one per request; after them every request is
 * answered by {@link #answering}. Thread-safe.
 */
public final class ScriptedModel implements AutoCloseable {
    static {
        // Or the server holds each body back until its headers are acknowledged: 40 ms that no real endpoint takes.
        // Read once, at its first use.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "scripted-model");
        thread.setDaemon(true);
        return thread;
    });
    private final ConcurrentLinkedDeque<Move> script = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();
    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicInteger mostAtWork = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Function<Request, Move> otherwise = request -> refuse(500, "the script has ended");

    public ScriptedModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::serve);
        server.start();
    }

    /** One request as it came. */
    public record Request(JsonNode body, String authorization) {
        public String system() {
            return content(0);
        }

        /** The first message of the user. */
        public String user() {
            return content(1);
        }

        public List<String> messages() {
            List<String> messages = new ArrayList<>();
            body.path("messages")
                    .forEach(message -> messages.add(message.path("content").asText()));
            return messages;
        }

        public boolean streamed() {
            return body.path("stream").asBoolean();
        }

        private String content(int index) {
            return body.path("messages").path(index).path("content").asText();
        }
    }

    /** What the endpoint does with a request. */
    @FunctionalInterface
    public interface Move {
        void play(Request request, HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** {@code http://127.0.0.1:port/v1}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    public ScriptedModel then(Move... moves) {
        script.addAll(List.of(moves));
        return this;
    }

    /** What is answered when nothing is queued. */
    public ScriptedModel answering(Function<Request, Move> move) {
        otherwise = move;
        return this;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** How many requests it had at the same time, at most. */
    public int mostAtWork() {
        return mostAtWork.get();
    }

    /** A whole answer. Streamed, it comes in pieces of a few characters. */
    public static Move say(String content) {
        return say(content, "stop");
    }

    /** An answer that stops because it reached its longest length. */
    public static Move sayTruncated(String content) {
        return say(content, "length");
    }

    /** An answer that the endpoint's own filter cuts off. */
    public static Move filter(String beginning) {
        return say(beginning, "content_filter");
    }

    private static Move say(String content, String finishReason) {
        return (request, exchange) -> {
            if (request.streamed()) {
                stream(exchange, content, finishReason);
            } else {
                ObjectNode message =
                        Json.MAPPER.createObjectNode().put("role", "assistant").put("content", content);
                send(exchange, 200, completion(message, finishReason, request, content));
            }
        };
    }

    /** The API's own form of a refusal. */
    public static Move decline(String words) {
        return (request, exchange) -> {
            ObjectNode message =
                    Json.MAPPER.createObjectNode().put("role", "assistant").put("refusal", words);
            message.putNull("content");
            send(exchange, 200, completion(message, "stop", request, words));
        };
    }

    /** An error of the API. */
    public static Move refuse(int status, String message) {
        return (request, exchange) -> send(exchange, status, error(message));
    }

    /** Too many requests, with the time after which to come back. */
    public static Move tooMany(int retryAfterSeconds) {
        return (request, exchange) -> {
            exchange.getResponseHeaders().add("Retry-After", String.valueOf(retryAfterSeconds));
            send(exchange, 429, error("Rate limit reached"));
        };
    }

    /** A body that is no JSON at all, as from a proxy. */
    public static Move page(int status, String html) {
        return (request, exchange) -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            send(exchange, status, html);
        };
    }

    /** Never answers. */
    public Move hang() {
        return (request, exchange) -> closed.await();
    }

    /** Begins to answer, and goes on beginning: white space without an end. */
    public Move drip() {
        return (request, exchange) -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        };
    }

    /** Answers after a time. */
    public Move slowly(Duration delay, Move move) {
        return (request, exchange) -> {
            if (!closed.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                move.play(request, exchange);
            }
        };
    }

    /** Sends the beginning of an answer, whole or streamed, and then nothing: the connection breaks. */
    public static Move breakAfter(String beginning) {
        return (request, exchange) -> {
            byte[] bytes = (request.streamed()
                            ? chunk(beginning, "")
                            : "{\"choices\":[{\"message\":{\"content\":\"" + beginning)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .add("Content-Type", request.streamed() ? "text/event-stream" : "application/json");
            // More is promised than comes; closing the exchange then closes the connection.
            exchange.sendResponseHeaders(200, bytes.length + 100L);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        };
    }

    /** Ends a stream in good order, but before the answer did. */
    public static Move endEarly(String beginning) {
        return (request, exchange) -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(chunk(beginning, "").getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            JsonNode body = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            Request request = new Request(body, authorization);
            requests.add(request);
            mostAtWork.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            try {
                Move move = script.poll();
                (move == null ? otherwise.apply(request) : move).play(request, exchange);
            } finally {
                atWork.decrementAndGet();
            }
        } catch (IOException e) {
            // The client has gone, as it may.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stream(HttpExchange exchange, String content, String finishReason) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < content.length(); i += 4) {
                String piece = content.substring(i, Math.min(content.length(), i + 4));
                body.write(chunk(piece, "").getBytes(StandardCharsets.UTF_8));
                body.flush();
            }
            body.write(chunk("", finishReason).getBytes(StandardCharsets.UTF_8));
            body.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String chunk(String piece, String finishReason) {
        ObjectNode chunk = Json.MAPPER.createObjectNode().put("id", "c-1").put("object", "chat.completion.chunk");
        ObjectNode choice = chunk.put("created", 1)
                .put("model", "scripted")
                .putArray("choices")
                .addObject();
        choice.put("index", 0).putObject("delta").put("content", piece);
        if (finishReason.isEmpty()) {
            choice.putNull("finish_reason");
        } else {
            choice.put("finish_reason", finishReason);
        }
        return "data: " + chunk + "\n\n";
    }

    private static String completion(ObjectNode message, String finishReason, Request request, String content) {
        ObjectNode completion = Json.MAPPER.createObjectNode();
        completion
                .put("id", "c-1")
                .put("object", "chat.completion")
                .put("created", 1)
                .put("model", "scripted");
        ObjectNode choice = completion.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", finishReason).set("message", message);
        int input = TokenEstimate.of(String.join("", request.messages()));
        int output = TokenEstimate.of(content);
        completion
                .putObject("usage")
                .put("prompt_tokens", input)
                .put("completion_tokens", output)
                .put("total_tokens", input + output);
        return completion.toString();
    }

    private static String error(String message) {
        ObjectNode error = Json.MAPPER.createObjectNode();
        error.putObject("error").put("message", message).put("type", "error").putNull("code");
        return error.toString();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (!exchange.getResponseHeaders().containsKey("Content-Type")) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
