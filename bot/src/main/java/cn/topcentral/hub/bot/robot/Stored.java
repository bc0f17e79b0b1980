package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * A callback as it is kept in the ledger.
 *
 * @param session the connection it came over; empty in callback mode. What it carried can be replied to over the same one only
 * @param requestId what a reply must carry; empty in callback mode
 * @param body as it came
 */
record Stored(String session, String requestId, JsonNode body) {
    private static final Function<String, Stored> READER = Json.reader(new TypeReference<>() {});

    String json() {
        return Json.write(this);
    }

    static Stored read(String json) {
        return READER.apply(json);
    }
}
