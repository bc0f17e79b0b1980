package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the pages are that cards lead to.
 *
 * @param publicUrl the hub's address as phones reach it, with scheme
 */
public record HubPages(URI publicUrl) {

    public URI timeline(CustomerId customer) {
        return at("/c/" + encoded(customer.value()));
    }

    /** The place of a record on its customer's timeline. */
    public URI record(CustomerId customer, RecordId record) {
        return at("/c/" + encoded(customer.value()) + "#" + encoded(record.value()));
    }

    /** All records that hold some words, of one customer or of all. */
    public URI search(String words, Optional<CustomerId> customer) {
        String query = "q=" + encoded(words)
                + customer.map(id -> "&customer=" + encoded(id.value())).orElse("");
        return at("/search?" + query);
    }

    private URI at(String path) {
        return URI.create(publicUrl.toString().replaceAll("/+$", "") + path);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
