package cn.topcentral.hub.bot.config;

import java.util.List;
import java.util.Optional;

/**
 * A chat group the hub writes to, by the ways it is reached. With several, the intelligent robot comes first, because only its cards have buttons.
 *
 * @param webhookKey {@code webhook_key}: key of a group robot (群机器人), the part after {@code key=} of its webhook address
 * @param chatId {@code chat_id}: chatid of a group the app itself created
 * @param robotChatId {@code robot_chat_id}: chatid by which the intelligent robot knows the group; the log shows it when somebody there mentions it
 * @param fullCards {@code full_cards}: whether everybody in the group may see every customer, default false: then answers about customers go to
 *     whoever asked alone. Phone numbers are masked in groups always
 */
public record WecomGroup(
        Optional<Secret> webhookKey, Optional<String> chatId, Optional<String> robotChatId, boolean fullCards) {
    static final List<String> KEYS = List.of("webhook_key", "chat_id", "robot_chat_id", "full_cards");

    static WecomGroup read(ConfigSection section) {
        Optional<Secret> webhookKey = section.secret("webhook_key");
        Optional<String> chatId = section.text("chat_id");
        Optional<String> robotChatId = section.text("robot_chat_id");
        boolean fullCards = section.text("full_cards", TextRule.YES_NO)
                .map(Boolean::parseBoolean)
                .orElse(false);
        if (!section.hasProblems()) {
            if (webhookKey.isPresent() && chatId.isPresent()) {
                section.problem(
                        "has both webhook_key and chat_id",
                        "give webhook_key for a group robot, or chat_id for a group the app created");
            } else if (webhookKey.isEmpty() && chatId.isEmpty() && robotChatId.isEmpty()) {
                section.problem(
                        "has no way to be reached",
                        "give webhook_key for a group robot, chat_id for a group the app created, or robot_chat_id for one the intelligent robot is in");
            }
        }
        return new WecomGroup(webhookKey, chatId, robotChatId, fullCards);
    }
}
