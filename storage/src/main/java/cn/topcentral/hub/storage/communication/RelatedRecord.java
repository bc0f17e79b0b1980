package cn.topcentral.hub.storage.communication;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * An entry of the column {@code related_records}: another record of the same matter.
 *
 * @param reason why, in Chinese, for people
 * @param score how near the relation is, to order by
 * @param signs everything they have in common, with how much it says; the best of them gives the reason
 */
public record RelatedRecord(
        @JsonProperty("record_id") String recordId, String reason, double score, Map<String, Double> signs) {
    public RelatedRecord {
        signs = Map.copyOf(signs);
    }
}
