package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.storage.communication.Direction;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * 阿里云语音服务, the call report (VoiceReport, VoiceReportAiccs). It makes calls for us, so a call is outbound unless the one called is
 * us. help.aliyun.com/document_detail/298181, read 2026-11-22.
 */
final class AliyunVoiceDecoder implements CallRecordDecoder {
    private static final String[][] FACTS = {
        {"status_code", "status"},
        {"status_msg", "end_status"},
        {"hangup_direction", "hung_up_by"},
        {"out_id", "request_id"},
        {"voice_type", "voice_type"}
    };

    private final String account;
    private final OwnNumbers own;

    /** @param account tells two such sources apart, for the messages name no account */
    AliyunVoiceDecoder(String account, OwnNumbers own) {
        this.account = account;
        this.own = own;
    }

    @Override
    public boolean accepts(JsonNode record) {
        return record.has("caller") && record.has("callee");
    }

    @Override
    public Optional<Part> part(JsonNode record) {
        return Optional.of(ENDED);
    }

    @Override
    public CallRecord decode(JsonNode record) {
        Optional<Duration> talk = CallDurations.parse(CallJson.text(record, "duration"), Duration.ofSeconds(1));
        return new CallRecord(
                system(account),
                CallJson.require(record, "call_id"),
                CallEnds.of(
                        CallJson.require(record, "caller"),
                        CallJson.require(record, "callee"),
                        Optional.of(Direction.OUTBOUND),
                        own),
                Optional.empty(),
                CallTimes.parse(CallJson.require(record, "originate_time", "ring_time", "start_time", "end_time")),
                talk,
                talk.map(length -> !length.isZero()),
                Optional.empty(),
                Optional.empty(),
                CallJson.facts(record, FACTS));
    }

    static String system(String account) {
        return "aliyun_voice:" + account;
    }
}
