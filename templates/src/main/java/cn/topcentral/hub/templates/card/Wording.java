package cn.topcentral.hub.templates.card;

import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.Optional;

/** Texts of a card: cleaned and shortened to what the smallest client shows, and refused only when nothing is left. */
final class Wording {
    private Wording() {}

    static String line(String text, int limit) {
        return Shortening.chars(CleanText.line(text), limit);
    }

    static String requiredLine(String text, int limit, String field) {
        return required(line(text, limit), field);
    }

    static Optional<String> line(Optional<String> text, int limit) {
        return text.map(value -> line(value, limit)).filter(value -> !value.isEmpty());
    }

    static Optional<String> lines(Optional<String> text, int limit) {
        return text.map(value -> Shortening.chars(CleanText.lines(value), limit))
                .filter(value -> !value.isEmpty());
    }

    private static String required(String text, String field) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(field + " has no visible text; WeCom requires it");
        }
        return text;
    }
}
