package cn.topcentral.hub.sandbox.card;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The five card types and which parts of a card each may hold. */
enum CardShape {
    TEXT_NOTICE(
            false,
            "source",
            "action_menu",
            "quote_area",
            "main_title",
            "emphasis_content",
            "sub_title_text",
            "horizontal_content_list",
            "jump_list",
            "card_action"),
    NEWS_NOTICE(
            false,
            "source",
            "action_menu",
            "quote_area",
            "main_title",
            "card_image",
            "image_text_area",
            "vertical_content_list",
            "horizontal_content_list",
            "jump_list",
            "card_action"),
    BUTTON_INTERACTION(
            true,
            "source",
            "action_menu",
            "quote_area",
            "main_title",
            "sub_title_text",
            "horizontal_content_list",
            "button_selection",
            "button_list",
            "card_action"),
    VOTE_INTERACTION(true, "source", "main_title", "checkbox", "submit_button"),
    MULTIPLE_INTERACTION(true, "source", "main_title", "select_list", "submit_button");

    /** Every part that some card may hold; anything else is unknown to WeCom and ignored by it. */
    static final Set<String> PARTS = Set.of(
            "source",
            "action_menu",
            "quote_area",
            "main_title",
            "emphasis_content",
            "sub_title_text",
            "card_image",
            "image_text_area",
            "vertical_content_list",
            "horizontal_content_list",
            "jump_list",
            "card_action",
            "button_selection",
            "button_list",
            "checkbox",
            "select_list",
            "submit_button");

    private final boolean interactive;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of gives an immutable set; the checker knows only Guava's type.
    private final Set<String> allowed;

    CardShape(boolean interactive, String... allowed) {
        this.interactive = interactive;
        this.allowed = Set.of(allowed);
    }

    static Optional<CardShape> of(String cardType) {
        return Arrays.stream(values())
                .filter(shape -> shape.wireName().equals(cardType))
                .findFirst();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean interactive() {
        return interactive;
    }

    boolean allows(String part) {
        return allowed.contains(part);
    }
}
