package cn.topcentral.hub.bot.web.page.analysis;

import cn.topcentral.hub.storage.chart.ChartSpan;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Where the rows behind a number are: the customer's timeline, filtered. */
record RowLinks(CustomerId customer, ChartSpan span) {

    /** Everything of the span. */
    URI all() {
        return days(span.first(), span.last());
    }

    /** Everything of the span that a filter of the timeline lets through. */
    URI all(String filter, String value) {
        return URI.create(all() + "&" + filter + "=" + encoded(value));
    }

    /** Everything of a bucket. */
    URI bucket(LocalDate start) {
        return days(span.firstOf(start), span.lastOf(start));
    }

    URI days(LocalDate first, LocalDate last) {
        return URI.create("/c/" + encoded(customer.value()) + "?from=" + first + "&to=" + last);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
