package cn.topcentral.hub.sandbox.api;

import cn.topcentral.hub.sandbox.corp.Group;
import cn.topcentral.hub.sandbox.corp.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The groups the app made, those of the start included. Thread-safe: its own lock guards the map. */
public final class AppChats {
    private final Map<String, AppChat> chats = new LinkedHashMap<>();

    /** One group; members are userids in the spelling of the contacts. */
    public record AppChat(String chatid, String name, String owner, List<String> members) {
        public AppChat {
            members = List.copyOf(members);
        }

        public boolean has(Member member) {
            return members.contains(member.userid());
        }
    }

    public AppChats(List<Group> groups) {
        groups.forEach(group ->
                put(new AppChat(group.chatid(), group.name(), group.members().get(0), group.members())));
    }

    public synchronized Optional<AppChat> find(String chatid) {
        return Optional.ofNullable(chats.get(chatid));
    }

    public synchronized List<AppChat> all() {
        return List.copyOf(chats.values());
    }

    final synchronized void put(AppChat chat) {
        chats.put(chat.chatid(), chat);
    }
}
