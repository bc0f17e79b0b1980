package cn.topcentral.hub.templates.card;

import java.util.List;

/** The choices of a vote card: 1 to 20 options of 11 字. */
public record Checkbox(String questionKey, Mode mode, List<Option> options) {
    /** How many options a person may tick. */
    public enum Mode {
        SINGLE(0),
        MULTIPLE(1);

        private final int code;

        Mode(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    /** One choice; the id comes back in the callback. */
    public record Option(String id, String text, boolean checked) {
        public Option {
            CardRules.key(id, CardRules.OPTION_ID_BYTES, "checkbox.option_list.id");
            text = Wording.requiredLine(text, 11, "checkbox.option_list.text");
        }
    }

    public Checkbox {
        CardRules.key(questionKey, CardRules.KEY_BYTES, "checkbox.question_key");
        options = CardRules.list(options, 1, 20, "checkbox.option_list");
        CardRules.unique(options.stream().map(Option::id).toList(), "checkbox.option_list.id");
        if (mode == Mode.SINGLE && options.stream().filter(Option::checked).count() > 1) {
            throw new IllegalArgumentException("checkbox has several options checked but takes one; use MULTIPLE");
        }
    }
}
