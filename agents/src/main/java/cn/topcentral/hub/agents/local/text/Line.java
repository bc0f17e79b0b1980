package cn.topcentral.hub.agents.local.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of the content by its offsets.
 *
 * @param text in plain characters, without blanks around it
 */
record Line(int start, int end, String text) {

    /** The lines of a plain text, the empty ones too. */
    static List<Line> of(String plain) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        while (start <= plain.length()) {
            int end = plain.indexOf('\n', start);
            end = end < 0 ? plain.length() : end;
            lines.add(new Line(start, end, plain.substring(start, end).strip()));
            start = end + 1;
        }
        return lines;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }
}
