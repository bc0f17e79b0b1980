package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.hook.DeliveryKeys;
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
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Zoom's webhook (developers.zoom.us/docs/api/webhooks): signed with the app's secret token, the check of the address included. */
final class ZoomHook implements HookConnector {
    private final String secretToken;
    private final ZoomEvents events;

    ZoomHook(String secretToken, ZoomEvents events) {
        this.secretToken = secretToken;
        this.events = events;
    }

    @Override
    public HookVerdict receive(HookRequest request) {
        Optional<HookVerdict.Refused> refused = HookChecks.jsonPost(request).or(() -> verify(request));
        if (refused.isPresent()) {
            return refused.get();
        }
        try {
            JsonNode event = ReportJson.read(request.text());
            if (ReportJson.text(event, "event")
                    .filter("endpoint.url_validation"::equals)
                    .isPresent()) {
                return checkAddress(event);
            }
            return events.tells(event)
                    ? new HookVerdict.Accepted(DeliveryKeys.ofBody(request), request.text(), HookReply.noContent())
                    : new HookVerdict.Answered(HookReply.noContent());
        } catch (UnreadableReportException e) {
            return new HookVerdict.Refused(400, "the body is " + e.getMessage());
        }
    }

    private Optional<HookVerdict.Refused> verify(HookRequest request) {
        Optional<String> timestamp = request.header("x-zm-request-timestamp");
        Optional<String> signature = request.header("x-zm-signature");
        if (timestamp.isEmpty() || signature.isEmpty()) {
            return Optional.of(
                    new HookVerdict.Refused(401, "the headers x-zm-request-timestamp and x-zm-signature are missing"));
        }
        byte[] head = ("v0:" + timestamp.get() + ":").getBytes(StandardCharsets.UTF_8);
        if (!Hmac.same("v0=" + hex(Hmac.sha256(secretToken, head, request.body())), signature.get())) {
            return Optional.of(new HookVerdict.Refused(401, "wrong signature; compare secret_token with the app's"));
        }
        return HookChecks.age(timestamp.get(), request.receivedAt());
    }

    private HookVerdict checkAddress(JsonNode event) {
        String plain = ReportJson.require(event.path("payload"), "plainToken");
        String answer = JsonNodeFactory.instance
                .objectNode()
                .put("plainToken", plain)
                .put("encryptedToken", hex(Hmac.sha256(secretToken, plain.getBytes(StandardCharsets.UTF_8))))
                .toString();
        return new HookVerdict.Answered(HookReply.json(answer));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public List<CommunicationDraft> decode(HookDelivery delivery) {
        try {
            return events.decode(ReportJson.read(delivery.text()), delivery.text(), delivery.receivedAt());
        } catch (UnreadableReportException e) {
            throw new UnreadableDelivery("Zoom event: " + e.getMessage(), e);
        }
    }
}
