package cn.topcentral.hub.templates.card;

/**
 * A button that calls back with its key. Text 10 字; style 1 to 4. Buttons that open a page exist only in app messages,
 * so pages are reached through {@code card_action} instead.
 */
public record Button(String text, int style, String key) {
    public Button {
        text = Wording.requiredLine(text, 10, "button_list.text");
        CardRules.key(key, CardRules.KEY_BYTES, "button_list.key");
        if (style < 1 || style > 4) {
            throw new IllegalArgumentException("button_list.style is " + style + "; WeCom has 1 to 4");
        }
    }

    /** A button in WeCom's default style. */
    public static Button of(String text, String key) {
        return new Button(text, 1, key);
    }
}
