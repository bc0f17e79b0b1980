package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * 天润融通 (TI-NET). Which fields a push has is set in its console, not which push it is, so what is there tells what it is: the end of the
 * call, before that its answer or its ringing, a recording, the customer's satisfaction, the text of the talk.
 */
final class TinetPushes implements CallPushReader {
    private static final String ENTERPRISE = "cdr_enterprise_id";

    private final String enterprise;
    private final TinetDecoder decoder;
    private final CallDrafts drafts;

    TinetPushes(String enterprise, OwnNumbers own, CallDrafts drafts) {
        this.enterprise = enterprise;
        this.decoder = new TinetDecoder(own);
        this.drafts = drafts;
    }

    /** Where {@link TinetRecordings} finds the recording of a call that has no address. */
    static String reference(SourceKey call) {
        return call.system() + "/" + call.recordId();
    }

    @Override
    public List<CommunicationDraft> read(JsonNode message, PushQuery query, Instant receivedAt) {
        return read(ofEnterprise(message), message.toString(), receivedAt);
    }

    /** @param original what the message is made from */
    List<CommunicationDraft> read(JsonNode message, String original, Instant receivedAt) {
        List<CommunicationDraft> told = new ArrayList<>();
        if (message.has("cdr_customer_number")) {
            told.add(call(message, original, receivedAt));
        }
        Instant time = CallTimes.parseOptional(CallJson.text(message, "cdr_start_time"))
                .orElse(receivedAt);
        recording(message)
                .ifPresent(file -> told.add(drafts.draft(recording(TinetDecoder.key(message), time, file), original)));
        CallJson.find(message, "cdr_satisfaction", "sv_keys")
                .ifPresent(keys -> told.add(
                        drafts.draft(CallNotice.satisfaction(TinetDecoder.key(message), time, keys), original)));
        CallJson.find(message, "cdr_asr_text")
                .ifPresent(text -> told.add(drafts.draft(
                        CallNotice.transcript(
                                TinetDecoder.key(message),
                                time,
                                CallJson.find(message, "cdr_asr_index").orElse("0"),
                                text),
                        original)));
        return told;
    }

    private CommunicationDraft call(JsonNode message, String original, Instant receivedAt) {
        if (TinetDecoder.hasEnded(message)) {
            return drafts.draft(decoder.decode(message), CallRecordDecoder.ENDED, original);
        }
        Part part = TinetDecoder.talkStart(message).isPresent()
                ? Part.facts("answered", Part.BEGUN)
                : Part.facts("ringing", Part.ANNOUNCED);
        return drafts.draft(decoder.ongoing(message, receivedAt), part, original);
    }

    /** A message that does not name the enterprise comes from the one the hook is for. */
    private ObjectNode ofEnterprise(JsonNode message) {
        ObjectNode named = message.deepCopy();
        if (CallJson.find(named, ENTERPRISE).isEmpty()) {
            named.put(ENTERPRISE, enterprise);
        }
        return named;
    }

    /** Files of both ends have numbered names; the API knows one recording of a call, so the first stands for all. */
    private static Optional<String> recording(JsonNode message) {
        return message.propertyStream()
                .filter(field -> field.getKey().toLowerCase(Locale.ROOT).matches("cdr_record_file(_\\d+)?"))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(field -> CallJson.find(message, field.getKey()).stream())
                .findFirst();
    }

    private static CallNotice recording(SourceKey call, Instant time, String file) {
        return CallRecording.isAddress(file)
                ? CallNotice.recording(call, time, new CallRecording(call.recordId(), file))
                : CallNotice.recording(
                        call,
                        time,
                        new CallRecording(call.recordId(), reference(call)),
                        Map.of("recording_file", file));
    }
}
