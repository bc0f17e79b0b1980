package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 阿里云语音服务, HTTP batch push: an array of call reports (VoiceReport) or of recordings (VoiceRecordReport), told apart by their fields. Of
 * the states during a call (VoiceCallReport) nothing is kept: they name no number.
 */
final class AliyunVoicePushes implements CallPushReader {
    private final String account;
    private final AliyunVoiceDecoder decoder;
    private final CallDrafts drafts;

    AliyunVoicePushes(String account, OwnNumbers own, CallDrafts drafts) {
        this.account = account;
        this.decoder = new AliyunVoiceDecoder(account, own);
        this.drafts = drafts;
    }

    @Override
    public List<CommunicationDraft> read(JsonNode message, PushQuery query, Instant receivedAt) {
        Optional<String> file = CallJson.find(message, "record_file");
        if (file.isPresent()) {
            String call = CallJson.require(message, "call_id");
            Instant time = CallTimes.parseOptional(CallJson.find(message, "record_begin_time", "start_time")
                            .orElse(""))
                    .orElse(receivedAt);
            return List.of(drafts.draft(
                    CallNotice.recording(
                            new SourceKey(AliyunVoiceDecoder.system(account), call),
                            time,
                            new CallRecording(call, file.get()),
                            Map.of()),
                    message.toString()));
        }
        return decoder.accepts(message)
                ? drafts.ended(decoder.decode(message), CallRecordDecoder.ENDED, message.toString())
                : List.of();
    }
}
