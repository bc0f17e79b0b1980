package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.Part;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The rules of one recording system. A record is a JSON object: as it came, or a CSV row by its column names. Decoders are pure and
 * safe to share.
 */
interface CallRecordDecoder {
    /** The call is over, and this sums it up. */
    Part ENDED = Part.facts("ended", Part.ENDED);

    /** Whether the record is of this system, judged by its field names alone, so that a CSV header can be judged too. */
    boolean accepts(JsonNode record);

    /** Why the record is about a call but is no call to store (still ringing, say). */
    default Optional<String> leftOut(JsonNode record) {
        return Optional.empty();
    }

    /**
     * Which part of its call a record tells, in systems that tell of one call several times. Records of files have the parts that the
     * system's pushes have, so that both together make one call.
     */
    default Optional<Part> part(JsonNode record) {
        return Optional.empty();
    }

    /**
     * Reads a record that {@link #accepts} and that is not {@link #leftOut}.
     *
     * @throws UnreadableCallException when a needed field is missing or wrong
     */
    CallRecord decode(JsonNode record);
}
