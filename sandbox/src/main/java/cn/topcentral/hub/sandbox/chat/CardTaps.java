package cn.topcentral.hub.sandbox.chat;

import cn.topcentral.hub.sandbox.callback.CardClick.Selection;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Lets through only taps that a person could make on the card as it looks now. */
public final class CardTaps {
    private CardTaps() {}

    /** Returns whether the key belongs to the menu rather than to a button. */
    public static boolean check(Entry entry, String userid, String key, List<Selection> selections) {
        ObjectNode card = entry.contentFor(userid);
        if (anyKey(card.path("action_menu").path("action_list"), key)) {
            return true;
        }
        if (entry.buttonText().isPresent()) {
            throw new BadActionException("the buttons of this card are replaced by '"
                    + entry.buttonText().get() + "'");
        }
        boolean submit = card.path("submit_button").path("key").asText("").equals(key) && !key.isEmpty();
        if (!submit && !anyKey(card.path("button_list"), key)) {
            throw new BadActionException("the card has no button with key '" + key + "'");
        }
        selections(card, selections, submit);
        return false;
    }

    private static boolean anyKey(JsonNode items, String key) {
        return StreamSupport.stream(items.spliterator(), false)
                .anyMatch(item -> item.path("type").asInt(0) == 0
                        && item.path("key").asText().equals(key));
    }

    private static void selections(ObjectNode card, List<Selection> selections, boolean complete) {
        Map<String, JsonNode> selectors = new HashMap<>();
        List.of(card.path("checkbox"), card.path("button_selection"))
                .forEach(selector -> selectors.put(selector.path("question_key").asText(""), selector));
        card.path("select_list")
                .forEach(selector -> selectors.put(selector.path("question_key").asText(), selector));
        selectors.remove("");
        for (Selection selection : selections) {
            JsonNode selector = selectors.remove(selection.questionKey());
            if (selector == null) {
                throw new BadActionException("the card has no selector '" + selection.questionKey() + "'");
            }
            options(selector, selection);
        }
        if (complete && !selectors.isEmpty()) {
            throw new BadActionException("nothing is chosen for " + selectors.keySet());
        }
    }

    private static void options(JsonNode selector, Selection selection) {
        boolean several = selector.path("mode").asInt(0) == 1;
        if (selection.optionIds().isEmpty()
                || (!several && selection.optionIds().size() > 1)) {
            throw new BadActionException("selector '" + selection.questionKey() + "' takes "
                    + (several ? "one or more options" : "exactly one option"));
        }
        List<String> ids = StreamSupport.stream(selector.path("option_list").spliterator(), false)
                .map(option -> option.path("id").asText())
                .toList();
        if (!ids.containsAll(selection.optionIds())) {
            throw new BadActionException(
                    "selector '" + selection.questionKey() + "' has options " + ids + ", not " + selection.optionIds());
        }
    }
}
