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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Change and lifecycle notifications of Microsoft Graph (learn.microsoft.com/graph/change-notifications-delivery-webhooks). They hold ids only,
 * and no signature: each shows the client state that nobody but Graph and we know.
 */
final class TeamsHook implements HookConnector {
    private static final HookReply ACCEPTED = new HookReply(202, "text/plain; charset=utf-8", "");
    private static final int MAX_TOKEN = 2048;

    private final String clientState;
    private final String tenantId;
    private final TeamsRecords records;

    TeamsHook(String clientState, String tenantId, TeamsRecords records) {
        this.clientState = clientState;
        this.tenantId = tenantId;
        this.records = records;
    }

    @Override
    public HookVerdict receive(HookRequest request) {
        Optional<String> validation = request.parameter("validationToken");
        if (request.method().equals("POST") && validation.isPresent()) {
            return validation.get().length() > MAX_TOKEN
                    ? new HookVerdict.Refused(400, "validationToken is too long")
                    : new HookVerdict.Answered(HookReply.text(validation.get()));
        }
        Optional<HookVerdict.Refused> wrong = HookChecks.jsonPost(request);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        try {
            List<JsonNode> notifications =
                    ReportJson.items(ReportJson.read(request.text()).path("value"));
            if (notifications.isEmpty()) {
                return new HookVerdict.Refused(400, "the body has no value with notifications");
            }
            return verify(notifications)
                    .<HookVerdict>map(refused -> refused)
                    .orElseGet(() -> new HookVerdict.Accepted(DeliveryKeys.ofBody(request), request.text(), ACCEPTED));
        } catch (UnreadableReportException e) {
            return new HookVerdict.Refused(400, "the body is " + e.getMessage());
        }
    }

    /** One foreign notification among many means that somebody else put them together. */
    private Optional<HookVerdict.Refused> verify(List<JsonNode> notifications) {
        boolean known = true;
        for (JsonNode notification : notifications) {
            known &= Hmac.same(clientState, notification.path("clientState").asText(""));
        }
        if (!known) {
            return Optional.of(
                    new HookVerdict.Refused(401, "wrong clientState; compare client_state with the subscription's"));
        }
        boolean ours = notifications.stream()
                .allMatch(notification -> ReportJson.text(notification, "tenantId", "organizationId")
                        .map(tenant -> tenant.equalsIgnoreCase(tenantId))
                        .orElse(true));
        return ours
                ? Optional.empty()
                : Optional.of(new HookVerdict.Refused(401, "a notification is of another tenant"));
    }

    @Override
    public List<CommunicationDraft> decode(HookDelivery delivery) {
        try {
            List<CommunicationDraft> drafts = new ArrayList<>();
            for (JsonNode notification :
                    ReportJson.items(ReportJson.read(delivery.text()).path("value"))) {
                drafts.addAll(records.of(notification, delivery.receivedAt()));
            }
            return drafts;
        } catch (UnreadableReportException e) {
            throw new UnreadableDelivery("Microsoft Graph notification: " + e.getMessage(), e);
        }
    }
}
