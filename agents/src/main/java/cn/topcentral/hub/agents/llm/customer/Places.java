package cn.topcentral.hub.agents.llm.customer;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the model may change a finding. Places are JSON pointers in which {@code *} stands for every item of a list.
 *
 * @param texts that may be worded anew; all that is not named here stays as it was computed
 * @param lists of texts that may be added to
 */
record Places(List<String> texts, List<String> lists) {

    /** The texts there are in a finding. */
    List<String> rewritable(JsonNode finding) {
        return found(texts, finding).stream()
                .filter(at -> finding.at(at).isTextual()
                        && !finding.at(at).textValue().isBlank())
                .toList();
    }

    /** The lists there are in a finding. */
    List<String> extendable(JsonNode finding) {
        return found(lists, finding).stream()
                .filter(at -> finding.at(at).isArray())
                .toList();
    }

    static void replace(ObjectNode finding, String at, String text) {
        JsonPointer pointer = JsonPointer.compile(at);
        JsonNode parent = finding.at(pointer.head());
        if (parent instanceof ArrayNode list) {
            list.set(pointer.last().getMatchingIndex(), text);
        } else {
            ((ObjectNode) parent).put(pointer.last().getMatchingProperty(), text);
        }
    }

    /** Adds to a list, and says where the new item stands. */
    static int append(ObjectNode finding, String at, String text) {
        ArrayNode list = (ArrayNode) finding.at(at);
        list.add(text);
        return list.size() - 1;
    }

    private static List<String> found(List<String> patterns, JsonNode finding) {
        List<String> found = new ArrayList<>();
        for (String pattern : patterns) {
            expand("", pattern, finding, found);
        }
        return found;
    }

    private static void expand(String done, String rest, JsonNode finding, List<String> found) {
        int star = rest.indexOf("/*");
        if (star < 0) {
            found.add(done + rest);
            return;
        }
        String list = done + rest.substring(0, star);
        for (int i = 0; i < finding.at(list).size(); i++) {
            expand(list + "/" + i, rest.substring(star + 2), finding, found);
        }
    }
}
