package cn.topcentral.hub.sandbox.page;

import cn.topcentral.hub.sandbox.api.AppChats;
import cn.topcentral.hub.sandbox.chat.BadActionException;
import cn.topcentral.hub.sandbox.chat.ChatStore;
import cn.topcentral.hub.sandbox.chat.ConversationId;
import cn.topcentral.hub.sandbox.chat.Entry;
import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.corp.Member;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * One line of the list.
     *
     * @param writable false for groups: what people say there reaches no app (page 90235)
     * @param people how many are in it, the member included
     */
    record Conversation(String id, String title, boolean writable, int people) {}

    /** The app first, then groups of webhooks, then the app's groups that have a message, as WeCom shows them. */
    List<Conversation> of(Member member) {
        List<Conversation> found = new ArrayList<>();
        found.add(new Conversation(ConversationId.app(member.userid()), corp.agentName(), true, 2));
        for (String group : new TreeSet<>(corp.webhooks().values())) {
            found.add(new Conversation(
                    ConversationId.group(group), group, false, corp.members().size()));
        }
        for (AppChats.AppChat chat : appChats.all()) {
            String id = ConversationId.appchat(chat.chatid());
            if (chat.has(member)
                    && !store.entries(entry -> entry.conversation().equals(id)).isEmpty()) {
                found.add(
                        new Conversation(id, chat.name(), false, chat.members().size()));
            }
        }
        return found;
    }

    /** The bubbles that changed after a version; only of a conversation this member sees. */
    List<Entry> entries(Member member, String conversation, long afterVersion) {
        if (of(member).stream().noneMatch(seen -> seen.id().equals(conversation))) {
            throw new BadActionException(member.userid() + " has no conversation '" + conversation + "'");
        }
        return store.entries(entry -> entry.conversation().equals(conversation) && entry.version() > afterVersion);
    }
}
