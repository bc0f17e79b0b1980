package cn.topcentral.hub.storage.communication;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a record holds beyond its line on the timeline.
 *
 * @param content the whole text
 * @param quoted history and signature that came along
 * @param attributes further facts of the source by their snake_case names
 * @param followUps what is to be done, as the source listed it or A10 found it
 * @param related other records of the matter, the nearest first
 * @param finding A10's answer as JSON, once there is one
 * @param analysisStatus {@code pending}, {@code done}, {@code failed} or {@code none}
 */
public record RecordDetails(
        String content,
        Optional<String> quoted,
        Optional<String> location,
        Map<String, String> attributes,
        List<String> followUps,
        Optional<Instant> followUpDeadline,
        List<RelatedRecord> related,
        Optional<String> finding,
        String analysisStatus,
        Optional<String> analysisError,
        Optional<String> analysedBy,
        Optional<Instant> analysedAt) {
    public RecordDetails {
        attributes = Map.copyOf(attributes);
        followUps = List.copyOf(followUps);
        related = List.copyOf(related);
    }
}
