package cn.topcentral.hub.templates.card;

import java.net.URI;
import java.util.Optional;

/** The small line on top that says where the card comes from; 13 字. */
public record Source(String description, Color color, Optional<URI> icon) {
    /** The four colours of {@code desc_color}. */
    public enum Color {
        GREY(0),
        BLACK(1),
        RED(2),
        GREEN(3);

        private final int code;

        Color(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    public Source {
        description = Wording.requiredLine(description, 13, "source.desc");
        icon.ifPresent(address -> CardRules.webAddress(address, "source.icon_url"));
    }

    public static Source of(String description) {
        return new Source(description, Color.GREY, Optional.empty());
    }

    public static Source of(String description, Color color) {
        return new Source(description, color, Optional.empty());
    }
}
