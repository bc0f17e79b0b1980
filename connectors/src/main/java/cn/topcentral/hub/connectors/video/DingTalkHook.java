package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.hook.Hmac;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookDelivery;
import cn.topcentral.hub.connectors.hook.HookReply;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookVerdict;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.meeting.UnreadableReportException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** DingTalk's HTTP push: signed in the query, encrypted in the body, answered with the word success, encrypted and signed. */
final class DingTalkHook implements HookConnector {
    private final String token;
    private final DingTalkCrypto crypto;
    private final DingTalkEvents events;

    DingTalkHook(String token, DingTalkCrypto crypto, DingTalkEvents events) {
        this.token = token;
        this.crypto = crypto;
        this.events = events;
    }

    @Override
    public HookVerdict receive(HookRequest request) {
        Optional<HookVerdict.Refused> wrong = HookChecks.jsonPost(request);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        try {
            Optional<String> encrypted = ReportJson.text(ReportJson.read(request.text()), "encrypt");
            if (encrypted.isEmpty()) {
                return new HookVerdict.Refused(400, "the body has no encrypt");
            }
            Optional<HookVerdict.Refused> refused = verify(request, encrypted.get());
            return refused.isPresent() ? refused.get() : accept(encrypted.get(), request.receivedAt());
        } catch (UnreadableReportException e) {
            return new HookVerdict.Refused(400, "the body is " + e.getMessage());
        }
    }

    private Optional<HookVerdict.Refused> verify(HookRequest request, String encrypted) {
        Optional<String> signature = request.parameter("msg_signature").or(() -> request.parameter("signature"));
        Optional<String> timestamp = request.parameter("timestamp");
        Optional<String> nonce = request.parameter("nonce");
        if (signature.isEmpty() || timestamp.isEmpty() || nonce.isEmpty()) {
            return Optional.of(
                    new HookVerdict.Refused(401, "the parameters msg_signature, timestamp and nonce are missing"));
        }
        if (!Hmac.same(SortedSignature.of(token, timestamp.get(), nonce.get(), encrypted), signature.get())) {
            return Optional.of(new HookVerdict.Refused(401, "wrong signature; compare token with the console's"));
        }
        return HookChecks.age(timestamp.get(), request.receivedAt());
    }

    private HookVerdict accept(String encrypted, Instant now) {
        String text;
        try {
            text = crypto.open(encrypted);
        } catch (GeneralSecurityException e) {
            return new HookVerdict.Refused(400, "the body cannot be decrypted; compare aes_key and app_key");
        }
        JsonNode event = ReportJson.read(text);
        HookReply reply = success(now);
        if (!events.tells(event)) {
            return new HookVerdict.Answered(reply); // check_url, and events about something else
        }
        // Encryption and signature differ each time it is sent; what it says does not.
        String key = ReportJson.text(event, "eventId", "EventId").orElseGet(() -> ReportJson.hash(text));
        return new HookVerdict.Accepted(key, text, reply);
    }

    private HookReply success(Instant now) {
        String encrypted = crypto.close("success");
        String timestamp = String.valueOf(now.toEpochMilli());
        String nonce = crypto.nonce();
        return HookReply.json(JsonNodeFactory.instance
                .objectNode()
                .put("msg_signature", SortedSignature.of(token, timestamp, nonce, encrypted))
                .put("timeStamp", timestamp)
                .put("nonce", nonce)
                .put("encrypt", encrypted)
                .toString());
    }

    @Override
    public List<CommunicationDraft> decode(HookDelivery delivery) {
        try {
            return events.decode(ReportJson.read(delivery.text()), delivery.text(), delivery.receivedAt());
        } catch (UnreadableReportException e) {
            throw new UnreadableDelivery("DingTalk event: " + e.getMessage(), e);
        }
    }
}
