package cn.topcentral.hub.templates.card;

import java.util.Optional;

/** Title (26 字) and the line under it (30 字). */
public record MainTitle(String title, Optional<String> description) {
    public MainTitle {
        title = Wording.requiredLine(title, 26, "main_title.title");
        description = Wording.line(description, 30);
    }

    public static MainTitle of(String title) {
        return new MainTitle(title, Optional.empty());
    }

    public static MainTitle of(String title, String description) {
        return new MainTitle(title, Optional.of(description));
    }
}
