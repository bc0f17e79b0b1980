package cn.topcentral.hub.sandbox.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Puts a new card in the place of a sent one (WeCom page 94888). */
public final class CardUpdate {
    private CardUpdate() {}

    /** The new card keeps the task id of the old one unless it brings its own; replace_text greys its buttons. */
    public static Entry apply(Entry entry, ObjectNode newCard) {
        ObjectNode card = newCard.deepCopy();
        if (!card.hasNonNull("task_id") && entry.content().hasNonNull("task_id")) {
            card.set("task_id", entry.content().get("task_id"));
        }
        String replaceText = card.path("replace_text").asText("");
        return entry.withCard(card, replaceText.isEmpty() ? Optional.empty() : Optional.of(replaceText));
    }

    /** Every button gives way to this grey text. */
    public static Entry replaceButtons(Entry entry, String replaceName) {
        return entry.withCard(entry.content(), Optional.of(replaceName));
    }

    public static Entry recall(Entry entry) {
        return entry.asRecalled();
    }
}
