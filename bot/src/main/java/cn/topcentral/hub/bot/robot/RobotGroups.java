package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.config.WecomGroup;
import java.util.Map;
import java.util.Optional;

/** The configured groups the robot is in, by either name. */
final class RobotGroups {
    private final Map<String, WecomGroup> groups;

    RobotGroups(Map<String, WecomGroup> groups) {
        this.groups = Map.copyOf(groups);
    }

    /** The chatid of a configured group. */
    Optional<String> chatOf(String name) {
        return Optional.ofNullable(groups.get(name)).flatMap(WecomGroup::robotChatId);
    }

    boolean knows(String chat) {
        return groups.values().stream().anyMatch(group -> isChat(group, chat));
    }

    /** Whether everybody in a group may see every customer; not in one that nobody configured. */
    boolean fullCards(String chat) {
        return groups.values().stream().anyMatch(group -> isChat(group, chat) && group.fullCards());
    }

    private static boolean isChat(WecomGroup group, String chat) {
        return group.robotChatId().filter(chat::equals).isPresent();
    }
}
