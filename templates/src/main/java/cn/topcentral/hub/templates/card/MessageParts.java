package cn.topcentral.hub.templates.card;

import cn.topcentral.hub.templates.text.Shortening;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Splits a long message into parts that end in （1/3）, at line ends where there are any, never inside a character. */
final class MessageParts {
    private static final int COUNTER_BYTES = Shortening.bytes("\n（999/999）");

    private MessageParts() {}

    /**
     * The parts, each within {@code limitBytes}.
     *
     * @param safeCut takes the beginning of a line that had to be cut and gives back as much of it as may stand alone
     */
    static List<String> of(String content, int limitBytes, UnaryOperator<String> safeCut) {
        if (Shortening.bytes(content) <= limitBytes) {
            return List.of(content);
        }
        List<String> bodies = bodies(content, limitBytes - COUNTER_BYTES, safeCut);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            parts.add(bodies.get(i) + "\n（" + (i + 1) + "/" + bodies.size() + "）");
        }
        return List.copyOf(parts);
    }

    private static List<String> bodies(String content, int room, UnaryOperator<String> safeCut) {
        List<String> bodies = new ArrayList<>();
        String rest = content;
        while (!rest.isEmpty()) {
            String body = Shortening.bytes(rest) <= room ? rest : beginning(rest, room, safeCut);
            String kept = body.strip();
            if (!kept.isEmpty()) {
                bodies.add(kept);
            }
            rest = rest.substring(body.length());
        }
        return bodies;
    }

    private static String beginning(String text, int room, UnaryOperator<String> safeCut) {
        String head = Shortening.headBytes(text, room);
        int lineEnd = head.lastIndexOf('\n');
        if (lineEnd > 0) {
            return head.substring(0, lineEnd + 1);
        }
        String safe = safeCut.apply(head);
        if (!safe.isBlank()) {
            return safe;
        }
        // One character larger than a whole message (a pile of accents): cutting inside it is all that is left.
        return head.isEmpty() ? text.substring(0, text.offsetByCodePoints(0, room / 4)) : head;
    }
}
