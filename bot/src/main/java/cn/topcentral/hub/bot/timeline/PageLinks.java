package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.bot.timeline.TimelineFilter.Traits;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Addresses of the hub's pages; {@code bot.web.page} reads what is written here.
 *
 * @param base the hub's address as phones reach it, with scheme; empty for links from one page to another
 */
public record PageLinks(URI base) {
    /** Links from one page of the hub to another. */
    public static final PageLinks INTERNAL = new PageLinks(URI.create(""));

    /** The timeline of a customer. */
    public URI timeline(CustomerId customer) {
        return at("/c/" + encoded(customer.value()));
    }

    /** What the filter asks for of a customer's timeline. */
    public URI timeline(CustomerId customer, TimelineFilter filter) {
        return at("/c/" + encoded(customer.value()) + question(filtering(filter)));
    }

    /**
     * The place of a record on its customer's timeline. The fragment scrolls to it; the parameter alone already shows it, because a log-in at
     * WeCom in between loses the fragment.
     */
    public URI record(CustomerId customer, RecordId record) {
        String id = encoded(record.value());
        return at("/c/" + encoded(customer.value()) + "?record=" + id + "#" + id);
    }

    /** All records that hold some words, of one customer or of all. */
    public URI search(String words, Optional<CustomerId> customer) {
        return at("/search" + question(searching(words, customer)));
    }

    /** Those behind a place in the list of {@link #search}. */
    public URI earlierHits(String words, Optional<CustomerId> customer, Cursor before) {
        return at("/search" + question(before(searching(words, customer), before)));
    }

    /** What follows a path to ask for what a filter does, with the question mark; empty for everything. */
    public static String question(TimelineFilter filter) {
        return question(filtering(filter));
    }

    /** The same, in an order. */
    static String question(TimelineFilter filter, boolean oldestFirst) {
        return question(ordered(filter, oldestFirst));
    }

    /** The list of a customer's records. */
    public static URI list(CustomerId customer, TimelineFilter filter, boolean oldestFirst) {
        return URI.create(INTERNAL.timeline(customer) + "/list" + question(filter, oldestFirst));
    }

    /** The link from a page to the one with what lies behind a place, relative to the page. */
    static URI further(TimelineFilter filter, boolean oldestFirst, Cursor behind) {
        return URI.create(question(before(ordered(filter, oldestFirst), behind)));
    }

    /** What was said in a chat before a place. */
    static URI earlierMessages(CustomerId customer, TimelineFilter filter, String threadId, Cursor before) {
        List<String> parameters = filtering(filter);
        parameters.add("thread=" + encoded(threadId));
        return URI.create(INTERNAL.timeline(customer) + "/chats" + question(before(parameters, before)));
    }

    private static List<String> ordered(TimelineFilter filter, boolean oldestFirst) {
        List<String> parameters = filtering(filter);
        if (oldestFirst) {
            parameters.add("sort=oldest");
        }
        return parameters;
    }

    private URI at(String path) {
        return URI.create(base.toString().replaceAll("/+$", "") + path);
    }

    private static List<String> searching(String words, Optional<CustomerId> customer) {
        List<String> parameters = new ArrayList<>(List.of("q=" + encoded(words)));
        customer.ifPresent(id -> parameters.add("customer=" + encoded(id.value())));
        return parameters;
    }

    private static List<String> filtering(TimelineFilter filter) {
        List<String> parameters = new ArrayList<>();
        if (filter.recent().isPresent()) {
            parameters.add("days=" + filter.recent().get().code());
        } else {
            filter.from().ifPresent(from -> parameters.add("from=" + encoded(from.toString())));
            filter.to().ifPresent(to -> parameters.add("to=" + encoded(to.toString())));
            if (!filter.words().isBlank()) {
                parameters.add("period=" + encoded(filter.words()));
            }
        }
        filter.types().stream().sorted().map(CommunicationType::code).forEach(type -> parameters.add("type=" + type));
        Traits traits = filter.traits();
        traits.channels().stream().sorted().forEach(channel -> parameters.add("channel=" + encoded(channel)));
        traits.intents().stream().sorted().forEach(intent -> parameters.add("intent=" + intent.code()));
        traits.sentiments().stream().sorted().forEach(sentiment -> parameters.add("sentiment=" + sentiment.code()));
        traits.urgencies().stream().sorted().forEach(urgency -> parameters.add("urgency=" + urgency.code()));
        traits.person().ifPresent(person -> parameters.add("person=" + encoded(person.token())));
        if (!traits.text().isBlank()) {
            parameters.add("text=" + encoded(traits.text()));
        }
        return parameters;
    }

    private static List<String> before(List<String> parameters, Cursor place) {
        parameters.add("before=" + encoded(CursorToken.of(place)));
        return parameters;
    }

    private static String question(List<String> parameters) {
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
