package cn.topcentral.hub.connectors.form;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.payload.Fields;
import cn.topcentral.hub.connectors.payload.SourceTimes;
import cn.topcentral.hub.connectors.pull.Reconciliation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the entries of a period that no push brought. The API lists by serial number and not by time, and an old entry may have been edited, so
 * the whole form is walked: 50 entries a call, of at least 20,000 calls an hour.
 */
final class JinshujuReconciliation implements Reconciliation {
    private static final Logger log = LoggerFactory.getLogger(JinshujuReconciliation.class);

    private final String source;
    private final JinshujuApi api;
    private final String form;
    private final JinshujuEntry entries;

    JinshujuReconciliation(String source, JinshujuApi api, String form, JinshujuEntry entries) {
        this.source = source;
        this.api = api;
        this.form = form;
        this.entries = entries;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public void run(Instant from, Instant until, Consumer<List<CommunicationDraft>> intake) {
        Optional<String> title = Fields.text(api.form(), "name");
        Optional<String> next = Optional.empty();
        do {
            ObjectNode page = api.entries(next);
            List<CommunicationDraft> drafts = new ArrayList<>();
            for (JsonNode entry : page.path("data")) {
                if (entry instanceof ObjectNode object && changed(object, from, until)) {
                    drafts.addAll(draft(object, title));
                }
            }
            if (!drafts.isEmpty()) {
                intake.accept(drafts);
            }
            Optional<String> following = Fields.text(page, "next");
            next = following.equals(next) ? Optional.empty() : following; // a cursor that stands still is the end
        } while (next.isPresent());
    }

    private List<CommunicationDraft> draft(ObjectNode entry, Optional<String> title) {
        try {
            return List.of(entries.draft(form, title, entry, Optional.empty(), entry.toString()));
        } catch (UnreadableDelivery unreadable) {
            log.warn(
                    "Entry left out source={} serial={} reason={}",
                    source,
                    entry.path("serial_number").asText(""),
                    unreadable.getMessage());
            return List.of();
        }
    }

    private static boolean changed(JsonNode entry, Instant from, Instant until) {
        return Fields.text(entry, "updated_at", "created_at")
                .flatMap(SourceTimes::parse)
                .filter(time -> !time.isBefore(from) && time.isBefore(until))
                .isPresent();
    }
}
