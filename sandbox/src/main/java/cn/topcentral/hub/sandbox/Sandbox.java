package cn.topcentral.hub.sandbox;

import cn.topcentral.hub.sandbox.api.AccessTokens;
import cn.topcentral.hub.sandbox.api.AppChatApi;
import cn.topcentral.hub.sandbox.api.AppChats;
import cn.topcentral.hub.sandbox.api.CardUpdateApi;
import cn.topcentral.hub.sandbox.api.ContactApi;
import cn.topcentral.hub.sandbox.api.Gate;
import cn.topcentral.hub.sandbox.api.MediaApi;
import cn.topcentral.hub.sandbox.api.MediaStore;
import cn.topcentral.hub.sandbox.api.MessageApi;
import cn.topcentral.hub.sandbox.api.OAuthApi;
import cn.topcentral.hub.sandbox.api.WebhookApi;
import cn.topcentral.hub.sandbox.callback.CallbackSender;
import cn.topcentral.hub.sandbox.callback.CallbackXml;
import cn.topcentral.hub.sandbox.callback.CardClick;
import cn.topcentral.hub.sandbox.callback.Delivery;
import cn.topcentral.hub.sandbox.callback.Verification;
import cn.topcentral.hub.sandbox.chat.ChatStore;
import cn.topcentral.hub.sandbox.chat.ConversationId;
import cn.topcentral.hub.sandbox.chat.Entry;
import cn.topcentral.hub.sandbox.chat.People;
import cn.topcentral.hub.sandbox.chat.ResponseCodes;
import cn.topcentral.hub.sandbox.chat.SentMessage;
import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.faults.Faults;
import cn.topcentral.hub.sandbox.page.ChatPage;
import cn.topcentral.hub.sandbox.page.ControlApi;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.staticfiles.Location;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** A running WeCom of our own, on the loopback address. Thread-safe; state lives in memory and goes with it. */
public final class Sandbox implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    /** The biggest upload is 20 MB; base64 images and forms add a little. */
    private static final long MAX_REQUEST_BYTES = 24L << 20;

    private final Faults faults = new Faults();
    private final ChatStore store;
    private final AccessTokens tokens;
    private final Gate gate;
    private final CallbackSender sender;
    private final People people;
    private final Javalin server;

    private Sandbox(SandboxConfig config) {
        Corp corp = config.corp();
        Clock clock = config.clock();
        store = new ChatStore(clock);
        tokens = new AccessTokens(corp, clock);
        gate = new Gate(faults, tokens);
        sender = new CallbackSender(corp, clock, config.answerLimit(), faults, config.callbackUrl());
        ResponseCodes codes = new ResponseCodes(clock);
        people = new People(corp, store, sender, new CallbackXml(corp.corpId(), corp.agentId(), clock), codes);
        MediaStore media = new MediaStore(clock);
        AppChats appChats = new AppChats();
        server = Javalin.create(javalin -> {
            settings(javalin, config.port());
            RoutesConfig routes = javalin.routes;
            gate.routes(routes);
            tokens.routes(routes);
            new MessageApi(corp, store, codes, media, () -> sender.callbackUrl().isPresent(), clock).routes(routes);
            new CardUpdateApi(corp, store, codes, clock).routes(routes);
            new WebhookApi(corp, store, media, clock).routes(routes);
            new AppChatApi(corp, store, appChats, media, clock).routes(routes);
            new MediaApi(media).routes(routes);
            new OAuthApi(corp, clock).routes(routes);
            new ContactApi(corp).routes(routes);
            new ChatPage(corp, store, people, sender, appChats).routes(routes);
            new ControlApi(store, faults, tokens, gate, sender).routes(routes);
        });
    }

    /** Starts and returns once the port accepts. */
    public static Sandbox start(SandboxConfig config) {
        Sandbox sandbox = new Sandbox(config);
        sandbox.server.start();
        return sandbox;
    }

    private static void settings(JavalinConfig javalin, int port) {
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.jetty.host = LOOPBACK;
        javalin.jetty.port = port;
        javalin.http.maxRequestSize = MAX_REQUEST_BYTES;
        javalin.jetty.multipartConfig.maxFileSize(MAX_REQUEST_BYTES, SizeUnit.BYTES);
        javalin.jetty.multipartConfig.maxTotalRequestSize(MAX_REQUEST_BYTES, SizeUnit.BYTES);
        javalin.jetty.multipartConfig.maxInMemoryFileSize((int) MAX_REQUEST_BYTES, SizeUnit.BYTES);
        javalin.staticFiles.add(files -> {
            files.hostedPath = "/assets";
            files.directory = "/sandbox/assets";
            files.location = Location.CLASSPATH;
        });
    }

    /** Base address, without a slash at the end: use it as the API base and as the OAuth base. */
    public URI url() {
        return URI.create("http://" + LOOPBACK + ":" + port());
    }

    public int port() {
        return server.port();
    }

    /** Tells the sandbox where the hub receives callbacks. */
    public void callbackUrl(URI url) {
        sender.callbackUrl(Optional.of(url));
    }

    /** Checks the callback URL as the admin console does on saving. */
    public Verification verifyCallback() {
        return sender.verify();
    }

    /** A member writes to the app; the future completes when the hub took it or all repeats failed. */
    public CompletableFuture<Delivery> say(String userid, String text) {
        return people.say(userid, text);
    }

    /** A member opens the app's conversation. */
    public CompletableFuture<Delivery> enter(String userid) {
        return people.enter(userid);
    }

    /** A member taps a button, menu item or submit of a card; see {@link #conversation}. */
    public CompletableFuture<Delivery> click(
            String userid, long entryId, String key, List<CardClick.Selection> selections) {
        return people.click(userid, entryId, key, selections);
    }

    /** What a member sees in the app's conversation now, oldest first. */
    public List<Entry> conversation(String userid) {
        String id = ConversationId.app(userid);
        return store.entries(entry -> entry.conversation().equals(id));
    }

    /** Every copy that was delivered, oldest first, as it was when sent. */
    public List<SentMessage> sent() {
        return store.sent();
    }

    /** Waits for a delivered message, past ones included; empty when the time is up. */
    public Optional<SentMessage> awaitSent(Predicate<SentMessage> wanted, Duration limit) throws InterruptedException {
        return store.await(wanted, limit);
    }

    /** API calls so far by path, for instance {@code /cgi-bin/gettoken}; refused ones included. */
    public Map<String, Integer> calls() {
        return gate.calls();
    }

    /** HTTP requests to the callback URL so far, repeats included. */
    public int callbackAttempts() {
        return sender.attempts();
    }

    /** Makes the current access token invalid before its time: the next call answers 40014. */
    public void revokeToken() {
        tokens.revoke();
    }

    /** The switches of trouble. */
    public Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        server.stop();
        sender.close();
    }
}
