package cn.topcentral.hub.connectors.wechat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A message that withdraws another ({@code revoke}). It becomes a part of the other's record that knows least of it: where the other is there,
 * all of it stays, with the marks below; where it never was (it is older than the archive reaches), the record says only that something was
 * withdrawn.
 *
 * @param withdrawn the msgid of the other
 */
record Withdrawal(ArchiveMessage message, String withdrawn) {
    static final String TEXT = "[撤回了一条消息]";

    static Optional<Withdrawal> of(ArchiveMessage message) {
        return Optional.of(ArchiveJson.text(message.json().path("revoke"), "pre_msgid"))
                .filter(id -> message.type().equals("revoke") && !id.isEmpty())
                .map(id -> new Withdrawal(message, id));
    }

    CommunicationDraft of(CommunicationDraft draft) {
        Map<String, String> attributes = new LinkedHashMap<>(draft.attributes());
        attributes.put(CommunicationDraft.REVOKED, "true");
        attributes.put("revoked_at", message.time().toString());
        draft.parties().stream()
                .findFirst()
                .ifPresent(by -> attributes.put("revoked_by", by.value().orElse(by.raw())));
        attributes.put("revoke_msgid", message.id());
        return draft.but()
                .source(new SourceKey(draft.source().system(), withdrawn))
                .attributes(attributes)
                .part(Optional.of(Part.facts("revoke", Part.LATE)))
                .build();
    }
}
