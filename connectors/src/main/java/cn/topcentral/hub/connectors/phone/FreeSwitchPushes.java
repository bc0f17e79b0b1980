package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** FreeSWITCH mod_json_cdr: one push for each leg, as bare JSON or as {@code cdr=} with {@code encode} on, percent-encoded or in base64. */
final class FreeSwitchPushes implements CallPushReader {
    private static final String FIELD = "cdr=";

    private final SingleCallPushes legs;

    FreeSwitchPushes(OwnNumbers own, CallDrafts drafts) {
        this.legs = new SingleCallPushes(new FreeSwitchDecoder(own), drafts);
    }

    @Override
    public JsonNode parse(String text) {
        String record = text.strip();
        if (record.startsWith(FIELD)) {
            // A '+' of base64 is no space, and percent-encoding writes a space as %20 here.
            record = CallJson.text(PushText.form(record.replace("+", "%2B")), "cdr")
                    .strip();
        }
        return PushText.json(record.startsWith("{") ? record : decoded(record));
    }

    @Override
    public List<CommunicationDraft> read(JsonNode message, PushQuery query, Instant receivedAt) {
        return legs.read(message, query, receivedAt);
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException neither) {
            throw new UnreadableCallException("neither JSON nor JSON in base64; see encode in json_cdr.conf.xml");
        }
    }
}
