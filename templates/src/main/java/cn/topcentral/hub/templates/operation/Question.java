package cn.topcentral.hub.templates.operation;

import java.util.List;
import java.util.Optional;

/**
 * Something a person has to decide.
 *
 * @param source what it is about, e.g. {@code 客户合并}
 * @param title the question
 * @param note a line under it; empty for none
 * @param rows what there is to know, at most six
 * @param choices at least one, at most six
 * @param otherwise how to say by typing what no button says; empty for nothing
 */
public record Question(
        String source,
        String title,
        Optional<String> note,
        List<Row> rows,
        List<Choice> choices,
        Optional<String> otherwise) {
    public Question {
        rows = List.copyOf(rows);
        choices = List.copyOf(choices);
    }

    /** A fact: a name of at most five characters, and what it is. */
    public record Row(String name, String value) {}

    /**
     * An answer.
     *
     * @param key what the button sends
     * @param typed the whole line that says the same at a door without buttons; empty for what needs no line
     */
    public record Choice(String label, String key, String typed) {}
}
