package cn.topcentral.hub.templates.card;

import java.util.List;
import java.util.Optional;

/** The ⋯ menu in the top right corner: 1 to 3 entries. WeCom names no text length; 10 字, a button's, is used. */
public record ActionMenu(Optional<String> description, List<Action> actions) {
    /** One entry; the key comes back in the callback. */
    public record Action(String text, String key) {
        public Action {
            text = Wording.requiredLine(text, 10, "action_menu.action_list.text");
            CardRules.key(key, CardRules.KEY_BYTES, "action_menu.action_list.key");
        }
    }

    public ActionMenu {
        description = Wording.line(description, 30);
        actions = CardRules.list(actions, 1, 3, "action_menu.action_list");
        CardRules.unique(actions.stream().map(Action::key).toList(), "action_menu.action_list.key");
    }

    public static ActionMenu of(Action... actions) {
        return new ActionMenu(Optional.empty(), List.of(actions));
    }
}
