package cn.topcentral.hub.templates.timeline;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer to {@code /customer}.
 *
 * @param contacts names of people at the customer, the most important first
 * @param last30Days communications by channel, the busiest first
 */
public record CustomerProfile(
        String customerId,
        String name,
        List<String> aliases,
        Optional<String> owner,
        List<String> contacts,
        Optional<Instant> lastContact,
        List<ChannelCount> last30Days,
        URI page,
        Instant now,
        boolean demo) {
    /** How often one channel was used. */
    public record ChannelCount(CommunicationType type, int count) {}

    public CustomerProfile {
        aliases = List.copyOf(aliases);
        contacts = List.copyOf(contacts);
        last30Days = List.copyOf(last30Days);
    }
}
