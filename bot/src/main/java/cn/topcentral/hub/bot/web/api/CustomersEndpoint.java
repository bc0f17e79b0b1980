package cn.topcentral.hub.bot.web.api;

import cn.topcentral.hub.bot.timeline.CursorToken;
import cn.topcentral.hub.bot.timeline.RecordDocument;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads customers, their timelines, and what was said. A customer that was merged answers with the one it was merged into. Thread-safe. */
final class CustomersEndpoint {
    private static final int MOST_MATCHES = 50;
    private static final int PAGE = 50;
    private static final int MOST_PAGE = 200;
    private static final int MOST_CHARS = 100;

    private final CustomerRepository customers;
    private final CustomerLookup lookup;
    private final ContactPointRepository points;
    private final TimelineRepository timeline;
    private final ZoneId zone;

    CustomersEndpoint(
            CustomerRepository customers,
            CustomerLookup lookup,
            ContactPointRepository points,
            TimelineRepository timeline,
            ZoneId zone) {
        this.customers = customers;
        this.lookup = lookup;
        this.points = points;
        this.timeline = timeline;
        this.zone = zone;
    }

    void find(Context context, String caller) {
        String typed = required(context, "q");
        ApiReply.json(
                context,
                Map.of(
                        "customers",
                        lookup.matches(typed, Math.min(limit(context), MOST_MATCHES)).stream()
                                .map(match -> {
                                    Map<String, Object> found = summary(match.customer());
                                    found.put("match", match.how().name().toLowerCase(Locale.ROOT));
                                    return found;
                                })
                                .toList()));
    }

    void one(Context context, String caller) {
        Customer asked = existing(context.pathParam("id"));
        Customer customer = survivor(asked);
        List<CustomerId> group = customers.group(customer.id());
        Map<String, Object> document = summary(customer);
        if (!asked.id().equals(customer.id())) {
            document.put("asked_for", asked.id().value());
        }
        document.put(
                "merged_customers",
                group.stream()
                        .filter(id -> !id.equals(customer.id()))
                        .map(CustomerId::value)
                        .toList());
        document.put(
                "contacts",
                points.contacts(group).stream()
                        .map(contact -> {
                            Map<String, Object> person = new LinkedHashMap<>();
                            person.put("name", contact.name());
                            contact.title().ifPresent(title -> person.put("title", title));
                            return person;
                        })
                        .toList());
        document.put(
                "contact_points",
                points.ofCustomers(group).stream()
                        .map(point -> Map.of(
                                "kind", point.key().kind().code(),
                                "value", point.key().value(),
                                "confidence", point.confidence()))
                        .toList());
        Map<String, Long> counts = new LinkedHashMap<>();
        timeline.countsByType(group, Optional.empty()).forEach((type, count) -> counts.put(type.code(), count));
        document.put("records", counts);
        timeline.lastContact(group)
                .ifPresent(
                        time -> document.put("last_contact", time.atZone(zone).toOffsetDateTime()));
        ApiReply.json(context, document);
    }

    void timeline(Context context, String caller) {
        Customer customer = survivor(existing(context.pathParam("id")));
        int limit = limit(context);
        TimelineQuery query = TimelineQuery.newest(customers.group(customer.id()), limit + 1)
                .between(time(context, "since"), time(context, "until"))
                .ofTypes(types(context));
        Optional<Cursor> cursor = cursor(context);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("customer_id", customer.id().value());
        document.put("customer_name", customer.name());
        page(document, timeline.page(cursor.map(query::after).orElse(query)), limit);
        ApiReply.json(context, document);
    }

    void search(Context context, String caller) {
        String typed = required(context, "q");
        if (typed.length() > MOST_CHARS) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "q has over " + MOST_CHARS + " characters.");
        }
        int limit = limit(context);
        Optional<List<CustomerId>> within = Optional.ofNullable(context.queryParam("customer_id"))
                .map(id -> customers.group(survivor(existing(id)).id()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("q", typed);
        page(document, timeline.search(typed, within, cursor(context), limit + 1), limit);
        ApiReply.json(context, document);
    }

    private void page(Map<String, Object> document, List<TimelineRecord> found, int limit) {
        List<TimelineRecord> shown = found.stream().limit(limit).toList();
        document.put(
                "records",
                shown.stream().map(record -> RecordDocument.of(record, zone)).toList());
        if (found.size() > limit) {
            TimelineRecord last = shown.get(limit - 1);
            document.put("next_cursor", CursorToken.of(new Cursor(last.time(), last.id())));
        }
    }

    private Customer existing(String id) {
        return Optional.of(id)
                .filter(text -> !text.isBlank() && text.length() <= 64)
                .flatMap(text -> customers.byId(new CustomerId(text)))
                .orElseThrow(() -> ApiProblem.of(
                        HttpStatus.NOT_FOUND, "There is no such customer; GET /api/v1/customers?q=NAME finds ids."));
    }

    private Customer survivor(Customer customer) {
        return customer.mergedInto().isEmpty()
                ? customer
                : customers.byId(customers.survivor(customer.id())).orElse(customer);
    }

    private static Map<String, Object> summary(Customer customer) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("customer_id", customer.id().value());
        summary.put("name", customer.name());
        customer.shortName().ifPresent(name -> summary.put("short_name", name));
        summary.put("aliases", customer.aliases());
        customer.owner().ifPresent(owner -> summary.put("owner", owner));
        customer.region().ifPresent(region -> summary.put("region", region));
        customer.industry().ifPresent(industry -> summary.put("industry", industry));
        customer.level().ifPresent(level -> summary.put("level", level));
        return summary;
    }

    private static String required(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> ApiProblem.of(HttpStatus.BAD_REQUEST, "The query has no " + name + "."));
    }

    private static int limit(Context context) {
        String given = context.queryParam("limit");
        if (given == null) {
            return PAGE;
        }
        if (!given.matches("\\d{1,3}") || Integer.parseInt(given) < 1 || Integer.parseInt(given) > MOST_PAGE) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "limit must be a number from 1 to " + MOST_PAGE + ".");
        }
        return Integer.parseInt(given);
    }

    private static Set<CommunicationType> types(Context context) {
        Set<CommunicationType> types = EnumSet.noneOf(CommunicationType.class);
        for (String given : context.queryParams("type")) {
            for (String word : given.split(",", -1)) {
                try {
                    types.add(CommunicationType.ofCode(word.strip()));
                } catch (IllegalArgumentException unknown) {
                    throw ApiProblem.of(
                            HttpStatus.BAD_REQUEST,
                            "type '" + word
                                    + "' is none of phone, mobile, wechat, email, meeting, visit, video, form, webchat.");
                }
            }
        }
        return types;
    }

    private Optional<Instant> time(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).map(text -> {
            try {
                return text.length() == 10
                        ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                        : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException wrong) {
                throw ApiProblem.of(
                        HttpStatus.BAD_REQUEST,
                        name + " is no time; write 2026-06-15 or 2026-06-15T14:30:00Z (in an address a + is %2B).");
            }
        });
    }

    private static Optional<Cursor> cursor(Context context) {
        String given = context.queryParam("cursor");
        if (given == null) {
            return Optional.empty();
        }
        return Optional.of(CursorToken.parse(given)
                .orElseThrow(() -> ApiProblem.of(
                        HttpStatus.BAD_REQUEST,
                        "cursor names no place; give next_cursor of the page before, unchanged.")));
    }
}
