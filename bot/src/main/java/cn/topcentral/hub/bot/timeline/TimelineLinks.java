package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Addresses of timeline pages; the web module reads what is written here. */
public final class TimelineLinks {
    private TimelineLinks() {}

    /** The page of a customer below the hub's public address, showing what the filter asks for. */
    public static URI page(URI publicUrl, CustomerId customer, TimelineFilter filter) {
        String base = publicUrl.toString().replaceAll("/+$", "");
        return URI.create(base + "/c/" + encoded(customer.value()) + query(filter, Optional.empty()));
    }

    /** The link from a page to the one with what came before, relative to the page. */
    static URI earlier(TimelineFilter filter, Cursor before) {
        return URI.create(query(filter, Optional.of(before)));
    }

    private static String query(TimelineFilter filter, Optional<Cursor> before) {
        List<String> parameters = new ArrayList<>();
        filter.from().ifPresent(from -> parameters.add("from=" + encoded(from.toString())));
        filter.to().ifPresent(to -> parameters.add("to=" + encoded(to.toString())));
        if (!filter.words().isBlank()) {
            parameters.add("period=" + encoded(filter.words()));
        }
        filter.types().stream().sorted().map(CommunicationType::code).forEach(type -> parameters.add("type=" + type));
        before.ifPresent(cursor -> parameters.add("before=" + encoded(CursorToken.of(cursor))));
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
