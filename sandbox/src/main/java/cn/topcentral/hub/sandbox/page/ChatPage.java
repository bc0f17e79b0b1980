package cn.topcentral.hub.sandbox.page;

import cn.topcentral.hub.sandbox.api.AppChats;
import cn.topcentral.hub.sandbox.api.MediaStore;
import cn.topcentral.hub.sandbox.callback.CallbackSender;
import cn.topcentral.hub.sandbox.chat.BadActionException;
import cn.topcentral.hub.sandbox.chat.ChatStore;
import cn.topcentral.hub.sandbox.chat.Entry;
import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.corp.Member;
import cn.topcentral.hub.sandbox.robot.RobotDesk;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The page for people, and the JSON under /sandbox that feeds it. Thread-safe. */
public final class ChatPage {
    private final Corp corp;
    private final ChatStore store;
    private final MediaStore media;
    private final CallbackSender sender;
    private final Optional<RobotDesk> robot;
    private final Conversations conversations;

    public ChatPage(
            Corp corp,
            ChatStore store,
            MediaStore media,
            CallbackSender sender,
            AppChats appChats,
            Optional<RobotDesk> robot) {
        this.corp = corp;
        this.store = store;
        this.media = media;
        this.sender = sender;
        this.robot = robot;
        this.conversations = new Conversations(corp, store, appChats);
    }

    public void routes(RoutesConfig routes) {
        routes.get("/", ChatPage::page);
        routes.get("/sandbox/state", this::state);
        routes.get("/sandbox/conversations", this::list);
        routes.get("/sandbox/entries", this::entries);
        routes.sse("/sandbox/events", this::events);
        routes.exception(
                BadActionException.class,
                (problem, ctx) -> answer(
                        ctx.status(400), JsonNodeFactory.instance.objectNode().put("error", problem.getMessage())));
    }

    /** Messages come from elsewhere, so the page may run no script and no style but its own files. */
    private static void page(Context ctx) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'self'; img-src 'self' http: https: data:; object-src 'none'; base-uri 'none';"
                        + " form-action 'none'; frame-ancestors 'none'");
        try (InputStream html = Objects.requireNonNull(ChatPage.class.getResourceAsStream("/sandbox/index.html"))) {
            ctx.contentType("text/html; charset=UTF-8").result(html.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The page is missing from the jar", e);
        }
    }

    private void state(Context ctx) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("app", corp.agentName()).put("connected", sender.callbackUrl().isPresent());
        robot.ifPresent(desk -> state.putObject("robot")
                .put("name", corp.robot().orElseThrow().name())
                .put("mode", desk.callbackMode() ? "callback" : "socket")
                .put("connected", desk.connected()));
        ArrayNode members = state.putArray("members");
        corp.members().forEach(member -> members.addObject()
                .put("userid", member.userid())
                .put("name", member.name())
                .put("role", member.role().name().toLowerCase(Locale.ROOT))
                .put("position", member.role().position())
                .put("department", member.department()));
        answer(ctx, state);
    }

    private void list(Context ctx) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Member member = member(ctx);
        conversations.of(member).forEach(conversation -> {
            List<Entry> entries = store.entries(entry -> entry.conversation().equals(conversation.id()));
            ObjectNode item = list.addObject();
            item.put("id", conversation.id()).put("title", conversation.title());
            item.put("kind", conversation.kind().name().toLowerCase(Locale.ROOT));
            item.put("mention", conversation.mention());
            item.put("writable", conversation.writable()).put("people", conversation.people());
            item.put("count", entries.size());
            if (!entries.isEmpty()) {
                item.set("last", json(entries.get(entries.size() - 1), member));
            }
        });
        answer(ctx, list);
    }

    private void entries(Context ctx) {
        long after = ctx.queryParamAsClass("after", Long.class).getOrDefault(0L);
        String conversation =
                ctx.queryParamAsClass("conversation", String.class).getOrDefault("");
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Member member = member(ctx);
        conversations.entries(member, conversation, after).forEach(entry -> list.add(json(entry, member)));
        answer(ctx, list);
    }

    /** Only what is still kept has a name; a message whose file is gone has none. */
    private ObjectNode json(Entry entry, Member member) {
        ObjectNode json = EntryJson.of(entry, member.userid());
        media.find(entry.content().path("media_id").asText(""))
                .ifPresent(found -> json.put("filename", found.filename()));
        return json;
    }

    /** Tells the page that something is new; it then asks for what. */
    private void events(SseClient client) {
        client.keepAlive();
        Runnable stop = store.watch(() -> client.sendEvent("changed", Long.toString(store.version())));
        client.onClose(stop);
        client.sendEvent("changed", Long.toString(store.version()));
    }

    private Member member(Context ctx) {
        String userid = ctx.queryParamAsClass("user", String.class).getOrDefault("");
        return corp.member(userid).orElseThrow(() -> new BadActionException("there is no member '" + userid + "'"));
    }

    static void answer(Context ctx, JsonNode json) {
        ctx.contentType("application/json; charset=UTF-8").result(json.toString());
    }
}
