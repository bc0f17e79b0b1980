package cn.topcentral.hub.bot.wecom;

import cn.topcentral.hub.bot.wecom.SendResult.Accepted;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to one group's webhook (page 91770). The key is all it takes to post, so it shows in no log, error or {@code toString}; that is why this is
 * not WxJava's, which logs the address of a call that fails. Thread-safe.
 */
public final class WebhookClient {
    private static final Logger log = LoggerFactory.getLogger(WebhookClient.class);

    private final HttpClient http;
    private final URI address;
    private final Duration timeout;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * A client for a group.
     *
     * @param http with a time-out for connecting
     * @param key what stands after {@code key=} in the webhook's address
     * @param timeout for each call
     */
    public WebhookClient(HttpClient http, URI apiBase, String key, Duration timeout) {
        this.http = http;
        this.address = URI.create(apiBase.toString().replaceAll("/+$", "")
                + "/cgi-bin/webhook/send?key="
                + URLEncoder.encode(key, StandardCharsets.UTF_8));
        this.timeout = timeout;
    }

    /** Sends text of at most 2048 bytes. */
    public SendResult sendText(String text) {
        ObjectNode message = message("text");
        message.putObject("text").put("content", text);
        return send(message);
    }

    /** Sends Markdown of at most 4096 bytes. */
    public SendResult sendMarkdown(String markdown) {
        ObjectNode message = message("markdown");
        message.putObject("markdown").put("content", markdown);
        return send(message);
    }

    /** Sends a text_notice or news_notice, given the JSON of {@code template_card}. */
    public SendResult sendCard(JsonNode templateCard) {
        ObjectNode message = message("template_card");
        message.set("template_card", templateCard);
        return send(message);
    }

    private static ObjectNode message(String type) {
        return JsonNodeFactory.instance.objectNode().put("msgtype", type);
    }

    private SendResult send(ObjectNode message) {
        // As a string, because Jackson's byte writer escapes emoji, which WeCom refuses (40033).
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(message.toString(), StandardCharsets.UTF_8))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return response.statusCode() == 200
                    ? result(json.readTree(response.body()))
                    : unanswered("HTTP " + response.statusCode());
        } catch (JsonProcessingException e) {
            return unanswered("no JSON");
        } catch (IOException e) {
            return unanswered(e.getClass().getName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unanswered("interrupted");
        }
    }

    private static SendResult result(JsonNode answer) {
        int code = answer.path("errcode").asInt(WeComErrors.NO_ANSWER);
        return code == 0
                ? new Accepted(answer.path("msgid").asText(), Optional.empty(), List.of())
                : WeComErrors.resultOf(code, answer.path("errmsg").asText());
    }

    /** Without the exception's message, which may hold the address with the key. */
    private static SendResult unanswered(String cause) {
        log.warn("A webhook gave no answer cause={}", cause);
        return WeComErrors.resultOf(WeComErrors.NO_ANSWER, "");
    }
}
