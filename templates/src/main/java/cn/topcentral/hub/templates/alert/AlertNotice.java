package cn.topcentral.hub.templates.alert;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.templates.card.TaskId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an alert card tells.
 *
 * @param customer how people call the customer; may be empty while nobody knows whose a communication is
 * @param responsible names of whom it was sent to first; may be empty
 * @param items the alerts, the worst first; at least one
 * @param said the urgent communication, where that is what the card is about
 * @param page where a tap leads
 */
public record AlertNotice(
        String customer,
        boolean demo,
        List<String> responsible,
        List<AlertItem> items,
        Optional<Said> said,
        URI page,
        Instant now,
        TaskId taskId) {
    public AlertNotice {
        responsible = List.copyOf(responsible);
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("An alert card shows at least one alert");
        }
    }

    AlertNotice with(List<AlertItem> newItems) {
        return new AlertNotice(customer, demo, responsible, newItems, said, page, now, taskId);
    }

    /**
     * A communication.
     *
     * @param who the person who spoke; may be empty
     * @param gist what was said; may be empty
     */
    public record Said(CommunicationType type, String channel, Instant time, String who, String gist) {}
}
