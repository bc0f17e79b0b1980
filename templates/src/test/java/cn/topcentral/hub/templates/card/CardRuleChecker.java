package cn.topcentral.hub.templates.card;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** WeCom's rules for a template_card (pages 90236, 91770, 101032), checked on the JSON alone and written apart from the cards. */
final class CardRuleChecker {
    private static final Set<String> NOTICE = Set.of(
            "source",
            "main_title",
            "quote_area",
            "horizontal_content_list",
            "jump_list",
            "card_action",
            "action_menu",
            "task_id",
            "card_type");
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "text_notice", plus(NOTICE, "emphasis_content", "sub_title_text"),
            "news_notice", plus(NOTICE, "card_image", "image_text_area", "vertical_content_list"),
            "button_interaction",
                    Set.of(
                            "card_type",
                            "source",
                            "main_title",
                            "quote_area",
                            "sub_title_text",
                            "horizontal_content_list",
                            "button_selection",
                            "button_list",
                            "card_action",
                            "action_menu",
                            "task_id"),
            "vote_interaction", Set.of("card_type", "source", "main_title", "checkbox", "submit_button", "task_id"),
            "multiple_interaction",
                    Set.of("card_type", "source", "main_title", "select_list", "submit_button", "task_id"));
    private static final Map<String, Integer> CHARS = Map.ofEntries(
            entry("source.desc", 13),
            entry("main_title.title", 26),
            entry("main_title.desc", 30),
            entry("emphasis_content.title", 10),
            entry("emphasis_content.desc", 15),
            entry("sub_title_text", 112),
            entry("horizontal_content_list.keyname", 5),
            entry("horizontal_content_list.value", 26),
            entry("jump_list.title", 13),
            entry("vertical_content_list.title", 26),
            entry("vertical_content_list.desc", 112),
            entry("button_list.text", 10),
            entry("button_selection.option_list.text", 10),
            entry("select_list.title", 13),
            entry("select_list.option_list.text", 10),
            entry("checkbox.option_list.text", 11),
            entry("submit_button.text", 10));
    private static final Map<String, int[]> SIZES = Map.of(
            "horizontal_content_list",
            new int[] {1, 6},
            "jump_list",
            new int[] {1, 3},
            "vertical_content_list",
            new int[] {1, 4},
            "button_list",
            new int[] {1, 6},
            "select_list",
            new int[] {1, 3},
            "action_menu.action_list",
            new int[] {1, 3},
            "checkbox.option_list",
            new int[] {1, 20},
            "select_list.option_list",
            new int[] {1, 10},
            "button_selection.option_list",
            new int[] {1, 10});

    private final List<String> broken = new ArrayList<>();

    /** The rules that the card breaks, each in words; empty for a good card. */
    static List<String> broken(JsonNode card) {
        CardRuleChecker checker = new CardRuleChecker();
        checker.card(card);
        checker.walk("", card);
        return checker.broken;
    }

    private void card(JsonNode card) {
        String type = card.path("card_type").asText();
        Set<String> allowed = ALLOWED.getOrDefault(type, Set.of());
        card.fieldNames().forEachRemaining(field -> rule(allowed.contains(field), field + " not allowed on " + type));
        boolean titled = has(card, "/main_title/title");
        switch (type) {
            case "text_notice" -> rule(titled || has(card, "/sub_title_text"), "title or sub_title_text");
            case "news_notice" ->
                rule(
                        titled && (has(card, "/card_image/url") || has(card, "/image_text_area/image_url")),
                        "title, image");
            case "button_interaction" -> rule(titled && card.has("button_list"), "title, buttons");
            case "vote_interaction" ->
                rule(
                        titled
                                && has(card, "/checkbox/question_key")
                                && card.at("/checkbox/option_list").isArray(),
                        "vote");
            case "multiple_interaction" -> rule(titled && card.has("select_list"), "title, select_list");
            default -> broken.add("card_type " + type);
        }
        boolean notice = type.endsWith("_notice");
        rule(!notice || card.at("/card_action/type").asInt() > 0, "a notice needs a card_action of type 1 or 2");
        rule((notice && !card.has("action_menu")) || has(card, "/task_id"), "task_id");
        rule(!card.has("task_id") || card.path("task_id").asText().matches("[A-Za-z0-9_\\-@]{1,128}"), "task_id form");
        rule(type.endsWith("_notice") || type.startsWith("button") || has(card, "/submit_button/key"), "submit key");
        uniqueKeys(card);
    }

    private void uniqueKeys(JsonNode card) {
        Set<String> seen = new HashSet<>();
        for (String list : List.of("/button_list", "/action_menu/action_list")) {
            card.at(list).forEach(item -> {
                String key = item.path("key").asText();
                rule(seen.add(key), "key twice: " + key);
                rule(!key.isBlank() && key.getBytes(StandardCharsets.UTF_8).length <= 1024, "key size");
            });
        }
    }

    private void walk(String path, JsonNode node) {
        if (node.isObject()) {
            destination(path, node);
            node.properties()
                    .forEach(field ->
                            walk(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            int[] sizes = SIZES.get(path);
            rule(sizes != null && node.size() >= sizes[0] && node.size() <= sizes[1], path + " size " + node.size());
            options(path, node);
            node.forEach(item -> walk(path, item));
        } else if (node.isTextual()) {
            text(path, node.asText());
        }
    }

    private void text(String path, String text) {
        Integer limit = CHARS.get(path);
        rule(limit == null || text.codePointCount(0, text.length()) <= limit, path + " longer than " + limit);
        rule(!text.isEmpty(), path + " empty");
        rule(text.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n'), path + " control character");
        rule(text.codePoints().noneMatch(c -> c >= 0x202A && c <= 0x202E), path + " direction override");
    }

    private void destination(String path, JsonNode node) {
        int type = node.path("type").asInt(0);
        boolean row = path.startsWith("horizontal");
        rule(type != 1 || node.path("url").asText().matches("https?://.+"), path + " url");
        rule(type != 2 || !node.path(row ? "media_id" : "appid").asText().isEmpty(), path + " appid or media_id");
        rule(type != 3 || (row && !node.path("userid").asText().isEmpty()), path + " userid");
    }

    private void options(String path, JsonNode list) {
        if (path.endsWith("option_list")) {
            Set<String> ids = new HashSet<>();
            list.forEach(option -> {
                String id = option.path("id").asText();
                rule(ids.add(id) && id.getBytes(StandardCharsets.UTF_8).length <= 128, path + " id " + id);
            });
        }
    }

    private void rule(boolean holds, String words) {
        if (!holds) {
            broken.add(words);
        }
    }

    private static boolean has(JsonNode card, String pointer) {
        return !card.at(pointer).asText().isBlank();
    }

    private static Set<String> plus(Set<String> base, String... more) {
        Set<String> all = new HashSet<>(base);
        all.addAll(List.of(more));
        return all;
    }
}
