package cn.topcentral.hub.connectors.email;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import java.util.HashMap;
import java.util.Map;

/** Notes on a draft that its message was cut off, as seen from outside the message. */
final class Truncated {

    private Truncated() {}

    static CommunicationDraft mark(CommunicationDraft draft) {
        Map<String, String> attributes = new HashMap<>(draft.attributes());
        attributes.put("truncated", "true");
        return draft.withAttributes(attributes);
    }
}
