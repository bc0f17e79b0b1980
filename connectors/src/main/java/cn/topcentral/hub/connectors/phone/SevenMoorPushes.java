package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** 容联七陌 (7moor): several pushes for each call, told apart by {@code CallState}; the last one has the recording. */
final class SevenMoorPushes implements CallPushReader {
    private final SevenMoorDecoder decoder;
    private final CallDrafts drafts;

    SevenMoorPushes(OwnNumbers own, CallDrafts drafts) {
        this.decoder = new SevenMoorDecoder(own);
        this.drafts = drafts;
    }

    @Override
    public List<CommunicationDraft> read(JsonNode message, PushQuery query, Instant receivedAt) {
        if (!message.has("CallNo") && !message.has("CalledNo")) {
            return List.of();
        }
        CallJson.require(message, "CallSheetID");
        if (!SevenMoorDecoder.goesOn(message)) {
            return drafts.ended(decoder.decode(message), CallRecordDecoder.ENDED, message.toString());
        }
        Part part = SevenMoorDecoder.begin(message).isPresent()
                ? Part.facts("answered", Part.BEGUN)
                : Part.facts("ringing", Part.ANNOUNCED);
        return List.of(drafts.draft(decoder.ongoing(message, receivedAt), part, message.toString()));
    }
}
