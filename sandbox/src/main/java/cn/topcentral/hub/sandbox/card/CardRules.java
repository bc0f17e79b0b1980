package cn.topcentral.hub.sandbox.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses what WeCom refuses in a template card: unknown types, parts that do not belong, missing fields, list sizes, keys
 * and ids. Text lengths are only advice there and here, see {@link CardAdvice}.
 */
public final class CardRules {
    private static final int MAX_KEY_BYTES = 1024;
    private static final int MAX_OPTION_ID_BYTES = 128;
    private static final int MAX_QUESTION_BYTES = 200;
    private static final Set<Integer> LINK_TYPES = Set.of(0, 1, 2);

    private CardRules() {}

    /** Whether clicks on this card come back to the app, so that it has a response code. */
    public static boolean callsBack(ObjectNode card) {
        return card.hasNonNull("action_menu")
                || CardShape.of(card.path("card_type").asText())
                        .map(CardShape::interactive)
                        .orElse(false);
    }

    /**
     * Checks a card and settles what WeCom settles silently: a selected_id that is no option becomes the first option, a
     * button style outside 1-4 becomes 1.
     *
     * @throws InvalidCardException naming the first field that breaks a rule
     */
    public static void check(ObjectNode node, CardUse use) {
        CardPart card = new CardPart("template_card", node);
        CardShape shape = CardShape.of(card.required("card_type"))
                .orElseThrow(() -> card.refusal("card_type", "is unknown: " + card.text("card_type")));
        if (use == CardUse.WEBHOOK && (shape.interactive() || card.has("action_menu"))) {
            throw card.refusal(
                    shape.interactive() ? "card_type" : "action_menu",
                    "is not for webhooks: they send text_notice and news_notice without callbacks");
        }
        for (String part : CardShape.PARTS) {
            if (card.has(part) && !shape.allows(part)) {
                throw card.refusal(part, "does not belong in " + shape.wireName());
            }
        }
        taskId(card, shape, use);
        common(card, use);
        switch (shape) {
            case TEXT_NOTICE -> textNotice(card);
            case NEWS_NOTICE -> newsNotice(card, use);
            case BUTTON_INTERACTION -> buttons(card, use);
            case VOTE_INTERACTION -> vote(card);
            case MULTIPLE_INTERACTION -> multiple(card);
        }
    }

    private static void taskId(CardPart card, CardShape shape, CardUse use) {
        boolean needed =
                (use == CardUse.SEND || use == CardUse.ROBOT) && (shape.interactive() || card.has("action_menu"));
        if (needed) {
            card.required("task_id");
        }
        if (card.has("task_id") && !card.text("task_id").matches("[A-Za-z0-9_\\-@]{1,128}")) {
            throw card.refusal("task_id", "must be 1-128 letters, digits, _ - or @");
        }
    }

    private static void common(CardPart card, CardUse use) {
        card.child("source")
                .ifPresent(source -> source.oneOf("desc_color", source.number("desc_color", 0), Set.of(0, 1, 2, 3)));
        card.child("quote_area").ifPresent(quote -> link(quote, LINK_TYPES));
        card.child("card_action").ifPresent(action -> link(action, LINK_TYPES));
        card.list("jump_list", 0, 3).forEach(jump -> {
            jump.required("title");
            if (use == CardUse.ROBOT && jump.number("type", 0) == 3) {
                jump.limited("question", MAX_QUESTION_BYTES);
            } else {
                link(jump, LINK_TYPES);
            }
        });
        card.list("horizontal_content_list", 0, 6).forEach(row -> horizontal(row, use));
        card.list("vertical_content_list", 0, 4).forEach(item -> item.required("title"));
        card.child("action_menu").ifPresent(menu -> {
            Set<String> keys = new HashSet<>();
            menu.list("action_list", 1, 3).forEach(item -> {
                item.required("text");
                uniqueKey(item, keys);
            });
        });
    }

    private static void horizontal(CardPart row, CardUse use) {
        row.required("keyname");
        int type = row.number("type", 0);
        row.oneOf("type", type, use == CardUse.ROBOT ? Set.of(0, 1, 3) : Set.of(0, 1, 2, 3));
        Map.of(1, "url", 2, "media_id", 3, "userid").forEach((needed, field) -> {
            if (type == needed) {
                row.required(field);
            }
        });
        if (type == 1) {
            row.httpUrl("url");
        }
    }

    private static void link(CardPart part, Set<Integer> allowed) {
        int type = part.number("type", 0);
        part.oneOf("type", type, allowed);
        if (type == 1) {
            part.httpUrl("url");
        }
        if (type == 2) {
            part.required("appid");
        }
    }

    private static void requiredAction(CardPart card) {
        CardPart action = card.requiredChild("card_action");
        action.oneOf("type", action.number("type", 0), Set.of(1, 2));
    }

    private static void textNotice(CardPart card) {
        boolean titled = card.child("main_title")
                .map(title -> !title.text("title").isBlank())
                .orElse(false);
        if (!titled && card.text("sub_title_text").isBlank()) {
            throw card.refusal("main_title.title", "or sub_title_text is required");
        }
        requiredAction(card);
    }

    private static void newsNotice(CardPart card, CardUse use) {
        card.requiredChild("main_title").required("title");
        card.child("card_image").ifPresent(image -> {
            image.required("url");
            double ratio = image.node().path("aspect_ratio").asDouble(1.31);
            // 1.3 itself is the documented default, although the documented range is open at that end.
            if (ratio < 1.3 || ratio >= 2.25) {
                throw image.refusal("aspect_ratio", "must be from 1.3 to below 2.25, is " + ratio);
            }
        });
        card.child("image_text_area").ifPresent(area -> {
            link(area, LINK_TYPES);
            area.required("image_url");
        });
        if (!card.has("card_image") && (use == CardUse.WEBHOOK || !card.has("image_text_area"))) {
            throw card.refusal("card_image", "is required");
        }
        requiredAction(card);
    }

    private static void buttons(CardPart card, CardUse use) {
        card.requiredChild("main_title").required("title");
        card.child("button_selection").ifPresent(selection -> selector(selection, 10));
        Set<String> keys = new HashSet<>();
        card.list("button_list", 1, 6).forEach(button -> {
            button.required("text");
            int style = button.number("style", 1);
            button.node().put("style", style < 1 || style > 4 ? 1 : style);
            if (use == CardUse.ROBOT) {
                // Robots know no kinds of buttons: every one calls back, whatever else it says.
                button.node().remove(List.of("type", "url"));
            }
            int type = button.number("type", 0);
            button.oneOf("type", type, Set.of(0, 1));
            if (type == 1) {
                button.httpUrl("url");
            } else {
                uniqueKey(button, keys);
            }
        });
    }

    private static void vote(CardPart card) {
        card.requiredChild("main_title").required("title");
        CardPart checkbox = card.requiredChild("checkbox");
        checkbox.required("question_key");
        checkbox.oneOf("mode", checkbox.number("mode", 0), Set.of(0, 1));
        options(checkbox, 20);
        card.requiredChild("submit_button").limited("key", MAX_KEY_BYTES);
    }

    private static void multiple(CardPart card) {
        card.requiredChild("main_title").required("title");
        Set<String> questions = new HashSet<>();
        card.list("select_list", 1, 3).forEach(select -> {
            selector(select, 10);
            if (!questions.add(select.text("question_key"))) {
                throw select.refusal("question_key", "is used twice in this card");
            }
        });
        card.requiredChild("submit_button").limited("key", MAX_KEY_BYTES);
    }

    private static void selector(CardPart selector, int mostOptions) {
        selector.required("question_key");
        List<String> ids = options(selector, mostOptions);
        JsonNode selected = selector.node().path("selected_id");
        if (selected.isTextual() && !ids.contains(selected.asText())) {
            selector.node().put("selected_id", ids.get(0));
        }
    }

    private static List<String> options(CardPart selector, int most) {
        Set<String> seen = new HashSet<>();
        return selector.list("option_list", 1, most).stream()
                .map(option -> {
                    option.required("text");
                    String id = option.limited("id", MAX_OPTION_ID_BYTES);
                    if (!seen.add(id)) {
                        throw option.refusal("id", "is used twice in this selector");
                    }
                    return id;
                })
                .toList();
    }

    private static void uniqueKey(CardPart part, Set<String> keys) {
        if (!keys.add(part.limited("key", MAX_KEY_BYTES))) {
            throw part.refusal("key", "is used twice in this card");
        }
    }
}
