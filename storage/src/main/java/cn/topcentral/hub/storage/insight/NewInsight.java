package cn.topcentral.hub.storage.insight;

import cn.topcentral.hub.storage.communication.RecordId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An insight as an agent found it.
 *
 * @param key what makes it this insight of this customer and type, e.g. an opportunity's id: found again, it is the same row
 * @param data the agent's words for it as JSON
 * @param records those it follows from
 * @param recordCount how many records were looked at
 * @param from the earliest of them
 * @param to the latest of them
 * @param confidence 0 to 1
 * @param importance 1 to 10
 * @param generatedBy the agent, {@code A12}
 * @param evidence what it rests on, word for word
 * @param engine which engine found it, {@code local} or {@code llm} with its model; empty where nobody said
 */
public record NewInsight(
        InsightType type,
        String key,
        String title,
        String content,
        String data,
        List<RecordId> records,
        int recordCount,
        Optional<Instant> from,
        Optional<Instant> to,
        BigDecimal confidence,
        int importance,
        String generatedBy,
        List<Quote> evidence,
        String engine) {
    public NewInsight {
        records = List.copyOf(records);
        evidence = List.copyOf(evidence);
    }
}
