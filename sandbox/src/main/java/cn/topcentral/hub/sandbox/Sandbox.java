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
import cn.topcentral.hub.sandbox.app.AppAttachments;
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
import cn.topcentral.hub.sandbox.faults.RobotFaults;
import cn.topcentral.hub.sandbox.page.ActionApi;
import cn.topcentral.hub.sandbox.page.ChatPage;
import cn.topcentral.hub.sandbox.page.ControlApi;
import cn.topcentral.hub.sandbox.page.RobotControlApi;
import cn.topcentral.hub.sandbox.robot.RobotDesk;
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
    private final AppAttachments attachments;
    private final Corp corp;
    private final Optional<RobotDesk> robot;
    private final Javalin server;

    private Sandbox(SandboxConfig config) {
        corp = config.corp();
        Clock clock = config.clock();
        store = new ChatStore(clock);
        tokens = new AccessTokens(corp, clock);
        gate = new Gate(faults, tokens);
        sender = new CallbackSender(corp, clock, config.answerLimit(), faults, config.callbackUrl());
        ResponseCodes codes = new ResponseCodes(clock);
        CallbackXml xml = new CallbackXml(corp.corpId(), corp.agentId(), clock);
        people = new People(corp, store, sender, xml, codes);
        MediaStore media = new MediaStore(clock);
        AppChats appChats = new AppChats(corp.groups());
        attachments = new AppAttachments(people, media, xml, this::url);
        robot = corp.robot()
                .map(known -> new RobotDesk(
                        corp,
                        known,
                        store,
                        media,
                        appChats,
                        new RobotFaults(),
                        this::url,
                        config.robotCallbackUrl(),
                        config.answerLimit(),
                        clock));
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
            robot.ifPresent(desk -> desk.routes(routes));
            new ChatPage(corp, store, media, sender, appChats, robot).routes(routes);
            new ActionApi(corp, store, people, attachments, robot).routes(routes);
            new ControlApi(store, faults, tokens, gate, sender).routes(routes);
            robot.ifPresent(desk -> new RobotControlApi(desk).routes(routes));
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

    /** A member sends the app a photo, JPG or PNG. */
    public CompletableFuture<Delivery> photo(String userid, byte[] image, String filename) {
        return attachments.attachment(userid, "image", image, filename);
    }

    /** A member speaks to the app; bytes that begin like AMR are announced as amr, others as speex. */
    public CompletableFuture<Delivery> voice(String userid, byte[] sound) {
        return attachments.attachment(userid, "voice", sound, "voice.amr");
    }

    /** A member sends the app a video, MP4. */
    public CompletableFuture<Delivery> video(String userid, byte[] video, String filename) {
        return attachments.attachment(userid, "video", video, filename);
    }

    /** A member sends the app a file of any kind. */
    public CompletableFuture<Delivery> file(String userid, byte[] bytes, String filename) {
        return attachments.attachment(userid, "file", bytes, filename);
    }

    /** A member sends the app where they are. */
    public CompletableFuture<Delivery> location(String userid, double latitude, double longitude, String label) {
        return attachments.location(userid, latitude, longitude, label);
    }

    /** A member forwards a web page to the app. */
    public CompletableFuture<Delivery> link(String userid, String title, String description, String url) {
        return attachments.link(userid, title, description, url);
    }

    /** Sends the app what this member did last once more, the same MsgId or the same click. */
    public CompletableFuture<Delivery> replay(String userid) {
        return people.replay(userid);
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

    /** What a group that exists from the start sees, oldest first; empty for an unknown chatid. */
    public List<Entry> group(String chatid) {
        Optional<String> id = corp.group(chatid).map(group -> ConversationId.group(group.name()));
        return store.entries(entry -> id.equals(Optional.of(entry.conversation())));
    }

    /**
     * The intelligent robot.
     *
     * @throws IllegalStateException when the enterprise has none
     */
    public RobotDesk robot() {
        return robot.orElseThrow(() -> new IllegalStateException("this enterprise has no robot"));
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
        robot.ifPresent(RobotDesk::close);
    }
}
