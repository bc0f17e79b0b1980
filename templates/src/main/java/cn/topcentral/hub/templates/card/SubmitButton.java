package cn.topcentral.hub.templates.card;

/** Sends the choices made; text 10 字. */
public record SubmitButton(String text, String key) {
    public SubmitButton {
        text = Wording.requiredLine(text, 10, "submit_button.text");
        CardRules.key(key, CardRules.KEY_BYTES, "submit_button.key");
    }

    /** A button that says 提交. */
    public static SubmitButton of(String key) {
        return new SubmitButton("提交", key);
    }
}
