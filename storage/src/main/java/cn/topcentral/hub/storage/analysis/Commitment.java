package cn.topcentral.hub.storage.analysis;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something to be done (承诺账本).
 *
 * @param title an imperative, 报PCR-ABS-1000价格
 * @param promisedBy who has to do it: {@code SELLER} is us
 * @param due the last day for it
 * @param quote the words it follows from, a literal part of the content
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Commitment(String title, Speaker promisedBy, Optional<LocalDate> due, String quote) {
    public Commitment {
        if (promisedBy == Speaker.BOTH) {
            throw new IllegalArgumentException("'" + title + "' needs one side that does it");
        }
    }
}
