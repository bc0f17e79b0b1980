package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.hook.DeliveryKeys;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookDelivery;
import cn.topcentral.hub.connectors.hook.HookReply;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookVerdict;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the pushes of one telephone vendor. */
final class CallHook implements HookConnector {
    private static final Logger LOG = LoggerFactory.getLogger(CallHook.class);

    private final String name;
    private final HookGuard guard;
    private final Optional<String> deliveryHeader;
    private final HookReply reply;
    private final Supplier<CallPushReader> readers;

    /**
     * @param name of the hook in the configuration
     * @param deliveryHeader the header with the vendor's id of a delivery, where it sends one
     * @param reply what the vendor wants to hear
     * @param readers gives a reader that knows our numbers of today
     */
    CallHook(
            String name,
            HookGuard guard,
            Optional<String> deliveryHeader,
            HookReply reply,
            Supplier<CallPushReader> readers) {
        this.name = name;
        this.guard = guard;
        this.deliveryHeader = deliveryHeader;
        this.reply = reply;
        this.readers = readers;
    }

    @Override
    public HookVerdict receive(HookRequest request) {
        Optional<HookVerdict.Refused> refused = guard.refusal(request);
        if (refused.isPresent()) {
            return refused.get();
        }
        String key = deliveryHeader
                .flatMap(request::header)
                .filter(id -> !id.isBlank())
                .orElseGet(() -> DeliveryKeys.ofBody(request));
        return new HookVerdict.Accepted(key, PushText.of(request), reply);
    }

    /** A batch is worth reading even if one of its messages cannot be read; that one is logged, and stays in the ledger with the batch. */
    @Override
    public List<CommunicationDraft> decode(HookDelivery delivery) {
        CallPushReader reader = readers.get();
        List<CommunicationDraft> drafts = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        List<JsonNode> messages = messages(reader, delivery);
        for (int number = 0; number < messages.size(); number++) {
            try {
                drafts.addAll(read(reader, messages.get(number), delivery));
            } catch (UnreadableCallException unreadable) {
                faults.add("message " + (number + 1) + " of " + messages.size() + ": " + withoutValues(unreadable));
            }
        }
        if (!faults.isEmpty() && drafts.isEmpty()) {
            throw new UnreadableDelivery("hooks." + name + ": " + String.join("; ", faults));
        }
        faults.forEach(fault -> LOG.warn("Message of a batch left out hook={} reason={}", name, fault));
        return drafts;
    }

    private List<JsonNode> messages(CallPushReader reader, HookDelivery delivery) {
        try {
            return reader.messages(reader.parse(delivery.text()));
        } catch (UnreadableCallException unreadable) {
            throw new UnreadableDelivery("hooks." + name + ": " + withoutValues(unreadable), unreadable);
        }
    }

    private static List<CommunicationDraft> read(CallPushReader reader, JsonNode message, HookDelivery delivery) {
        if (!message.isObject()) {
            throw new UnreadableCallException("not an object {…}");
        }
        return reader.read(message, PushQuery.of(delivery), delivery.receivedAt());
    }

    /** The reasons quote what they are about; the log and the state page must not. */
    private static String withoutValues(UnreadableCallException unreadable) {
        return unreadable.reason().replaceAll("'[^']*'", "…");
    }
}
