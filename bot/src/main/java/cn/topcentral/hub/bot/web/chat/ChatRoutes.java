package cn.topcentral.hub.bot.web.chat;

import cn.topcentral.hub.bot.config.ChatSiteConfig;
import cn.topcentral.hub.bot.web.ClientAddress;
import cn.topcentral.hub.bot.web.RateLimit;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.login.SessionKey;
import cn.topcentral.hub.bot.web.login.SignedText;
import cn.topcentral.hub.connectors.party.EmailAddresses;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.website.WidgetMessage;
import cn.topcentral.hub.storage.website.WidgetVisitor;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.TooManyRequestsResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.javalin.websocket.WsCloseStatus;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * {@code /widget.js?site=NAME} and the WebSocket {@code /webchat/{site}}. A visitor is who holds a token that we signed for the site; it is given at
 * the first hello and kept by the page. Thread-safe.
 */
public final class ChatRoutes implements Routes, AutoCloseable {
    private static final int MOST_FRAME_BYTES = 16 << 10;
    private static final int MOST_TEXT = 2000;
    private static final int SHOWN_HISTORY = 50;
    private static final int MOST_SOCKETS = 2000;
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final String VISITOR = "visitor";

    private final Map<String, ChatSiteConfig> sites;
    private final WidgetConversations conversations;
    private final PhoneNumbers numbers;
    private final OpenChats open;
    private final SignedText tokens;
    private final String script;
    private final RateLimit connects;
    private final RateLimit perVisitor;
    private final RateLimit perAddress;

    public ChatRoutes(
            Map<String, ChatSiteConfig> sites,
            WidgetConversations conversations,
            SessionKey key,
            PhoneNumbers numbers,
            Clock clock) {
        this.sites = Map.copyOf(sites);
        this.conversations = conversations;
        this.numbers = numbers;
        this.open = new OpenChats(conversations);
        this.tokens = new SignedText(key, "chat");
        this.script = script();
        this.connects = new RateLimit(60, Duration.ofMinutes(1), clock);
        this.perVisitor = new RateLimit(30, Duration.ofMinutes(1), clock);
        this.perAddress = new RateLimit(200, Duration.ofMinutes(1), clock);
        open.start();
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/widget.js", this::widget);
        routes.wsBeforeUpgrade("/webchat/{site}", this::admit);
        routes.ws("/webchat/{site}", this::socket);
    }

    private void widget(Context context) {
        if (!sites.containsKey(Objects.requireNonNullElse(context.queryParam("site"), ""))) {
            throw new NotFoundResponse();
        }
        context.header("Cache-Control", "public, max-age=300")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .contentType("text/javascript; charset=utf-8")
                .result(script);
    }

    /** Browsers name the page's site and scripts cannot change that: other sites' pages get no chat in our name. */
    private void admit(Context context) {
        ChatSiteConfig site =
                Optional.ofNullable(sites.get(context.pathParam("site"))).orElseThrow(() -> new NotFoundResponse());
        String origin = Optional.ofNullable(context.header("Origin")).orElse("").toLowerCase(Locale.ROOT);
        if (!site.origins().contains(origin)) {
            throw new ForbiddenResponse("chats." + context.pathParam("site") + ".origins does not list this site");
        }
        String address = ClientAddress.of(context.ip(), Optional.ofNullable(context.header("X-Forwarded-For")));
        if (open.count() >= MOST_SOCKETS || !connects.allows(address)) {
            throw new TooManyRequestsResponse();
        }
    }

    private void socket(WsConfig socket) {
        socket.onConnect(this::connected);
        socket.onMessage(this::received);
        socket.onClose(context -> open.close(context.sessionId()));
        socket.onError(context -> open.close(context.sessionId()));
        socket.onBinaryMessage(context -> context.closeSession(WsCloseStatus.UNSUPPORTED_DATA, "texts only"));
    }

    private void connected(WsConnectContext context) {
        context.session.setMaxTextMessageSize(MOST_FRAME_BYTES);
        context.session.setIdleTimeout(SILENCE);
        context.enableAutomaticPings(30, TimeUnit.SECONDS);
    }

    private void received(WsMessageContext context) {
        Optional<JsonNode> frame = ChatFrames.read(context.message());
        String type = frame.map(given -> given.path("type").asText("")).orElse("");
        switch (type) {
            case "hello" -> hello(context, frame.orElseThrow());
            case "message" -> withVisitor(context, visitor -> say(context, visitor, frame.orElseThrow()));
            case "contact" -> withVisitor(context, visitor -> introduce(context, visitor, frame.orElseThrow()));
            default -> context.closeSession(WsCloseStatus.POLICY_VIOLATION, "unknown frame");
        }
    }

    private void hello(WsContext context, JsonNode frame) {
        String site = context.pathParam("site");
        UUID visitor = tokens.verified(frame.path("token").asText(""))
                .map(text -> text.split(" ", -1))
                .filter(parts -> parts.length == 2 && parts[0].equals(site))
                .map(parts -> UUID.fromString(parts[1]))
                .orElseGet(UUID::randomUUID);
        context.attribute(
                VISITOR,
                new WidgetVisitor(
                        visitor,
                        site,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        ChatFrames.text(frame, "page", 500),
                        Optional.empty()));
        int after = Math.max(0, frame.path("after").asInt(0));
        List<WidgetMessage> history = conversations.after(visitor, after, SHOWN_HISTORY);
        int told = history.isEmpty() ? after : history.get(history.size() - 1).seq();
        open.open(context.sessionId(), visitor, told, context::send);
        context.send(ChatFrames.welcome(
                Objects.requireNonNull(sites.get(site)), tokens.sign(site + " " + visitor), history));
    }

    private void say(WsContext context, WidgetVisitor visitor, JsonNode frame) {
        String id = frame.path("id").asText("");
        Optional<String> text = ChatFrames.text(frame, "text", MOST_TEXT);
        if (!id.matches("[A-Za-z0-9-]{8,64}") || text.isEmpty()) {
            context.send(ChatFrames.refused(id.length() > 64 ? "" : id, "这条消息是空的，没有发出。"));
        } else if (!within(context, visitor)) {
            context.send(ChatFrames.refused(id, "发送太频繁，请过一分钟再试。"));
        } else {
            answering(context, () -> {
                WidgetMessage message = conversations.visitorSays(visitor, id, text.get());
                open.confirm(context.sessionId(), message);
                open.tell(visitor.id());
                return message;
            });
        }
    }

    private void introduce(WsContext context, WidgetVisitor visitor, JsonNode frame) {
        Optional<String> phone = ChatFrames.text(frame, "phone", 30);
        Optional<String> email = ChatFrames.text(frame, "email", 254);
        if (phone.filter(given -> numbers.normalise(given).e164().isEmpty()).isPresent()) {
            context.send(ChatFrames.refused("contact", "电话号码不正确，请检查。"));
        } else if (email.filter(given -> EmailAddresses.normalise(given).isEmpty())
                .isPresent()) {
            context.send(ChatFrames.refused("contact", "邮箱不正确，请检查。"));
        } else if (!within(context, visitor)) {
            context.send(ChatFrames.refused("contact", "操作太频繁，请过一分钟再试。"));
        } else {
            answering(context, () -> {
                conversations.introduce(new WidgetVisitor(
                        visitor.id(),
                        visitor.site(),
                        ChatFrames.text(frame, "name", 50),
                        phone,
                        email,
                        visitor.page(),
                        Optional.empty()));
                context.send(ChatFrames.introduced());
                return visitor;
            });
        }
    }

    /** When nothing can be kept the visitor is told so; the page keeps the message and sends it again. */
    private static <T> void answering(WsContext context, Supplier<T> work) {
        try {
            Objects.requireNonNull(work.get());
        } catch (RuntimeException e) {
            context.closeSession(WsCloseStatus.TRY_AGAIN_LATER, "try again");
            throw e;
        }
    }

    private boolean within(WsContext context, WidgetVisitor visitor) {
        String address = ClientAddress.of(
                String.valueOf(context.session.getRemoteSocketAddress()).replaceAll("^.*/|:\\d+$", ""),
                Optional.ofNullable(context.header("X-Forwarded-For")));
        return perVisitor.allows(visitor.id().toString()) && perAddress.allows(address);
    }

    private static void withVisitor(WsContext context, java.util.function.Consumer<WidgetVisitor> action) {
        WidgetVisitor visitor = context.attribute(VISITOR);
        if (visitor == null) {
            context.closeSession(WsCloseStatus.POLICY_VIOLATION, "hello comes first");
        } else {
            action.accept(visitor);
        }
    }

    private static String script() {
        try (InputStream script =
                Objects.requireNonNull(ChatRoutes.class.getResourceAsStream("widget.js"), "widget.js is missing")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("widget.js cannot be read", e);
        }
    }

    @Override
    public void close() {
        open.close();
    }
}
