package cn.topcentral.hub.templates.card;

import java.util.Optional;

/** The one big figure of a text notice (10 字) and what it counts (15 字). */
public record EmphasisContent(String title, Optional<String> description) {
    public EmphasisContent {
        title = Wording.requiredLine(title, 10, "emphasis_content.title");
        description = Wording.line(description, 15);
    }

    public static EmphasisContent of(String title, String description) {
        return new EmphasisContent(title, Optional.of(description));
    }
}
