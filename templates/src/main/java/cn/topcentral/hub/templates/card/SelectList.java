package cn.topcentral.hub.templates.card;

import java.util.List;
import java.util.Optional;

/**
 * A drop-down of 1 to 10 options: the {@code button_selection} of a button card and each {@code select_list} entry of a
 * multiple-interaction card have the same shape. Title 13 字, option 10 字.
 *
 * @param selectedId preselected; must be one of the options (WeCom would silently take the first)
 */
public record SelectList(
        String questionKey, Optional<String> title, List<Option> options, Optional<String> selectedId) {
    /** One choice; the id comes back in the callback. */
    public record Option(String id, String text) {
        public Option {
            CardRules.key(id, CardRules.OPTION_ID_BYTES, "option_list.id");
            text = Wording.requiredLine(text, 10, "option_list.text");
        }
    }

    public SelectList {
        CardRules.key(questionKey, CardRules.KEY_BYTES, "question_key");
        title = Wording.line(title, 13);
        options = CardRules.list(options, 1, 10, "option_list");
        List<String> ids = options.stream().map(Option::id).toList();
        CardRules.unique(ids, "option_list.id");
        selectedId.filter(id -> !ids.contains(id)).ifPresent(id -> {
            throw new IllegalArgumentException("selected_id \"" + id + "\" is none of the options");
        });
    }

    public static SelectList of(String questionKey, String title, List<Option> options) {
        return new SelectList(questionKey, Optional.of(title), options, Optional.empty());
    }
}
