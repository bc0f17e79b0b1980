package cn.topcentral.hub.connectors.webchat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.payload.Fields;
import cn.topcentral.hub.connectors.payload.SourceTimes;
import cn.topcentral.hub.connectors.pull.Reconciliation;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds messages that no webhook brought: all of the conversations that were active in the period. */
final class ChatwootReconciliation implements Reconciliation {
    private static final Logger log = LoggerFactory.getLogger(ChatwootReconciliation.class);

    private final String source;
    private final ChatwootApi api;
    private final ChatwootEvent events;

    ChatwootReconciliation(String source, ChatwootApi api, ChatwootEvent events) {
        this.source = source;
        this.api = api;
        this.events = events;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public void run(Instant from, Instant until, Consumer<List<CommunicationDraft>> intake) {
        boolean older = false;
        for (int page = 1; !older; page++) {
            JsonNode conversations = api.conversations(page).path("data").path("payload");
            older = conversations.isEmpty();
            for (JsonNode conversation : conversations) {
                Instant last = SourceTimes.find(conversation, "last_activity_at", "timestamp")
                        .orElse(until);
                if (last.isBefore(from)) {
                    older = true; // they come by their last activity
                } else {
                    take(conversation, last, from, intake);
                }
            }
        }
    }

    private void take(JsonNode conversation, Instant last, Instant from, Consumer<List<CommunicationDraft>> intake) {
        Optional<String> id = Fields.text(conversation, "id");
        if (id.isEmpty()) {
            return;
        }
        intake.accept(List.of(events.conversation(conversation, last)));
        Optional<String> before = Optional.empty();
        boolean more = true;
        while (more) {
            JsonNode messages = api.messages(id.get(), before).path("payload");
            List<CommunicationDraft> drafts = new ArrayList<>();
            messages.forEach(message -> drafts.addAll(drafts(message, conversation)));
            if (!drafts.isEmpty()) {
                intake.accept(drafts);
            }
            Optional<String> oldest = Fields.text(messages.path(0), "id");
            more = oldest.isPresent()
                    && !oldest.equals(before)
                    && SourceTimes.find(messages.path(0), "created_at")
                            .filter(time -> time.isAfter(from))
                            .isPresent();
            before = oldest;
        }
    }

    private List<CommunicationDraft> drafts(JsonNode message, JsonNode conversation) {
        try {
            return events.message(message, conversation, Optional.empty());
        } catch (UnreadableDelivery unreadable) {
            log.warn(
                    "Message left out source={} id={} reason={}",
                    source,
                    message.path("id").asText(""),
                    unreadable.getMessage());
            return List.of();
        }
    }
}
