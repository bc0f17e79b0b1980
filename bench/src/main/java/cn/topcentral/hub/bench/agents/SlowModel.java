package cn.topcentral.hub.bench.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.topcentral.hub.storage.json.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An OpenAI-compatible endpoint that always gives the same analysis, after a while. */
final class SlowModel implements AutoCloseable {
    private static final String ANALYSIS =
            """
            {"intent":{"category":"inquiry","detail":"询价PCR-ABS-1000","confidence":0.9},
             "key_info":{"products":["PCR-ABS-1000"],"price":null,"competitors":[]},
             "sentiment":{"overall":"neutral","score":0.5,"mood":"正常询价"},
             "urgency":{"level":"medium","reason":"等报价"},
             "quantity":null,"dates":[],"prices":[],
             "commitments":[],
             "quality_score":6,"suggestions":["今天报价"],"summary":"客户询价 PCR-ABS-1000。",
             "evidence":[{"claim":"intent","quote":"PCR-ABS-1000 什么价"},{"claim":"sentiment","quote":"PCR-ABS-1000 什么价"},
                         {"claim":"urgency","quote":"PCR-ABS-1000 什么价"}]}
            """;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private SlowModel(HttpServer server) {
        this.server = server;
    }

    static SlowModel start(Duration after) {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // or the server itself waits 40 ms with each answer
        try {
            SlowModel model =
                    new SlowModel(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64));
            byte[] answer = Json.write(Map.of(
                            "id",
                            "1",
                            "object",
                            "chat.completion",
                            "created",
                            0,
                            "model",
                            "slow",
                            "choices",
                            List.of(Map.of(
                                    "index",
                                    0,
                                    "finish_reason",
                                    "stop",
                                    "message",
                                    Map.of("role", "assistant", "content", ANALYSIS))),
                            "usage",
                            Map.of("prompt_tokens", 900, "completion_tokens", 200, "total_tokens", 1100)))
                    .getBytes(UTF_8);
            Executor later = CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS, model.threads);
            model.server.createContext("/", exchange -> later.execute(() -> answer(exchange, answer)));
            model.server.setExecutor(model.threads);
            model.server.start();
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private static void answer(HttpExchange exchange, byte[] answer) {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
