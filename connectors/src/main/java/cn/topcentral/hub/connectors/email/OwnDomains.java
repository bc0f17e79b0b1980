package cn.topcentral.hub.connectors.email;

import cn.topcentral.hub.connectors.party.EmailAddresses;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which addresses are ours.
 *
 * @param entries domains ({@code topcentral.cn}, covering its sub-domains) and, for colleagues on a free-mail provider, single addresses
 *     ({@code zhang@qq.com}); lower case after construction, empty when nothing is configured
 */
public record OwnDomains(Set<String> entries) {

    public OwnDomains {
        entries = entries.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** With nothing known, the engine decides whose side an address is on. */
    public static OwnDomains none() {
        return new OwnDomains(Set.of());
    }

    /** Whether nothing is configured. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether a normalised address is ours. */
    public boolean owns(String address) {
        String domain = EmailAddresses.domain(address);
        return entries.contains(address)
                || entries.contains(domain)
                || entries.stream().anyMatch(entry -> domain.endsWith("." + entry));
    }
}
