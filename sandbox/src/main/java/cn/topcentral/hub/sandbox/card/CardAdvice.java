package cn.topcentral.hub.sandbox.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The recommended lengths: WeCom's clients cut or wrap longer text, its server lets it pass, so these only warn. */
public final class CardAdvice {
    /** Lengths in characters, for messages of an app and for robots of both kinds. */
    private record Advice(String pointer, int app, int webhook) {}

    private static final List<Advice> ADVICE = List.of(
            new Advice("/source/desc", 20, 13),
            new Advice("/main_title/title", 36, 26),
            new Advice("/main_title/desc", 44, 30),
            new Advice("/emphasis_content/title", 14, 10),
            new Advice("/emphasis_content/desc", 22, 15),
            new Advice("/sub_title_text", 160, 112),
            new Advice("/horizontal_content_list/*/keyname", 5, 5),
            new Advice("/horizontal_content_list/*/value", 30, 26),
            new Advice("/jump_list/*/title", 18, 13),
            new Advice("/vertical_content_list/*/title", 38, 26),
            new Advice("/vertical_content_list/*/desc", 160, 112),
            new Advice("/button_selection/option_list/*/text", 16, 10),
            new Advice("/button_list/*/text", 10, 10),
            new Advice("/checkbox/option_list/*/text", 17, 11),
            new Advice("/select_list/*/title", 13, 13),
            new Advice("/select_list/*/option_list/*/text", 16, 10),
            new Advice("/submit_button/text", 10, 10));

    private CardAdvice() {}

    /** One sentence for every text that is longer than recommended. */
    public static List<String> warnings(JsonNode card, CardUse use) {
        List<String> warnings = new ArrayList<>();
        for (Advice advice : ADVICE) {
            int limit = limit(advice, card.path("card_type").asText(), use);
            visit(card, advice.pointer().substring(1).split("/", -1), 0, text -> {
                int length = text.codePointCount(0, text.length());
                if (length > limit) {
                    warnings.add("template_card" + advice.pointer().replace('/', '.') + " has " + length
                            + " characters, recommended are at most " + limit);
                }
            });
        }
        return List.copyOf(warnings);
    }

    private static int limit(Advice advice, String cardType, CardUse use) {
        if (use == CardUse.WEBHOOK || use == CardUse.ROBOT) {
            return advice.webhook();
        }
        boolean vote = cardType.equals("vote_interaction");
        if (advice.pointer().equals("/main_title/title") && vote) {
            return 16;
        }
        if (advice.pointer().equals("/main_title/desc") && (vote || cardType.equals("multiple_interaction"))) {
            return 160;
        }
        return advice.app();
    }

    private static void visit(JsonNode node, String[] path, int at, java.util.function.Consumer<String> found) {
        if (at == path.length) {
            found.accept(node.asText(""));
        } else if (path[at].equals("*")) {
            node.forEach(item -> visit(item, path, at + 1, found));
        } else {
            visit(node.path(path[at]), path, at + 1, found);
        }
    }
}
