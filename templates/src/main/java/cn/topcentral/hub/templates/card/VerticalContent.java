package cn.topcentral.hub.templates.card;

import java.util.Optional;

/** A paragraph of a news notice: title 26 字, text 112 字; at most four to a card. */
public record VerticalContent(String title, Optional<String> description) {
    public VerticalContent {
        title = Wording.requiredLine(title, 26, "vertical_content_list.title");
        description = Wording.lines(description, 112);
    }
}
