package cn.topcentral.hub.sandbox.callback;

import java.util.List;

/**
 * A tap on a card that WeCom reports to the app.
 *
 * @param menu true for an item of the menu at the top right, false for a button
 * @param selections what stood chosen in the card's selectors
 */
public record CardClick(
        String taskId, String cardType, String key, boolean menu, String responseCode, List<Selection> selections) {
    public CardClick {
        selections = List.copyOf(selections);
    }

    /** The options chosen in one selector. */
    public record Selection(String questionKey, List<String> optionIds) {
        public Selection {
            optionIds = List.copyOf(optionIds);
        }
    }
}
