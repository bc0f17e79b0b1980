package cn.topcentral.hub.bot.demo;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Party;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the drafts of all channels have in common. */
final class DraftParts {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Every record of the demo carries it, so that nobody mistakes it for a customer's word. */
    static final String DEMO = "demo";

    /** What source ids of the demo begin with: none collides with a real one. */
    static final String KEY = "demo-";

    private DraftParts() {}

    static AttachmentDraft attachment(String fileName, byte[] bytes) {
        String mediaType = fileName.endsWith(".png") ? "image/png" : "application/pdf";
        return new AttachmentDraft(
                fileName, mediaType, new AttachmentDraft.Content.Bytes(bytes), false, Optional.empty());
    }

    /** A decoded draft, marked as demo, with other parties and attachments. */
    static CommunicationDraft changed(
            CommunicationDraft draft, UnaryOperator<Party> party, List<AttachmentDraft> attachments) {
        Map<String, String> attributes = new HashMap<>(draft.attributes());
        attributes.put(DEMO, "true");
        return draft.but()
                .parties(draft.parties().stream().map(party).toList())
                .attachments(attachments)
                .attributes(attributes)
                .build();
    }
}
