package cn.topcentral.hub.bot.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Where a request comes from. */
public final class ClientAddress {
    private ClientAddress() {}

    /**
     * The address of the browser. Behind a reverse proxy of our own, which has a private address, that is what the proxy added last to {@code
     * X-Forwarded-For}; what stands before it anybody could have written.
     */
    public static String of(String remote, Optional<String> forwardedFor) {
        String last = forwardedFor
                .map(list -> list.substring(list.lastIndexOf(',') + 1).strip())
                .orElse("");
        return !last.isEmpty() && last.matches("[0-9A-Fa-f.:]{2,45}") && isPrivate(remote) ? last : remote;
    }

    private static boolean isPrivate(String remote) {
        try {
            InetAddress address = InetAddress.getByName(remote); // an address already: nothing is looked up
            return address.isLoopbackAddress() || address.isSiteLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
