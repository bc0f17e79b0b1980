package cn.topcentral.hub.agents.analysis;

import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What A10 is to read (seed 4.2, "输入数据").
 *
 * @param id of the record; stands in the evidence
 * @param time of the communication; times in the text are resolved against it
 * @param zone where its days are counted
 * @param speaker whose words the content holds
 * @param ownNames names our side goes by in transcripts, so that its words are told from the customer's
 * @param content what was written or said, with quoted history where the source did not split it off
 */
public record AnalysisRequest(
        String id,
        CommunicationType type,
        String channel,
        Instant time,
        ZoneId zone,
        Optional<String> customerName,
        Speaker speaker,
        List<String> ownNames,
        Optional<String> subject,
        String content) {
    public AnalysisRequest {
        ownNames = List.copyOf(ownNames);
    }
}
