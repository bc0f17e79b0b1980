package cn.topcentral.hub.sandbox.page;

import cn.topcentral.hub.sandbox.app.AppAttachments;
import cn.topcentral.hub.sandbox.callback.CardClick;
import cn.topcentral.hub.sandbox.callback.Delivery;
import cn.topcentral.hub.sandbox.chat.BadActionException;
import cn.topcentral.hub.sandbox.chat.ChatStore;
import cn.topcentral.hub.sandbox.chat.ConversationId;
import cn.topcentral.hub.sandbox.chat.People;
import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.corp.Group;
import cn.topcentral.hub.sandbox.robot.RobotDesk;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What people do in the page: each call says who and in which conversation; without one it is the app's. Thread-safe. */
public final class ActionApi {
    private static final String ROBOT = "robot:";

    private final Corp corp;
    private final ChatStore store;
    private final People people;
    private final AppAttachments attachments;
    private final Optional<RobotDesk> robot;

    public ActionApi(Corp corp, ChatStore store, People people, AppAttachments attachments, Optional<RobotDesk> robot) {
        this.corp = corp;
        this.store = store;
        this.people = people;
        this.attachments = attachments;
        this.robot = robot;
    }

    public void routes(RoutesConfig routes) {
        routes.post("/sandbox/say", this::say);
        routes.post("/sandbox/enter", this::enter);
        routes.post("/sandbox/attach", this::attach);
        routes.post("/sandbox/voice", this::voice);
        routes.post("/sandbox/location", this::location);
        routes.post("/sandbox/link", this::link);
        routes.post("/sandbox/click", this::click);
        routes.post("/sandbox/feedback", this::feedback);
        routes.post("/sandbox/replay", this::replay);
    }

    /** Where something is said. */
    private enum Where {
        APP,
        ROBOT,
        GROUP
    }

    private static Where where(String conversation) {
        return conversation.startsWith(ROBOT)
                ? Where.ROBOT
                : conversation.isEmpty() || conversation.startsWith("app:") ? Where.APP : Where.GROUP;
    }

    private String chatid(String conversation) {
        return corp.groups().stream()
                .filter(group -> ConversationId.group(group.name()).equals(conversation))
                .map(Group::chatid)
                .findFirst()
                .orElseThrow(() -> new BadActionException("nobody can write in '" + conversation + "'"));
    }

    private RobotDesk robot() {
        return robot.orElseThrow(() -> new BadActionException("this enterprise has no robot"));
    }

    private void say(Context ctx) {
        PageRequest request = PageRequest.of(ctx, Set.of("user", "conversation", "text"));
        String conversation = request.optional("conversation").orElse("");
        String user = request.text("user");
        String text = request.text("text");
        reply(
                ctx,
                switch (where(conversation)) {
                    case APP -> people.say(user, text);
                    case ROBOT -> robot().say(user, text);
                    case GROUP -> robot().sayInGroup(user, chatid(conversation), text);
                });
    }

    private void enter(Context ctx) {
        PageRequest request = PageRequest.of(ctx, Set.of("user", "conversation"));
        boolean alone = where(request.optional("conversation").orElse("")) == Where.ROBOT;
        reply(ctx, alone ? robot().enter(request.text("user")) : people.enter(request.text("user")));
    }

    /** The body is the file itself; everything else is in the query. */
    private void attach(Context ctx) {
        String conversation = query(ctx, "conversation");
        String user = query(ctx, "user");
        String type = query(ctx, "type");
        String filename = query(ctx, "filename");
        String text = query(ctx, "text");
        byte[] bytes = ctx.bodyAsBytes();
        if (!Set.of("image", "voice", "video", "file").contains(type)) {
            throw new BadActionException("type must be image, voice, video or file, is '" + type + "'");
        }
        Where where = where(conversation);
        if (where == Where.APP) {
            reply(ctx, attachments.attachment(user, type, bytes, filename));
            return;
        }
        Optional<String> chatid = where == Where.GROUP ? Optional.of(chatid(conversation)) : Optional.empty();
        if (type.equals("image") && !text.isBlank()) {
            reply(ctx, robot().mixed(user, chatid, text, bytes, filename));
        } else if (type.equals("image") && chatid.isPresent()) {
            reply(ctx, robot().photoInGroup(user, chatid.get(), bytes, filename));
        } else if (chatid.isPresent() || type.equals("voice")) {
            throw new BadActionException("the robot gets no sound, and in groups only text and photos with text");
        } else {
            reply(
                    ctx,
                    switch (type) {
                        case "image" -> robot().photo(user, bytes, filename);
                        case "video" -> robot().video(user, bytes, filename);
                        default -> robot().file(user, bytes, filename);
                    });
        }
    }

    private void voice(Context ctx) {
        PageRequest request = PageRequest.of(ctx, Set.of("user", "transcript"));
        reply(ctx, robot().voice(request.text("user"), request.text("transcript")));
    }

    private void location(Context ctx) {
        PageRequest request = PageRequest.of(ctx, Set.of("user", "latitude", "longitude", "label"));
        reply(
                ctx,
                attachments.location(
                        request.text("user"),
                        request.decimal("latitude"),
                        request.decimal("longitude"),
                        request.text("label")));
    }

    private void link(Context ctx) {
        PageRequest request = PageRequest.of(ctx, Set.of("user", "title", "description", "url"));
        reply(
                ctx,
                attachments.link(
                        request.text("user"),
                        request.text("title"),
                        request.optional("description").orElse(""),
                        request.text("url")));
    }

    private void click(Context ctx) {
        PageRequest request = PageRequest.of(ctx, Set.of("user", "entry", "key", "selections"));
        List<CardClick.Selection> selections = new ArrayList<>();
        for (JsonNode selection : request.body().path("selections")) {
            List<String> options = new ArrayList<>();
            selection.path("option_ids").forEach(option -> options.add(option.asText()));
            selections.add(
                    new CardClick.Selection(selection.path("question_key").asText(), options));
        }
        long entry = request.number("entry", 0);
        String user = request.text("user");
        String key = request.text("key");
        boolean app = store.entry(entry)
                .map(found -> where(found.conversation()) == Where.APP)
                .orElse(true);
        reply(ctx, app ? people.click(user, entry, key, selections) : robot().click(user, entry, key, selections));
    }

    private void feedback(Context ctx) {
        PageRequest request = PageRequest.of(ctx, Set.of("user", "entry", "type"));
        reply(
                ctx,
                robot().feedback(
                                request.text("user"),
                                request.number("entry", 0),
                                request.number("type", 0),
                                "",
                                List.of()));
    }

    private void replay(Context ctx) {
        PageRequest request = PageRequest.of(ctx, Set.of("user", "robot"));
        String user = request.text("user");
        reply(ctx, request.flag("robot") ? robot().replay(user) : people.replay(user));
    }

    private static String query(Context ctx, String name) {
        return ctx.queryParamAsClass(name, String.class).getOrDefault("");
    }

    private static void reply(Context ctx, CompletableFuture<Delivery> delivery) {
        ctx.future(() -> delivery.thenAccept(done -> ChatPage.answer(ctx, EntryJson.of(done))));
    }
}
