package cn.topcentral.hub.storage.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the rows of a figure are found: by what they have in common where there may be many, by their ids where there are few. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RowsBehind.Records.class, name = "records"),
    @JsonSubTypes.Type(value = RowsBehind.Customers.class, name = "customers"),
    @JsonSubTypes.Type(value = RowsBehind.Questions.class, name = "questions"),
    @JsonSubTypes.Type(value = RowsBehind.Tasks.class, name = "tasks"),
    @JsonSubTypes.Type(value = RowsBehind.Listed.class, name = "listed")
})
public sealed interface RowsBehind {

    /** Records. */
    record Records(RecordFilter filter) implements RowsBehind {}

    /** The customers that the records of a time are of. */
    record Customers(Instant from, Instant to) implements RowsBehind {}

    /**
     * What customers wrote and waited for an answer to.
     *
     * @param until answers count up to here
     * @param answered only those with an answer, or only those without
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Questions(Instant from, Instant to, Instant until, Optional<Boolean> answered) implements RowsBehind {}

    /** Tasks. */
    record Tasks(TaskFilter filter) implements RowsBehind {}

    /** Rows by their ids. */
    record Listed(Kind kind, List<String> ids) implements RowsBehind {
        public Listed {
            ids = List.copyOf(ids);
        }
    }

    /** What has ids. */
    enum Kind {
        RECORD,
        CUSTOMER,
        INSIGHT,
        ORDER,
        TASK
    }
}
