package cn.topcentral.hub.connectors.fetch;

import java.util.Locale;
import java.util.Set;

/**
 * Where files may be fetched from.
 *
 * @param hosts host names on the internet; {@code *.example.com} means every host below {@code example.com}
 * @param privateHosts host names that may lie in our own network, e.g. a telephone system in the office
 * @param plainHttp whether {@code http://} is good enough; anybody on the way can then read and change what comes
 */
public record AllowedHosts(Set<String> hosts, Set<String> privateHosts, boolean plainHttp) {
    public AllowedHosts {
        hosts = Set.copyOf(hosts);
        privateHosts = Set.copyOf(privateHosts);
    }

    boolean allows(String host) {
        return matches(hosts, host) || allowsPrivate(host);
    }

    boolean allowsPrivate(String host) {
        return matches(privateHosts, host);
    }

    private static boolean matches(Set<String> patterns, String host) {
        String asked = host.toLowerCase(Locale.ROOT);
        return patterns.stream()
                .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                .anyMatch(pattern -> pattern.startsWith("*.")
                        ? asked.length() > pattern.length() - 1 && asked.endsWith(pattern.substring(1))
                        : asked.equals(pattern));
    }
}
