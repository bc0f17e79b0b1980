package cn.topcentral.hub.bot.wecom;

import cn.topcentral.hub.bot.wecom.SendResult.Accepted;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.error.WxRuntimeException;
import me.chanjar.weixin.common.util.http.apache.DefaultApacheHttpClientBuilder;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server API, as far as the hub's app uses it. Tokens, their recovery after 40014 and 42001, and HTTP are WxJava's; the JSON is our
 * own, because cards are values of this project whose JSON must arrive as written, and because the duplicate check compares bytes.
 *
 * <p>Thread-safe. A call takes at most two time-outs and a half second (WxJava waits before its one repetition on "system busy").
 */
public final class WeComClient implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WeComClient.class);
    private static final int BUSY_REPETITIONS = 1; // WxJava turns every error into "busy" when this is 0
    private static final int BUSY_WAIT_MILLIS = 500;
    private static final int SHORTEST_DUPLICATE_INTERVAL_SECONDS = 600;
    private static final int LONGEST_DUPLICATE_INTERVAL_SECONDS = 14_400; // page 90236

    private final int agentId;
    private final WxCpServiceImpl service;
    private final ObjectMapper json = new ObjectMapper();

    public WeComClient(WeComAppConfig config) {
        this.agentId = config.agentId();
        this.service = service(config);
    }

    private static WxCpServiceImpl service(WeComAppConfig config) {
        int timeoutMillis = Math.toIntExact(config.timeout().toMillis());
        DefaultApacheHttpClientBuilder http = DefaultApacheHttpClientBuilder.get();
        http.setConnectionTimeout(timeoutMillis);
        http.setSoTimeout(timeoutMillis);
        http.setConnectionRequestTimeout(timeoutMillis);
        AccessTokenStore store = new AccessTokenStore(config);
        store.setApacheHttpClientBuilder(http);
        WxCpServiceImpl service = new WxCpServiceImpl();
        service.setMaxRetryTimes(BUSY_REPETITIONS);
        service.setRetrySleepMillis(BUSY_WAIT_MILLIS);
        service.setWxCpConfigStorage(store);
        WxJavaLog.silence();
        return service;
    }

    /** Sends text, of which WeCom shows the first 2048 bytes. */
    public SendResult sendText(String userId, String text, DeliveryKey key) {
        ObjectNode message = envelope(userId, "text", key);
        message.putObject("text").put("content", text);
        return send(message);
    }

    /** Sends markdown of at most 2048 bytes; what is longer is refused. */
    public SendResult sendMarkdown(String userId, String markdown, DeliveryKey key) {
        ObjectNode message = envelope(userId, "markdown", key);
        message.putObject("markdown").put("content", markdown);
        return send(message);
    }

    /** Sends a template card, given the JSON of {@code template_card}. */
    public SendResult sendCard(String userId, JsonNode templateCard, DeliveryKey key) {
        ObjectNode message = envelope(userId, "template_card", key);
        message.set("template_card", templateCard);
        return send(message);
    }

    /**
     * Writes into a group that this app made (page 90248); there is no duplicate check here.
     *
     * @param type {@code text} or {@code markdown}; both take at most 2048 bytes
     */
    public SendResult sendToChat(String chatId, String type, String content) {
        ObjectNode message = json.createObjectNode();
        message.put("chatid", chatId);
        message.put("msgtype", type);
        message.putObject(type).put("content", content);
        return post("/cgi-bin/appchat/send", message);
    }

    /** Sends a file of 5 bytes to 20 MB; it is uploaded first (page 90253). */
    public SendResult sendFile(String userId, String name, byte[] content, DeliveryKey key) {
        String mediaId;
        try {
            mediaId = service.getMediaService()
                    .upload("file", new ByteArrayInputStream(content), name)
                    .getMediaId();
        } catch (WxErrorException e) {
            return WeComErrors.resultOf(e.getError().getErrorCode(), textOf(e));
        } catch (WxRuntimeException e) {
            logUnanswered("/cgi-bin/media/upload", e);
            return WeComErrors.resultOf(WeComErrors.NO_ANSWER, "");
        }
        ObjectNode message = envelope(userId, "file", key);
        message.putObject("file").put("media_id", mediaId);
        return send(message);
    }

    /**
     * Fetches what a member sent to the app, within three days.
     *
     * @return empty when it is bigger than {@code mostBytes}
     * @throws WeComCallFailed when WeCom refuses or does not answer; with 40007 it is gone
     */
    public Optional<WeComFile> media(String mediaId, long mostBytes) {
        String path = "/cgi-bin/media/get";
        Path file = null;
        try {
            file = service.getMediaService().download(mediaId).toPath();
            if (Files.size(file) > mostBytes) {
                return Optional.empty();
            }
            String type = Optional.ofNullable(Files.probeContentType(file)).orElse("application/octet-stream");
            return Optional.of(new WeComFile(file.getFileName().toString(), type, Files.readAllBytes(file)));
        } catch (WxErrorException e) {
            throw new WeComCallFailed(path, e.getError().getErrorCode(), textOf(e));
        } catch (IOException | WxRuntimeException e) {
            logUnanswered(path, e);
            throw new WeComCallFailed(path, WeComErrors.NO_ANSWER, "no usable answer");
        } finally {
            deleted(file);
        }
    }

    private static void deleted(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            log.warn("Temporary file not deleted cause={}", e.getClass().getName());
        }
    }

    /**
     * Shows another card in place of one that was sent or clicked, for one member (page 94888).
     *
     * @param responseCode of the card or of the click; each is good for one change
     * @param templateCard the JSON of {@code template_card}
     */
    public SendResult updateCard(String userId, String responseCode, JsonNode templateCard) {
        ObjectNode request = json.createObjectNode();
        request.putArray("userids").add(userId);
        request.put("agentid", agentId);
        request.put("response_code", responseCode);
        request.set("template_card", templateCard);
        return post("/cgi-bin/message/update_template_card", request);
    }

    /**
     * Who logged in, by the code that OAuth handed to the browser.
     *
     * @return the member's userid; empty for somebody who is no member
     * @throws WeComCallFailed when WeCom refuses; with 40029 the code was used before or is older than 5 minutes
     */
    public Optional<String> userIdOfLogin(String code) {
        return text(get("/cgi-bin/auth/getuserinfo", "code=" + encoded(code)), "userid");
    }

    /**
     * A member of the company.
     *
     * @throws WeComCallFailed when WeCom refuses; with 60111 there is no such member
     */
    public WeComUser user(String userId) {
        JsonNode answer = get("/cgi-bin/user/get", "userid=" + encoded(userId));
        return new WeComUser(
                text(answer, "userid").orElse(userId),
                text(answer, "name").orElse(userId),
                answer.path("status").asInt(1) == 1);
    }

    /**
     * Tries the corp id, the secret and the trusted IP with a call that changes nothing (page 92521, WeCom's own addresses).
     *
     * @throws WeComCallFailed when WeCom refuses, saying why
     */
    public void checkAccess() {
        get("/cgi-bin/getcallbackip", "");
    }

    /**
     * Asks a call that has no method of its own here.
     *
     * @param path e.g. {@code /cgi-bin/externalcontact/get}
     * @throws WeComCallFailed when WeCom refuses or does not answer
     */
    public JsonNode ask(String path, Map<String, String> query) {
        return get(
                path,
                query.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&")));
    }

    /**
     * Asks a call that has no method of its own here.
     *
     * @throws WeComCallFailed when WeCom refuses or does not answer
     */
    public JsonNode ask(String path, JsonNode body) {
        try {
            return json.readTree(service.post(url(path), json.writeValueAsString(body)));
        } catch (WxErrorException e) {
            throw new WeComCallFailed(path, e.getError().getErrorCode(), textOf(e));
        } catch (WxRuntimeException | JsonProcessingException e) {
            logUnanswered(path, e);
            throw new WeComCallFailed(path, WeComErrors.NO_ANSWER, "no usable answer");
        }
    }

    @Override
    public void close() {
        try {
            service.getRequestHttpClient().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode envelope(String userId, String type, DeliveryKey key) {
        ObjectNode message = json.createObjectNode();
        message.put("touser", userId);
        message.put("msgtype", type);
        message.put("agentid", agentId);
        message.put("enable_duplicate_check", 1);
        message.put("duplicate_check_interval", duplicateIntervalSeconds(key));
        return message;
    }

    /**
     * WeCom drops a request whose JSON is identical to an earlier one within the interval; the interval is part of the JSON. Derived from
     * the delivery, it makes a repeated delivery identical, which is dropped, and the answer to the same command typed again different,
     * which is delivered.
     */
    static int duplicateIntervalSeconds(DeliveryKey key) {
        int range = LONGEST_DUPLICATE_INTERVAL_SECONDS - SHORTEST_DUPLICATE_INTERVAL_SECONDS + 1;
        return SHORTEST_DUPLICATE_INTERVAL_SECONDS + Math.floorMod(key.spread(), range);
    }

    private SendResult send(ObjectNode message) {
        return post("/cgi-bin/message/send", message);
    }

    private SendResult post(String path, ObjectNode request) {
        try {
            // Jackson leaves non-ASCII characters as they are, which WeCom demands: it refuses escaped ones with 40033.
            return accepted(json.readTree(service.post(url(path), json.writeValueAsString(request))));
        } catch (WxErrorException e) {
            return WeComErrors.resultOf(e.getError().getErrorCode(), textOf(e));
        } catch (WxRuntimeException | JsonProcessingException e) {
            logUnanswered(path, e);
            return WeComErrors.resultOf(WeComErrors.NO_ANSWER, "");
        }
    }

    private JsonNode get(String path, String query) {
        try {
            return json.readTree(service.get(url(path), query));
        } catch (WxErrorException e) {
            throw new WeComCallFailed(path, e.getError().getErrorCode(), textOf(e));
        } catch (WxRuntimeException | JsonProcessingException e) {
            logUnanswered(path, e);
            throw new WeComCallFailed(path, WeComErrors.NO_ANSWER, "no usable answer");
        }
    }

    /** The cause's type alone: its message may hold the URL with the secret, or the body. */
    private static void logUnanswered(String path, Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        log.warn("WeCom gave no answer path={} cause={}", path, cause.getClass().getName());
    }

    private static Accepted accepted(JsonNode answer) {
        Stream<String> unlicensed = names(answer.path("unlicenseduser")).stream();
        return new Accepted(
                answer.path("msgid").asText(),
                text(answer, "response_code"),
                Stream.concat(names(answer.path("invaliduser")).stream(), unlicensed)
                        .distinct()
                        .toList());
    }

    /** message/send tells names as one string with bars, update_template_card as an array. */
    private static List<String> names(JsonNode field) {
        Stream<String> names = field.isArray()
                ? field.valueStream().map(JsonNode::asText)
                : Arrays.stream(field.asText().split("\\|"));
        return names.filter(name -> !name.isBlank())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Optional<String> text(JsonNode answer, String field) {
        return Optional.of(answer.path(field).asText()).filter(value -> !value.isEmpty());
    }

    private static String textOf(WxErrorException e) {
        String text = e.getError().getErrorMsgEn() == null
                ? e.getError().getErrorMsg()
                : e.getError().getErrorMsgEn();
        return text == null ? "" : text;
    }

    private String url(String path) {
        return service.getWxCpConfigStorage().getApiUrl(path);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
