package cn.topcentral.hub.bot.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few calls of WeCom's server API that the app door makes, with the behaviour that matters to it: tokens that can be revoked, the
 * duplicate check on identical bodies, and answers to order.
 */
public final class FakeWeCom implements AutoCloseable {
    public static final String SECRET = "app-secret-0123456789";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger sendRequests = new AtomicInteger();
    private final Set<String> bodiesSeen = ConcurrentHashMap.newKeySet();
    private final List<JsonNode> delivered = new CopyOnWriteArrayList<>();
    private final Queue<Answer> ordered = new ConcurrentLinkedQueue<>();
    private volatile String validToken = "";

    /** An answer to give instead of the usual one. */
    private record Answer(int code, String message, boolean deliverFirst) {}

    private FakeWeCom(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    public static FakeWeCom start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
            FakeWeCom fake = new FakeWeCom(server);
            server.start();
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public WeComAppConfig config() {
        return new WeComAppConfig(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                CallbackCryptoTest.CORP_ID,
                218,
                SECRET,
                CallbackCryptoTest.TOKEN,
                CallbackCryptoTest.AES_KEY,
                Duration.ofSeconds(5));
    }

    /** The next call is answered with this error. */
    public void failNext(int code, String message) {
        ordered.add(new Answer(code, message, false));
    }

    /** The next message is delivered, and its sender told that it was not. */
    public void deliverButFailNext(int code) {
        ordered.add(new Answer(code, "system busy", true));
    }

    public void revokeToken() {
        validToken = "";
    }

    public int tokensHandedOut() {
        return tokens.get();
    }

    public int requests() {
        return requests.get();
    }

    /** How often message/send was asked, whatever came of it. */
    public int sendRequests() {
        return sendRequests.get();
    }

    /** What members see, oldest first. */
    public List<JsonNode> delivered() {
        return List.copyOf(delivered);
    }

    public List<String> textsTo(String userId) {
        return delivered.stream()
                .filter(message -> message.path("touser").asText().equals(userId))
                .map(message -> message.path("text").path("content").asText())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        ObjectNode answer = answerOf(exchange.getRequestURI(), new String(request, StandardCharsets.UTF_8));
        byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private ObjectNode answerOf(URI uri, String body) throws IOException {
        requests.incrementAndGet();
        if (uri.getPath().equals("/cgi-bin/gettoken")) {
            return token(uri.getQuery());
        }
        if (!uri.getQuery().contains("access_token=" + validToken) || validToken.isEmpty()) {
            return error(40014, "invalid access_token");
        }
        Optional<Answer> order = Optional.ofNullable(ordered.poll());
        if (order.isPresent() && order.get().deliverFirst()) {
            deliver(body);
        }
        if (order.isPresent()) {
            return error(order.get().code(), order.get().message());
        }
        return switch (uri.getPath()) {
            case "/cgi-bin/message/send" -> deliver(body);
            case "/cgi-bin/message/update_template_card" -> updated(JSON.readTree(body));
            case "/cgi-bin/auth/getuserinfo" ->
                uri.getQuery().contains("code=member&") || uri.getQuery().endsWith("code=member")
                        ? error(0, "ok").put("userid", "ZhangSan")
                        : error(0, "ok").put("openid", "o1");
            case "/cgi-bin/externalcontact/get_follow_user_list" ->
                error(0, "ok").set("follow_user", JSON.createArrayNode().add("zhangsan"));
            case "/cgi-bin/externalcontact/batch/get_by_user" ->
                (ObjectNode)
                        JSON.readTree(
                                """
                        {"errcode":0,"errmsg":"ok","external_contact_list":[
                        {"external_contact":{"external_userid":"wmErxtDgAA9AW32YyyuYRimKr7D1KWlw","name":"李经理","type":1},
                         "follow_info":{"userid":"zhangsan","remark":""}}],"next_cursor":""}""");
            case "/cgi-bin/user/get" ->
                uri.getQuery().contains("userid=zhangsan")
                        ? error(0, "ok")
                                .put("userid", "ZhangSan")
                                .put("name", "张三")
                                .put("status", 1)
                        : error(60111, "userid not found");
            default -> error(-1, "no such call in the fake: " + uri.getPath());
        };
    }

    /** Within its lifetime the same token is handed out to whoever asks, as two hubs of one app do. */
    private synchronized ObjectNode token(String query) {
        if (!query.contains("corpsecret=" + SECRET)) {
            return error(40001, "invalid credential");
        }
        int asked = tokens.incrementAndGet();
        if (validToken.isEmpty()) {
            validToken = "token-" + asked;
        }
        return error(0, "ok").put("access_token", validToken).put("expires_in", 7200);
    }

    private ObjectNode deliver(String body) throws IOException {
        sendRequests.incrementAndGet();
        JsonNode message = JSON.readTree(body);
        boolean checked = message.path("enable_duplicate_check").asInt() == 1;
        String receiver = message.path("touser").asText();
        if (receiver.equals("gone")) {
            return error(81013, "user & party & tag all invalid");
        }
        if (!checked || bodiesSeen.add(body)) {
            delivered.add(message);
        }
        return error(0, "ok")
                .put("msgid", "m" + delivered.size())
                .put("invaliduser", receiver.contains("|") ? "gone" : "")
                .put("response_code", "rc");
    }

    private static ObjectNode updated(JsonNode request) {
        ObjectNode answer = error(0, "ok");
        request.path("userids").forEach(user -> answer.withArray("invaliduser")
                .add(user.asText().toUpperCase(java.util.Locale.ROOT)));
        return answer;
    }

    private static ObjectNode error(int code, String message) {
        return JsonNodeFactory.instance.objectNode().put("errcode", code).put("errmsg", message);
    }
}
