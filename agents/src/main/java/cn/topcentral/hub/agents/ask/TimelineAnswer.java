package cn.topcentral.hub.agents.ask;

import cn.topcentral.hub.storage.communication.TimelineRecord;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;

/**
 * An answer from the timeline.
 *
 * @param subject what was looked for, in a few words: 账期; blank where the question names nothing in particular
 * @param points the newest first where quotes stand for themselves; in the model's order where it says something
 */
@JsonNaming(SnakeCaseStrategy.class)
public record TimelineAnswer(String subject, List<Point> points) {
    public TimelineAnswer {
        points = List.copyOf(points);
    }

    /**
     * One thing to say.
     *
     * @param statement in the model's words; blank where the quotes say it themselves
     * @param passages what bears it out; at least one
     */
    public record Point(String statement, List<Passage> passages) {
        public Point {
            passages = List.copyOf(passages);
        }
    }

    /**
     * Words that were said.
     *
     * @param speaker who said them, as the text itself names them; empty where it does not
     * @param quote a literal part of the record's content
     */
    public record Passage(TimelineRecord record, Optional<String> speaker, String quote) {}
}
