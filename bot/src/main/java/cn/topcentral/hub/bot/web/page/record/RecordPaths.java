package cn.topcentral.hub.bot.web.page.record;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where records are. */
public final class RecordPaths {
    private RecordPaths() {}

    /** The page of a record; with the header {@code HX-Request} it answers with the part of it that goes into another page. */
    public static String record(CustomerId customer, RecordId record) {
        return "/c/" + encoded(customer.value()) + "/records/" + encoded(record.value());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
