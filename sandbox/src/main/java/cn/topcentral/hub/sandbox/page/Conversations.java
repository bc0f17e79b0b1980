package cn.topcentral.hub.sandbox.page;

import cn.topcentral.hub.sandbox.api.AppChats;
import cn.topcentral.hub.sandbox.chat.BadActionException;
import cn.topcentral.hub.sandbox.chat.ChatStore;
import cn.topcentral.hub.sandbox.chat.ConversationId;
import cn.topcentral.hub.sandbox.chat.Entry;
import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.corp.Group;
import cn.topcentral.hub.sandbox.corp.Member;
import cn.topcentral.hub.sandbox.corp.Robot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which conversations a member sees. Thread-safe. */
final class Conversations {
    private final Corp corp;
    private final ChatStore store;
    private final AppChats appChats;

    Conversations(Corp corp, ChatStore store, AppChats appChats) {
        this.corp = corp;
        this.store = store;
        this.appChats = appChats;
    }

    /** What kind of conversation it is; the page shows other tools for each. */
    enum Kind {
        APP,
        ROBOT,
        GROUP
    }

    /**
     * One line of the list.
     *
     * @param writable false for groups without the robot: what people say there reaches nobody (page 90235)
     * @param people how many are in it, the member included
     * @param mention what to mention so that the message reaches the hub; empty where everything does
     */
    record Conversation(String id, Kind kind, String title, boolean writable, int people, String mention) {}

    /** The app first, then the robot, the groups, and the app's later groups once they have a message, as WeCom shows them. */
    List<Conversation> of(Member member) {
        List<Conversation> found = new ArrayList<>();
        found.add(new Conversation(ConversationId.app(member.userid()), Kind.APP, corp.agentName(), true, 2, ""));
        corp.robot()
                .ifPresent(robot -> found.add(new Conversation(
                        ConversationId.robot(member.userid()), Kind.ROBOT, robot.name(), true, 2, "")));
        Set<String> webhookGroups = new TreeSet<>(corp.webhooks().values());
        for (AppChats.AppChat chat : appChats.all()) {
            Optional<Group> fromStart = corp.group(chat.chatid());
            fromStart.ifPresent(group -> webhookGroups.remove(group.name()));
            if (chat.has(member)) {
                line(chat, fromStart).ifPresent(found::add);
            }
        }
        for (String group : webhookGroups) {
            found.add(new Conversation(
                    ConversationId.group(group),
                    Kind.GROUP,
                    group,
                    false,
                    corp.members().size(),
                    ""));
        }
        return found;
    }

    private Optional<Conversation> line(AppChats.AppChat chat, Optional<Group> fromStart) {
        int people = chat.members().size();
        if (fromStart.isPresent()) {
            String name = fromStart.get().name();
            String mention = corp.robot().map(Robot::name).orElse("");
            return Optional.of(new Conversation(
                    ConversationId.group(name), Kind.GROUP, name, !mention.isEmpty(), people, mention));
        }
        String id = ConversationId.appchat(chat.chatid());
        return store.entries(entry -> entry.conversation().equals(id)).isEmpty()
                ? Optional.empty()
                : Optional.of(new Conversation(id, Kind.GROUP, chat.name(), false, people, ""));
    }

    /** The bubbles that changed after a version; only of a conversation this member sees. */
    List<Entry> entries(Member member, String conversation, long afterVersion) {
        if (of(member).stream().noneMatch(seen -> seen.id().equals(conversation))) {
            throw new BadActionException(member.userid() + " has no conversation '" + conversation + "'");
        }
        return store.entries(entry -> entry.conversation().equals(conversation) && entry.version() > afterVersion);
    }
}
