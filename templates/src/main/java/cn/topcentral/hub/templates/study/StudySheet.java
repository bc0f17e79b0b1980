package cn.topcentral.hub.templates.study;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a study found about a customer, as it fits a card. Texts may be as they came; the card cleans and shortens them.
 *
 * @param title icon and kind: 📊 客户洞察
 * @param customer what people call the customer
 * @param summary on what it rests, or what comes first: 145 条沟通 · 12 笔订单
 * @param figure the one big number
 * @param lines the most important first; six are shown
 * @param notes what limits the answer, what to do next, or what there is when there are no lines; two are shown
 * @param saying the words it rests on most
 * @param more the command that tells all
 * @param page the customer's timeline
 * @param demo whether the customer is made up
 */
public record StudySheet(
        String title,
        String customer,
        String summary,
        Optional<Big> figure,
        List<Line> lines,
        List<String> notes,
        Optional<Saying> saying,
        Optional<String> more,
        URI page,
        boolean demo) {
    public StudySheet {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /** A number of at most ten characters and what it counts. */
    public record Big(String value, String what) {}

    /**
     * A row.
     *
     * @param name at most five characters
     * @param page what the row opens
     */
    public record Line(String name, String value, Optional<URI> page) {
        public static Line of(String name, String value) {
            return new Line(name, value, Optional.empty());
        }
    }

    /** A quote, when and by whom it was said, and where it stands. */
    public record Saying(String words, String caption, URI page) {}
}
