package cn.topcentral.hub.sandbox.callback;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** Turns the PascalCase card of a passive reply into the JSON of message/send, so that one set of rules checks both. */
final class CardXml {
    private static final Set<String> LISTS = Set.of(
            "action_list",
            "horizontal_content_list",
            "vertical_content_list",
            "jump_list",
            "button_list",
            "option_list",
            "select_list");
    private static final Set<String> NUMBERS =
            Set.of("type", "style", "desc_color", "mode", "aspect_ratio", "is_checked", "disable");
    /** Names the API writes without the underscore that the rule would give. */
    private static final Map<String, String> UNSPLIT = Map.of(
            "KeyName", "keyname",
            "AppId", "appid",
            "Appid", "appid",
            "PagePath", "pagepath",
            "Pagepath", "pagepath",
            "UserId", "userid",
            "Userid", "userid",
            "CheckBox", "checkbox",
            "Checkbox", "checkbox");

    private CardXml() {}

    static ObjectNode read(Element parent) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (Element child : ReplyXml.children(parent)) {
            String name = jsonName(child.getTagName());
            if (LISTS.contains(name)) {
                node.withArray(name).add(read(child));
            } else if (name.equals("sub_title_text")) {
                node.put(name, child.getTextContent());
            } else if (!ReplyXml.children(child).isEmpty()) {
                node.set(name, read(child));
            } else {
                leaf(node, name, child.getTextContent().strip());
            }
        }
        return node;
    }

    private static void leaf(ObjectNode node, String name, String text) {
        if (!NUMBERS.contains(name)) {
            node.put(name, text);
            return;
        }
        if (text.equals("true") || text.equals("false")) {
            node.put(name, Boolean.parseBoolean(text));
            return;
        }
        try {
            double number = Double.parseDouble(text);
            if (number == Math.rint(number)) {
                // The rules ask for integers of JSON, and a long is not one to Jackson.
                node.put(name, (int) number);
            } else {
                node.put(name, number);
            }
        } catch (NumberFormatException e) {
            throw new ReplyFormatException("card element " + name + " must be a number, is '" + text + "'");
        }
    }

    private static String jsonName(String tag) {
        String unsplit = UNSPLIT.get(tag);
        return unsplit != null
                ? unsplit
                : tag.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
