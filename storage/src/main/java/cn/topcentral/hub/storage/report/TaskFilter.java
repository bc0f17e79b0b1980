package cn.topcentral.hub.storage.report;

import cn.topcentral.hub.storage.analysis.Speaker;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * Which tasks a figure counts.
 *
 * @param from inclusive, of the time that the state is about
 * @param to exclusive
 * @param asOf the moment at which a task is open or not
 * @param promisedBy only those of one side; {@code SELLER} is us
 * @param customer the id of a customer; those merged into it count as well
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TaskFilter(
        State state, Instant from, Instant to, Instant asOf, Optional<Speaker> promisedBy, Optional<String> customer) {

    /** What is asked of a task. */
    public enum State {
        /** It came up in the period, whatever became of it. */
        MADE,
        /** It is open and to be done in the period. */
        DUE,
        /** It is open, and nobody said until when. */
        UNDATED,
        /** It was done in the period. */
        DONE
    }

    /** The whole house's, of both sides. */
    public static TaskFilter of(State state, Instant from, Instant to, Instant asOf) {
        return new TaskFilter(state, from, to, asOf, Optional.empty(), Optional.empty());
    }

    /** Open, and to be done before a moment that is over. */
    public static TaskFilter overdue(Instant asOf) {
        return of(State.DUE, Instant.EPOCH, asOf, asOf);
    }

    public TaskFilter promisedBy(Speaker side) {
        return new TaskFilter(state, from, to, asOf, Optional.of(side), customer);
    }
}
