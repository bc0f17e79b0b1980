package cn.topcentral.hub.templates.card;

import java.util.Optional;

/** A quotation in a grey box. WeCom names no length for it; 112 字, that of the second text, keeps the card readable. */
public record QuoteArea(Optional<String> title, String text, Optional<Destination> destination) {
    public QuoteArea {
        title = Wording.line(title, 26);
        text = Wording.lines(Optional.of(text), 112)
                .orElseThrow(() -> new IllegalArgumentException("quote_area.quote_text has no visible text"));
    }

    public static QuoteArea of(String text) {
        return new QuoteArea(Optional.empty(), text, Optional.empty());
    }
}
