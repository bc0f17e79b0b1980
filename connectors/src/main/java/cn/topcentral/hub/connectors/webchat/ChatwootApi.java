package cn.topcentral.hub.connectors.webchat;

import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.payload.Fields;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** One account at the application API of a Chatwoot server. */
final class ChatwootApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String account;
    private final String token;
    private final String base;
    private final HttpClient http;

    ChatwootApi(URI base, String account, String token, HttpClient http) {
        this.account = account;
        this.token = token;
        this.base = base.toString().replaceAll("/+$", "") + "/api/v1/accounts/" + encoded(account);
        this.http = http;
    }

    String account() {
        return account;
    }

    /** Conversations of every status, the last active first, 25 a page from 1. */
    ObjectNode conversations(int page) {
        return get("/conversations?status=all&assignee_type=all&page=" + page);
    }

    /** The 20 messages before one, or the last 20; the oldest first. */
    ObjectNode messages(String conversation, Optional<String> before) {
        return get("/conversations/" + encoded(conversation) + "/messages"
                + before.map(id -> "?before=" + encoded(id)).orElse(""));
    }

    private ObjectNode get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIMEOUT)
                .header("api_access_token", token)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != 200) {
                throw new SourceUnavailable("Chatwoot answered " + response.statusCode() + " for account " + account
                        + (response.statusCode() == 401 ? "; check api_token" : ""));
            }
            return Fields.object(response.body());
        } catch (IOException e) {
            throw new SourceUnavailable("Chatwoot does not answer for account " + account, e);
        } catch (UnreadableDelivery e) {
            throw new SourceUnavailable("Chatwoot answered no JSON for account " + account, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailable("Interrupted while asking Chatwoot", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
