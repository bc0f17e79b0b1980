package cn.topcentral.hub.templates.operation;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What was decided, and what came of it.
 *
 * @param note a line under the title; empty for none
 * @param rows at most six
 * @param page where a tap leads
 * @param more how to go on, or back; empty for nothing
 */
public record Outcome(
        String source, String title, Optional<String> note, List<Question.Row> rows, URI page, Optional<String> more) {
    public Outcome {
        rows = List.copyOf(rows);
    }
}
