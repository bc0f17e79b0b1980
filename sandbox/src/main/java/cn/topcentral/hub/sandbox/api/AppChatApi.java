package cn.topcentral.hub.sandbox.api;

import cn.topcentral.hub.sandbox.api.AppChats.AppChat;
import cn.topcentral.hub.sandbox.chat.Author;
import cn.topcentral.hub.sandbox.chat.ChatStore;
import cn.topcentral.hub.sandbox.chat.ConversationId;
import cn.topcentral.hub.sandbox.chat.Outgoing;
import cn.topcentral.hub.sandbox.chat.RandomText;
import cn.topcentral.hub.sandbox.chat.SentMessage;
import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.corp.Member;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Groups made by the app (pages 90245, 98913, 90247, 90248). Thread-safe: changes are made one at a time. */
public final class AppChatApi {
    private static final int MAX_NAME_CHARACTERS = 50;

    private final Corp corp;
    private final ChatStore store;
    private final AppChats chats;
    private final AppContent contents;
    private final RateWindow createsPerDay;
    private final RateWindow updatesPerHour;
    private final RateWindow sendsPerMinute;

    public AppChatApi(Corp corp, ChatStore store, AppChats chats, MediaStore media, Clock clock) {
        this.corp = corp;
        this.store = store;
        this.chats = chats;
        this.contents = new AppContent(media);
        this.createsPerDay = new RateWindow(clock, 1000, Duration.ofDays(1));
        this.updatesPerHour = new RateWindow(clock, 1000, Duration.ofHours(1));
        this.sendsPerMinute = new RateWindow(clock, 200, Duration.ofMinutes(1));
    }

    public void routes(RoutesConfig routes) {
        routes.post("/cgi-bin/appchat/create", this::create);
        routes.post("/cgi-bin/appchat/update", this::update);
        routes.get("/cgi-bin/appchat/get", this::get);
        routes.post("/cgi-bin/appchat/send", this::send);
    }

    private synchronized void create(Context ctx) {
        ApiRequest request = ApiRequest.of(ctx);
        Set<String> members = known(request.texts("userlist"));
        String owner = request.text("owner");
        String chatid = request.text("chatid");
        if (chatid.isEmpty()) {
            chatid = RandomText.token(32);
        } else if (!chatid.matches("[0-9A-Za-z]{1,32}")) {
            throw new ApiRefusal(86001, "invalid chatid: 1-32 letters and digits");
        } else if (chats.find(chatid).isPresent()) {
            throw new ApiRefusal(86215, "chatid exists already");
        }
        AppChat chat = chat(
                chatid,
                request.text("name"),
                owner.isEmpty() ? members.iterator().next() : owner,
                members);
        limit(createsPerDay);
        chats.put(chat);
        ApiRequest.answer(ctx, ApiRequest.ok().put("chatid", chat.chatid()));
    }

    private synchronized void update(Context ctx) {
        ApiRequest request = ApiRequest.of(ctx);
        AppChat old = existing(request.required("chatid"));
        Set<String> members = new LinkedHashSet<>(old.members());
        members.addAll(known(request.texts("add_user_list"), false));
        members.removeAll(known(request.texts("del_user_list"), false));
        String owner = request.text("owner").isEmpty() ? old.owner() : request.text("owner");
        String name = request.text("name").isEmpty() ? old.name() : request.text("name");
        AppChat chat = chat(old.chatid(), name, owner, members);
        limit(updatesPerHour);
        chats.put(chat);
        ApiRequest.answer(ctx, ApiRequest.ok());
    }

    private void get(Context ctx) {
        AppChat chat = existing(ctx.queryParamAsClass("chatid", String.class).getOrDefault(""));
        ObjectNode answer = ApiRequest.ok();
        ObjectNode info = answer.putObject("chat_info");
        info.put("chatid", chat.chatid()).put("name", chat.name()).put("owner", chat.owner());
        ArrayNode users = info.putArray("userlist");
        chat.members().forEach(users::add);
        ApiRequest.answer(ctx, answer);
    }

    private void send(Context ctx) {
        ApiRequest request = ApiRequest.of(ctx);
        AppChat chat = existing(request.required("chatid"));
        String msgtype = request.required("msgtype");
        if (msgtype.equals("template_card") || msgtype.equals("miniprogram_notice")) {
            throw new ApiRefusal(40008, "invalid message type: groups of an app take no " + msgtype);
        }
        ObjectNode content = contents.checked(msgtype, request);
        // All members of a group get the same messages, so one window per group stands for one per member.
        if (sendsPerMinute.allows(chat.chatid())) {
            store.deliver(new Outgoing(
                    SentMessage.Channel.APPCHAT,
                    chat.chatid(),
                    conversation(chat),
                    new Author(Author.Kind.APP, Integer.toString(corp.agentId()), corp.agentName()),
                    msgtype,
                    content,
                    RandomText.token(32),
                    "",
                    List.of()));
        }
        ApiRequest.answer(ctx, ApiRequest.ok());
    }

    private String conversation(AppChat chat) {
        return corp.group(chat.chatid())
                .map(group -> ConversationId.group(group.name()))
                .orElseGet(() -> ConversationId.appchat(chat.chatid()));
    }

    private AppChat existing(String chatid) {
        if (!chatid.matches("[0-9A-Za-z]{1,32}")) {
            throw new ApiRefusal(86001, "invalid chatid: 1-32 letters and digits");
        }
        return chats.find(chatid).orElseThrow(() -> new ApiRefusal(86003, "chatid does not exist"));
    }

    private static AppChat chat(String chatid, String name, String owner, Set<String> members) {
        if (members.size() < 2 || members.size() > 2000) {
            throw new ApiRefusal(86006, "a group has 2-2000 members, this would have " + members.size());
        }
        if (members.stream().noneMatch(owner::equalsIgnoreCase)) {
            throw new ApiRefusal(86207, "owner is not in the member list");
        }
        int length = name.codePointCount(0, name.length());
        String cut = length <= MAX_NAME_CHARACTERS
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MAX_NAME_CHARACTERS));
        return new AppChat(chatid, cut.isBlank() ? "群聊" : cut, owner, new ArrayList<>(members));
    }

    private Set<String> known(List<String> userids) {
        return known(userids, true);
    }

    private Set<String> known(List<String> userids, boolean group) {
        if (group && (userids.size() < 2 || userids.size() > 2000)) {
            throw new ApiRefusal(86006, "userlist must name 2-2000 members, names " + userids.size());
        }
        Set<String> known = new LinkedHashSet<>();
        for (String userid : userids) {
            known.add(corp.member(userid)
                    .map(Member::userid)
                    .orElseThrow(() -> new ApiRefusal(86216, "unknown member: " + userid)));
        }
        return known;
    }

    private static void limit(RateWindow window) {
        if (!window.allows("corp")) {
            throw new ApiRefusal(45009, "api freq out of limit");
        }
    }
}
