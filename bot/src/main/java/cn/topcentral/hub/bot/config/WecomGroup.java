package cn.topcentral.hub.bot.config;

import java.util.List;

/** A chat group the hub writes to, by the way it is reached. */
public sealed interface WecomGroup {
    List<String> KEYS = List.of("webhook_key", "chat_id");

    /** {@code webhook_key}: key of a group robot (群机器人), the part after {@code key=} of its webhook address. */
    record Webhook(Secret key) implements WecomGroup {}

    /** {@code chat_id}: chatid of a group the app itself created. */
    record AppChat(String chatId) implements WecomGroup {}

    static WecomGroup read(ConfigSection section) {
        var key = section.secret("webhook_key");
        var chatId = section.text("chat_id");
        if (key.isPresent() == chatId.isPresent() && !section.hasProblems()) {
            section.problem(
                    key.isPresent() ? "has both webhook_key and chat_id" : "has neither webhook_key nor chat_id",
                    "give webhook_key for a group robot, or chat_id for a group the app created");
        }
        return key.<WecomGroup>map(Webhook::new).orElseGet(() -> new AppChat(chatId.orElse("")));
    }
}
