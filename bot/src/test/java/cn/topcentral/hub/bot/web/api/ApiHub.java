package cn.topcentral.hub.bot.web.api;

import cn.topcentral.hub.bot.config.ApiConfig;
import cn.topcentral.hub.bot.config.ApiConfig.Role;
import cn.topcentral.hub.bot.config.Secret;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.bot.web.WebServer;
import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import cn.topcentral.hub.connectors.aggregation.OwnSide;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.party.ContactPointWords;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.storage.testing.TestDatabase;
import cn.topcentral.hub.templates.page.Pages;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A running API on a database of its own, and a client of it. */
final class ApiHub implements AutoCloseable {
    static final String INGEST = "ingest-token-0123456789";
    static final String READ = "read-token-0123456789ab";
    static final String ADMIN = "admin-token-0123456789a";

    final HubData data;

    /** What stands between API and engine; a test may put a failure there. */
    volatile Function<List<CommunicationDraft>, List<IntakeResult>> intake;

    private final WebServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    ApiHub(Path folder) {
        this(
                folder,
                new ApiConfig(Map.of(
                        "crm", new ApiConfig.Token(new Secret(INGEST), Role.INGEST),
                        "bi", new ApiConfig.Token(new Secret(READ), Role.READ),
                        "desk", new ApiConfig.Token(new Secret(ADMIN), Role.ADMIN))));
    }

    ApiHub(Path folder, ApiConfig config) {
        this.data = new HubData(folder.resolve("files"));
        AggregationEngine engine = new AggregationEngine(
                new IntakeStore(data.db().database()),
                new FileStore(folder.resolve("files")),
                TestDatabase.TENANT,
                () -> OwnSide.of(
                        Set.of("topcentral.cn"), Set.of(), data.employees().all()),
                HubData.CLOCK);
        this.intake = engine::accept;
        this.server = WebServer.start(
                0,
                URI.create("https://hub.example.com"),
                new Pages(),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                List.of(ApiRoutes.on(
                        data.db().database(),
                        config,
                        new ContactPointWords(new PhoneNumbers(Optional.of("0574"))),
                        drafts -> intake.apply(drafts),
                        List.of(new Note()),
                        HubData.CLOCK.withZone(ZoneId.of("Asia/Shanghai")))));
    }

    /** A further form of delivery, as a connector may bring one. */
    private static final class Note implements ReportDecoder {
        @Override
        public String type() {
            return "test_note";
        }

        @Override
        public List<CommunicationDraft> decode(JsonNode item, String sourceSystem) {
            String text = item.path("note").asText("");
            if (text.isEmpty()) {
                throw new IllegalArgumentException("note is missing");
            }
            return List.of(CommunicationDraft.of(
                            new SourceKey(sourceSystem, "note:" + text), CommunicationType.VISIT, "商务拜访", HubData.NOON)
                    .content(text)
                    .build());
        }
    }

    HttpResponse<String> get(String token, String path) {
        return send(token, path, HttpRequest.Builder::GET);
    }

    HttpResponse<String> post(String token, String path, String body, String... headers) {
        return send(token, path, request -> {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
            return headers.length == 0 ? request : request.headers(headers);
        });
    }

    HttpResponse<String> post(String token, String path, String contentType, BodyPublisher body) {
        return send(token, path, request -> request.header("Content-Type", contentType)
                .POST(body));
    }

    private HttpResponse<String> send(
            String token, String path, Function<HttpRequest.Builder, HttpRequest.Builder> rest) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(rest.apply(request).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }

    @Override
    public void close() {
        server.close();
        data.close();
    }
}
