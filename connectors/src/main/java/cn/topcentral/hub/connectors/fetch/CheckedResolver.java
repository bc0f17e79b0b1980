package cn.topcentral.hub.connectors.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.http.conn.DnsResolver;

/**
 * Finds the addresses of a host and refuses those in our own network. The client connects to exactly the addresses given here, so a name that answers
 * differently the second time (DNS rebinding) gains nothing.
 */
final class CheckedResolver implements DnsResolver {
    private final DnsResolver resolver;
    private final AllowedHosts allowed;

    CheckedResolver(DnsResolver resolver, AllowedHosts allowed) {
        this.resolver = resolver;
        this.allowed = allowed;
    }

    /** A host that leads into our own network. */
    static final class OwnNetwork extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        OwnNetwork(String host) {
            super(host + " leads to an address in our own network");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = resolver.resolve(host);
        if (!allowed.allowsPrivate(host) && !List.of(addresses).stream().allMatch(PublicAddress::is)) {
            throw new OwnNetwork(host);
        }
        return addresses;
    }
}
