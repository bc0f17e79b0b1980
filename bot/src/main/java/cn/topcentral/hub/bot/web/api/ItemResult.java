package cn.topcentral.hub.bot.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;

/**
 * What became of an item.
 *
 * @param index its place in the request, from 0
 * @param recordIds the records it is in; several for a report about several customers, none when it was rejected
 * @param claimed whether the customer of a new record is known; otherwise it waits in the claim queue
 * @param field where in a rejected item the fault is
 * @param detail what is wrong with a rejected item, and what would be right
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ItemResult(
        int index,
        Status status,
        List<String> recordIds,
        Optional<Boolean> claimed,
        Optional<String> field,
        Optional<String> detail) {

    /** In the order of what counts more, when an item is stored in several steps. */
    enum Status {
        stored,
        merged,
        updated,
        duplicate,
        rejected
    }

    static ItemResult rejected(int index, String field, String detail) {
        return new ItemResult(
                index,
                Status.rejected,
                List.of(),
                Optional.empty(),
                Optional.of(field).filter(place -> !place.isEmpty()),
                Optional.of(detail));
    }
}
