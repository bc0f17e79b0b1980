package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** Reads what one vendor pushes. Pure and safe to share. */
interface CallPushReader {

    /** A delivery as JSON, whatever it came as. */
    default JsonNode parse(String text) {
        return PushText.parse(text);
    }

    /** The single messages of a delivery. */
    default List<JsonNode> messages(JsonNode delivery) {
        return delivery.isArray() ? delivery.valueStream().toList() : List.of(delivery);
    }

    /**
     * What a message says of a call.
     *
     * @param message an object
     * @return none when it says nothing, or is of a kind not known
     * @throws UnreadableCallException when a needed field is missing or wrong
     */
    List<CommunicationDraft> read(JsonNode message, PushQuery query, Instant receivedAt);
}
