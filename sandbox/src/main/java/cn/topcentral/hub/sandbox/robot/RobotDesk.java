package cn.topcentral.hub.sandbox.robot;

import cn.topcentral.hub.sandbox.api.AppChats;
import cn.topcentral.hub.sandbox.api.MediaStore;
import cn.topcentral.hub.sandbox.callback.CardClick;
import cn.topcentral.hub.sandbox.callback.Delivery;
import cn.topcentral.hub.sandbox.callback.Verification;
import cn.topcentral.hub.sandbox.chat.ChatStore;
import cn.topcentral.hub.sandbox.chat.ConversationId;
import cn.topcentral.hub.sandbox.chat.Entry;
import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.corp.Robot;
import cn.topcentral.hub.sandbox.faults.RobotFaults;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The intelligent robot as a test sees it: how it is connected, what people do with it, what went wrong. Thread-safe.
 *
 * <p>What people do gives a future that completes when the hub has it (or, in callback mode, answered or failed); an action that the chat does not
 * offer throws {@link cn.topcentral.hub.sandbox.chat.BadActionException}. In a group only what mentions the robot reaches it; the rest is shown and
 * counts as delivered in 0 attempts.
 */
public final class RobotDesk implements AutoCloseable {
    private final Supplier<URI> base;
    private final ChatStore store;
    private final RobotFaults faults;
    private final RobotSocket socket;
    private final RobotHttp http;
    private final EncryptedMedia encrypted;
    private final RobotTalk talk;

    /**
     * @param base address of this server
     * @param callbackUrl where the hub receives callbacks; with one the robot is in callback mode, else it waits for a connection
     * @param answerLimit how long the hub may take to answer a callback
     */
    public RobotDesk(
            Corp corp,
            Robot robot,
            ChatStore store,
            MediaStore media,
            AppChats groups,
            RobotFaults faults,
            Supplier<URI> base,
            Optional<URI> callbackUrl,
            Duration answerLimit,
            Clock clock) {
        this.base = base;
        this.store = store;
        this.faults = faults;
        this.encrypted = new EncryptedMedia(clock);
        Interactions interactions = new Interactions(clock);
        RobotAnswers answers = new RobotAnswers(corp, robot, store, media, faults, clock);
        this.http = new RobotHttp(robot, answers, encrypted, base, callbackUrl, answerLimit, clock);
        this.socket = new RobotSocket(robot, answers, interactions, encrypted, media, faults, http::connected, clock);
        this.talk = new RobotTalk(corp, robot, store, media, groups, answers, interactions, this::link, clock);
    }

    public void routes(RoutesConfig routes) {
        socket.routes(routes);
        http.routes(routes);
        encrypted.routes(routes);
    }

    private RobotLink link() {
        return http.connected() ? http : socket;
    }

    /** Address of the long connection. */
    public URI url() {
        return URI.create(base.get().toString().replaceFirst("^http", "ws") + "/robot");
    }

    /** Sets the robot to callbacks, which ends the long connection at once; empty sets it back. */
    public void callbackUrl(Optional<URI> url) {
        http.callbackUrl(url);
        if (url.isPresent()) {
            socket.disconnectAll();
        }
    }

    public boolean callbackMode() {
        return http.connected();
    }

    /** Checks the callback URL as the admin console does on saving. */
    public Verification verifyCallback() {
        return http.verify();
    }

    /** HTTP requests to the callback URL so far, repeats and polls included. */
    public int callbackAttempts() {
        return http.attempts();
    }

    /** Whether a message would reach the hub now. */
    public boolean connected() {
        return link().connected();
    }

    /** Open sockets, subscribed or not. */
    public int connections() {
        return socket.connections();
    }

    /** Frames that arrived so far, by cmd, refused and lost ones included. */
    public Map<String, Integer> frames() {
        return socket.frames();
    }

    /** Frames that were refused, oldest first, each as {@code cmd req_id: errcode errmsg}. */
    public List<String> refusals() {
        return socket.refusals();
    }

    public RobotFaults faults() {
        return faults;
    }

    /** What a member sees in the conversation with the robot, oldest first. */
    public List<Entry> conversation(String userid) {
        String id = ConversationId.robot(userid);
        return store.entries(entry -> entry.conversation().equals(id));
    }

    /** A member opens the conversation; the first time of a day in Shanghai the robot is told. */
    public CompletableFuture<Delivery> enter(String userid) {
        return talk.enter(userid);
    }

    public CompletableFuture<Delivery> say(String userid, String text) {
        return talk.say(userid, Optional.empty(), text, Optional.empty());
    }

    /** A member writes in a group. */
    public CompletableFuture<Delivery> sayInGroup(String userid, String chatid, String text) {
        return talk.say(userid, Optional.of(chatid), text, Optional.empty());
    }

    /** A member writes in a group about an earlier bubble, which travels along as the quote. */
    public CompletableFuture<Delivery> sayQuoting(String userid, String chatid, String text, long entryId) {
        return talk.say(userid, Optional.of(chatid), text, Optional.of(entryId));
    }

    /** A photo, JPG or PNG. */
    public CompletableFuture<Delivery> photo(String userid, byte[] image, String filename) {
        return talk.attachment(userid, Optional.empty(), "image", image, filename);
    }

    /** A photo posted in a group, which nobody can mention anybody in: it reaches no robot. */
    public CompletableFuture<Delivery> photoInGroup(String userid, String chatid, byte[] image, String filename) {
        return talk.attachment(userid, Optional.of(chatid), "image", image, filename);
    }

    /** Text and photo in one message; {@code chatid} is empty in the conversation with the robot alone. */
    public CompletableFuture<Delivery> mixed(
            String userid, Optional<String> chatid, String text, byte[] image, String filename) {
        return talk.mixed(userid, chatid, text, image, filename);
    }

    /** The robot gets the transcript alone, no sound. */
    public CompletableFuture<Delivery> voice(String userid, String transcript) {
        return talk.voice(userid, transcript);
    }

    public CompletableFuture<Delivery> file(String userid, byte[] bytes, String filename) {
        return talk.attachment(userid, Optional.empty(), "file", bytes, filename);
    }

    /** A video, MP4. */
    public CompletableFuture<Delivery> video(String userid, byte[] video, String filename) {
        return talk.attachment(userid, Optional.empty(), "video", video, filename);
    }

    /** A member taps a button, menu item or submit of a card of the robot, alone with it or in a group. */
    public CompletableFuture<Delivery> click(
            String userid, long entryId, String key, List<CardClick.Selection> selections) {
        return talk.click(userid, entryId, key, selections);
    }

    /**
     * A member judges an answer that carries a feedback id.
     *
     * @param type 1 good, 2 bad, 3 withdrawn
     * @param reasons numbers 1-4 of what was wrong; empty unless bad
     */
    public CompletableFuture<Delivery> feedback(
            String userid, long entryId, int type, String content, List<Integer> reasons) {
        return talk.feedback(userid, entryId, type, content, reasons);
    }

    /** Sends what this member did last once more: the same msgid in a new frame. */
    public CompletableFuture<Delivery> replay(String userid) {
        return talk.replay(userid);
    }

    @Override
    public void close() {
        socket.close();
        http.close();
    }
}
