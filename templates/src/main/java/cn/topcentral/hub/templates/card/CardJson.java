package cn.topcentral.hub.templates.card;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The {@code template_card} object of {@code message/send} (page 90236). Absent parts are left out.
 *
 * <p>WeCom refuses {@code \}{@code uXXXX} in requests (40033). Jackson's byte writer escapes emoji that way, its string
 * writer does not: send {@link #text} or {@code node.toString()} encoded as UTF-8, never {@code writeValueAsBytes}.
 */
public final class CardJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CardJson() {}

    /** The card as JSON text of raw characters. */
    public static String text(Card card) {
        return node(card).toString();
    }

    /** The card as a tree, to be put under {@code template_card}. */
    public static ObjectNode node(Card card) {
        ObjectNode json = JSON.objectNode().put("card_type", card.cardType());
        if (card instanceof TextNoticeCard notice) {
            return textNotice(json, notice);
        } else if (card instanceof NewsNoticeCard notice) {
            return newsNotice(json, notice);
        } else if (card instanceof ButtonInteractionCard buttons) {
            return buttonInteraction(json, buttons);
        } else if (card instanceof VoteInteractionCard vote) {
            return voteInteraction(json, vote);
        } else if (card instanceof MultipleInteractionCard multiple) {
            return multipleInteraction(json, multiple);
        }
        throw new IllegalStateException("Card without a JSON form: " + card.getClass());
    }

    private static ObjectNode textNotice(ObjectNode json, TextNoticeCard card) {
        put(json, "source", card.source().map(CardJson::source));
        put(json, "main_title", card.mainTitle().map(CardJson::mainTitle));
        put(json, "emphasis_content", card.emphasis().map(CardJson::emphasis));
        put(json, "quote_area", card.quote().map(CardJson::quote));
        putText(json, "sub_title_text", card.subTitle());
        putList(json, "horizontal_content_list", card.rows(), CardJson::row);
        putList(json, "jump_list", card.jumps(), CardJson::jump);
        json.set("card_action", destination(card.cardAction()));
        return withMenu(json, card.menu());
    }

    private static ObjectNode newsNotice(ObjectNode json, NewsNoticeCard card) {
        put(json, "source", card.source().map(CardJson::source));
        json.set("main_title", mainTitle(card.mainTitle()));
        put(json, "quote_area", card.quote().map(CardJson::quote));
        put(json, "card_image", card.image().map(CardJson::image));
        put(json, "image_text_area", card.imageText().map(CardJson::imageText));
        putList(json, "vertical_content_list", card.paragraphs(), CardJson::paragraph);
        putList(json, "horizontal_content_list", card.rows(), CardJson::row);
        putList(json, "jump_list", card.jumps(), CardJson::jump);
        json.set("card_action", destination(card.cardAction()));
        return withMenu(json, card.menu());
    }

    private static ObjectNode buttonInteraction(ObjectNode json, ButtonInteractionCard card) {
        put(json, "source", card.source().map(CardJson::source));
        json.set("main_title", mainTitle(card.mainTitle()));
        put(json, "quote_area", card.quote().map(CardJson::quote));
        putText(json, "sub_title_text", card.subTitle());
        putList(json, "horizontal_content_list", card.rows(), CardJson::row);
        put(json, "button_selection", card.selection().map(CardJson::selection));
        putList(json, "button_list", card.buttons(), CardJson::button);
        put(json, "card_action", card.cardAction().map(CardJson::destination));
        put(json, "action_menu", card.menu().map(CardJson::menu));
        return json.put("task_id", card.taskId().value());
    }

    private static ObjectNode voteInteraction(ObjectNode json, VoteInteractionCard card) {
        put(json, "source", card.source().map(CardJson::source));
        json.set("main_title", mainTitle(card.mainTitle()));
        json.set("checkbox", checkbox(card.checkbox()));
        json.set("submit_button", submit(card.submit()));
        return json.put("task_id", card.taskId().value());
    }

    private static ObjectNode multipleInteraction(ObjectNode json, MultipleInteractionCard card) {
        put(json, "source", card.source().map(CardJson::source));
        json.set("main_title", mainTitle(card.mainTitle()));
        putList(json, "select_list", card.selectLists(), CardJson::selection);
        json.set("submit_button", submit(card.submit()));
        return json.put("task_id", card.taskId().value());
    }

    private static ObjectNode withMenu(ObjectNode json, Optional<TaskMenu> taskMenu) {
        put(json, "action_menu", taskMenu.map(TaskMenu::menu).map(CardJson::menu));
        putText(json, "task_id", taskMenu.map(present -> present.taskId().value()));
        return json;
    }

    private static ObjectNode source(Source source) {
        ObjectNode json = JSON.objectNode();
        putText(json, "icon_url", source.icon().map(Object::toString));
        return json.put("desc", source.description())
                .put("desc_color", source.color().code());
    }

    private static ObjectNode mainTitle(MainTitle title) {
        return titled(Optional.of(title.title()), title.description());
    }

    private static ObjectNode emphasis(EmphasisContent emphasis) {
        return titled(Optional.of(emphasis.title()), emphasis.description());
    }

    private static ObjectNode paragraph(VerticalContent paragraph) {
        return titled(Optional.of(paragraph.title()), paragraph.description());
    }

    private static ObjectNode titled(Optional<String> title, Optional<String> description) {
        ObjectNode json = JSON.objectNode();
        putText(json, "title", title);
        putText(json, "desc", description);
        return json;
    }

    private static ObjectNode quote(QuoteArea quote) {
        ObjectNode json = quote.destination().map(CardJson::destination).orElseGet(JSON::objectNode);
        putText(json, "title", quote.title());
        return json.put("quote_text", quote.text());
    }

    private static ObjectNode row(HorizontalContent row) {
        ObjectNode json = JSON.objectNode().put("keyname", row.name());
        putText(json, "value", Optional.of(row.value()).filter(value -> !value.isEmpty()));
        if (row instanceof HorizontalContent.Text) {
            return json;
        } else if (row instanceof HorizontalContent.Link link) {
            return json.put("type", 1).put("url", link.address().toASCIIString());
        } else if (row instanceof HorizontalContent.File file) {
            return json.put("type", 2).put("media_id", file.mediaId());
        } else if (row instanceof HorizontalContent.Member member) {
            return json.put("type", 3).put("userid", member.userId());
        }
        throw new IllegalStateException("Row without a JSON form: " + row.getClass());
    }

    private static ObjectNode destination(Destination destination) {
        if (destination instanceof Destination.Page page) {
            return JSON.objectNode().put("type", 1).put("url", page.address().toASCIIString());
        } else if (destination instanceof Destination.MiniProgram program) {
            ObjectNode json = JSON.objectNode().put("type", 2).put("appid", program.appId());
            putText(json, "pagepath", program.pagePath());
            return json;
        }
        throw new IllegalStateException("Destination without a JSON form: " + destination.getClass());
    }

    private static ObjectNode jump(Jump jump) {
        return destination(jump.destination()).put("title", jump.title());
    }

    private static ObjectNode image(CardImage image) {
        return JSON.objectNode().put("url", image.address().toASCIIString()).put("aspect_ratio", image.aspectRatio());
    }

    private static ObjectNode imageText(ImageTextArea area) {
        ObjectNode json = area.destination().map(CardJson::destination).orElseGet(JSON::objectNode);
        putText(json, "title", area.title());
        putText(json, "desc", area.description());
        return json.put("image_url", area.image().toASCIIString());
    }

    private static ObjectNode button(Button button) {
        return JSON.objectNode()
                .put("text", button.text())
                .put("style", button.style())
                .put("key", button.key());
    }

    private static ObjectNode selection(SelectList selection) {
        ObjectNode json = JSON.objectNode().put("question_key", selection.questionKey());
        putText(json, "title", selection.title());
        putList(json, "option_list", selection.options(), option -> JSON.objectNode()
                .put("id", option.id())
                .put("text", option.text()));
        putText(json, "selected_id", selection.selectedId());
        return json;
    }

    private static ObjectNode checkbox(Checkbox checkbox) {
        ObjectNode json = JSON.objectNode()
                .put("question_key", checkbox.questionKey())
                .put("mode", checkbox.mode().code());
        putList(json, "option_list", checkbox.options(), option -> JSON.objectNode()
                .put("id", option.id())
                .put("text", option.text())
                .put("is_checked", option.checked()));
        return json;
    }

    private static ObjectNode submit(SubmitButton submit) {
        return JSON.objectNode().put("text", submit.text()).put("key", submit.key());
    }

    private static ObjectNode menu(ActionMenu menu) {
        ObjectNode json = JSON.objectNode();
        putText(json, "desc", menu.description());
        putList(json, "action_list", menu.actions(), action -> JSON.objectNode()
                .put("text", action.text())
                .put("key", action.key()));
        return json;
    }

    private static void put(ObjectNode json, String field, Optional<ObjectNode> value) {
        value.ifPresent(present -> json.set(field, present));
    }

    private static void putText(ObjectNode json, String field, Optional<String> value) {
        value.ifPresent(present -> json.put(field, present));
    }

    private static <T> void putList(ObjectNode json, String field, List<T> items, Function<T, ObjectNode> form) {
        if (!items.isEmpty()) {
            ArrayNode array = json.putArray(field);
            items.forEach(item -> array.add(form.apply(item)));
        }
    }
}
