package cn.topcentral.hub.connectors.webchat;

import cn.topcentral.hub.connectors.payload.JsonApi;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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
        return JsonApi.get(http, request, "Chatwoot, account " + account, "api_token");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
