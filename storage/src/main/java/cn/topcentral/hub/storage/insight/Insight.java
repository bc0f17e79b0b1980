package cn.topcentral.hub.storage.insight;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stored insight.
 *
 * @param status {@code new}, {@code read}, {@code acted} or {@code dismissed}
 * @param data the agent's words for it as JSON
 * @param handleResult what came of it, or why it was dismissed
 * @param updatedAt when it was last found
 * @param evidence what it rests on, word for word
 * @param engine which engine found it, with its model; empty for those of before that was kept
 */
public record Insight(
        String id,
        CustomerId customer,
        InsightType type,
        String title,
        String content,
        String data,
        List<RecordId> records,
        BigDecimal confidence,
        int importance,
        String status,
        Optional<String> handledBy,
        Optional<Instant> handledAt,
        Optional<String> handleResult,
        Instant createdAt,
        Instant updatedAt,
        String generatedBy,
        List<Quote> evidence,
        String engine) {
    public Insight {
        records = List.copyOf(records);
        evidence = List.copyOf(evidence);
    }
}
