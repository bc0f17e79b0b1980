package cn.topcentral.hub.connectors.hook;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An accepted delivery, read back from the ledger; it may come to be worked on more than once.
 *
 * @param query the first value of each parameter of the request (some senders name the event there)
 * @param text as {@link HookVerdict.Accepted} gave it
 */
public record HookDelivery(Map<String, String> query, String text, Instant receivedAt) {
    public HookDelivery {
        query = Map.copyOf(query);
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }
}
