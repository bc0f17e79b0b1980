package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** Vendors that push each call once, when it is over and whole: FreeSWITCH (each leg once), carriers, work phones. */
final class SingleCallPushes implements CallPushReader {
    private final CallRecordDecoder decoder;
    private final CallDrafts drafts;

    SingleCallPushes(CallRecordDecoder decoder, CallDrafts drafts) {
        this.decoder = decoder;
        this.drafts = drafts;
    }

    @Override
    public List<JsonNode> messages(JsonNode delivery) {
        JsonNode wrapped = delivery.path("result");
        return (wrapped.isArray() ? wrapped : delivery).isArray()
                ? (wrapped.isArray() ? wrapped : delivery).valueStream().toList()
                : List.of(delivery);
    }

    @Override
    public List<CommunicationDraft> read(JsonNode message, PushQuery query, Instant receivedAt) {
        return decoder.accepts(message)
                ? drafts.ended(
                        decoder.decode(message),
                        decoder.part(message).orElse(CallRecordDecoder.ENDED),
                        message.toString())
                : List.of();
    }
}
