package cn.topcentral.hub.templates.page.merge;

import cn.topcentral.hub.templates.text.CleanText;
import java.util.List;

/**
 * One of two customers, with what it has.
 *
 * @param role what becomes of it
 * @param page its timeline
 */
public record MergeSide(String role, String name, String registeredName, String page, List<Fact> facts) {
    /** A line; {@code label} heads the same line on both sides. */
    public record Fact(String label, String value) {
        public Fact {
            value = CleanText.line(value);
        }
    }

    public MergeSide {
        name = CleanText.line(name);
        registeredName = CleanText.line(registeredName);
        facts = List.copyOf(facts);
    }
}
