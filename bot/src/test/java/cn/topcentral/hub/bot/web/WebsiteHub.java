package cn.topcentral.hub.bot.web;

import cn.topcentral.hub.bot.config.ChatSiteConfig;
import cn.topcentral.hub.bot.config.FormPageConfig;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.bot.web.chat.ChatRoutes;
import cn.topcentral.hub.bot.web.chat.SalesGroupNotice;
import cn.topcentral.hub.bot.web.chat.WidgetConversations;
import cn.topcentral.hub.bot.web.form.FormRoutes;
import cn.topcentral.hub.bot.web.login.LoginRoutes;
import cn.topcentral.hub.bot.web.login.SessionKey;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.OwnSide;
import cn.topcentral.hub.connectors.form.SignedFormHook;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookDelivery;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.webchat.SignedChatHook;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.notification.Outbox;
import cn.topcentral.hub.storage.testing.TestDatabase;
import cn.topcentral.hub.storage.website.FormRejectionRepository;
import cn.topcentral.hub.storage.website.WidgetRepository;
import cn.topcentral.hub.templates.page.Pages;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** A hub with a form page and a chat widget, and a website of the firm that uses them. What they store is taken in at once. */
final class WebsiteHub implements AutoCloseable {
    final HubData data;
    final WebHub.MovableClock clock = new WebHub.MovableClock();
    final FakeWeCom wecom = new FakeWeCom();
    final WidgetConversations conversations;
    final List<String> stored = new CopyOnWriteArrayList<>();
    volatile boolean failing;
    private final AggregationEngine engine;
    private final Map<String, HookConnector> connectors;
    private final WebServer server;
    private final ChatRoutes chats;
    private final HttpServer website;

    WebsiteHub(Path folder) {
        data = new HubData(folder.resolve("files"));
        engine = new AggregationEngine(
                new IntakeStore(data.db().database()),
                new FileStore(folder.resolve("files")),
                TestDatabase.TENANT,
                () -> OwnSide.of(
                        Set.of("topcentral.cn"), Set.of(), data.employees().all()),
                clock);
        PhoneNumbers numbers = new PhoneNumbers();
        connectors = Map.of(
                "form-inquiry", new SignedFormHook(numbers).page("form-inquiry"),
                "chat-www", new SignedChatHook(numbers).widget("chat-www"));
        website = website();
        SessionKey key = SessionKey.in(folder);
        Pages pages = new Pages();
        LoginRoutes login = LoginRoutes.create(Optional.empty(), wecom, data.employees(), key, false, pages, clock);
        conversations = new WidgetConversations(
                new WidgetRepository(data.db().database()),
                this::store,
                new SalesGroupNotice(new Outbox(data.db().database()), new Address.Group("sales"), clock),
                clock);
        chats = new ChatRoutes(
                Map.of("www", new ChatSiteConfig("在线咨询", "您好，欢迎咨询。", Set.of(site()))),
                conversations,
                key,
                numbers,
                clock);
        FormRoutes forms = new FormRoutes(
                Map.of(
                        "inquiry",
                        new FormPageConfig(
                                "官网询价", Optional.of("请留下需求"), "只用于回复您。", Set.of("https://www.topcentral.example"))),
                this::store,
                new FormRejectionRepository(data.db().database()),
                new Frame(login.membersOnly(), pages),
                key,
                numbers,
                pages,
                clock);
        server = WebServer.start(
                0,
                WebHub.PUBLIC,
                pages,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                List.of(login, forms, chats));
    }

    /** The ledger and its worker in one. */
    private void store(String source, String key, String text) {
        if (failing) {
            throw new IllegalStateException("the ledger is away");
        }
        if (stored.contains(source + " " + key)) {
            return;
        }
        stored.add(source + " " + key);
        engine.accept(Objects.requireNonNull(connectors.get(source))
                .decode(new HookDelivery(Map.of(), text, clock.instant())));
    }

    private HttpServer website() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", exchange -> {
                byte[] page = ("<!DOCTYPE html><html lang=zh><meta charset=utf-8><meta name=viewport"
                                + " content='width=device-width'><title>官网</title><h1>再生塑料</h1><script src='http://127.0.0.1:"
                                + port() + "/widget.js?site=www' defer></script></html>")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.getResponseHeaders()
                        .set(
                                "Content-Security-Policy",
                                "default-src 'none'; script-src http://127.0.0.1:" + port()
                                        + "; connect-src ws://127.0.0.1:" + port());
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the database says so: a message is confirmed once it is kept, and on the timeline a moment later. */
    void await(String question, String answer) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!data.db().value(question).equals(answer)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(question + " is " + data.db().value(question) + ", not " + answer);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** What another hub would do for this one. */
    void catchUp() {
        conversations.catchUp();
    }

    /** The firm's website. */
    String site() {
        return "http://127.0.0.1:" + website.getAddress().getPort();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        chats.close();
        website.stop(0);
        data.close();
    }
}
