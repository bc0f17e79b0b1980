package cn.topcentral.hub.templates.card;

import java.net.URI;
import java.util.Optional;

/** A small picture with words beside it. */
public record ImageTextArea(
        Optional<String> title, Optional<String> description, URI image, Optional<Destination> destination) {
    public ImageTextArea {
        title = Wording.line(title, 26);
        description = Wording.line(description, 30);
        CardRules.webAddress(image, "image_text_area.image_url");
    }
}
