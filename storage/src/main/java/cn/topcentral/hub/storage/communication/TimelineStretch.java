package cn.topcentral.hub.storage.communication;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.Selection.Person;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.storage.search.SearchTerms;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;

/**
 * A query as the values its statements are given: open ends as values, so that one statement, and one plan, serves every combination. Read newest
 * first the lower place is inside and the higher outside, oldest first the other way round. Record ids are never empty, so an empty one lies
 * before all records of its instant.
 */
record TimelineStretch(TimelineQuery query, Place low, Place high) {
    private static final OffsetDateTime BEGINNING = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final OffsetDateTime END = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    /** A time and a record id, which may be empty. */
    record Place(OffsetDateTime time, String id) {
        static Place of(Cursor cursor) {
            return new Place(utc(cursor.time()), cursor.id().value());
        }
    }

    static TimelineStretch of(TimelineQuery query) {
        Place from = new Place(beginning(query), "");
        Place to = new Place(end(query), "");
        Optional<Place> upper = (query.oldestFirst() ? query.until() : query.after()).map(Place::of);
        Optional<Place> lower = (query.oldestFirst() ? query.after() : query.until()).map(Place::of);
        // At the very edge of the period the edge wins: it lies before all records of its instant.
        return new TimelineStretch(
                query,
                lower.filter(place -> !place.time().isBefore(from.time())).orElse(from),
                upper.filter(place -> place.time().isBefore(to.time())).orElse(to));
    }

    /** The earliest time of a query's period as a value. */
    static OffsetDateTime beginning(TimelineQuery query) {
        return query.from().map(TimelineStretch::utc).orElse(BEGINNING);
    }

    /** The first time behind it. */
    static OffsetDateTime end(TimelineQuery query) {
        return query.to().map(TimelineStretch::utc).orElse(END);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    Query bindPlacesTo(Query statement) {
        return statement
                .bindArray(
                        "customers",
                        String.class,
                        query.customers().stream().map(CustomerId::value).toArray())
                .bind("newestFirst", !query.oldestFirst())
                .bind("lowTime", low.time())
                .bind("lowId", low.id())
                .bind("highTime", high.time())
                .bind("highId", high.id());
    }

    Query bindTo(Query statement) {
        return bindSelection(bindPlacesTo(statement), query.selection());
    }

    static Query bindSelection(Query statement, Selection wanted) {
        return statement
                .bindArray("types", String.class, codes(wanted.types(), CommunicationType::code))
                .bindArray("channels", String.class, wanted.channels().toArray())
                .bindArray("intents", String.class, codes(wanted.intents(), IntentCategory::code))
                .bindArray("sentiments", String.class, codes(wanted.sentiments(), SentimentClass::code))
                .bindArray("urgencies", String.class, codes(wanted.urgencies(), UrgencyLevel::code))
                .bindArray(
                        "userids",
                        String.class,
                        wanted.person().map(Person::userids).orElse(List.of()).toArray())
                .bindArray(
                        "parties",
                        String.class,
                        codes(wanted.person().map(Person::points).orElse(List.of()), TimelineStretch::party))
                // What holds no term finds nothing, as an empty tsquery does.
                .bind(
                        "terms",
                        wanted.words().isEmpty()
                                ? Optional.<String>empty()
                                : Optional.of(SearchTerms.query(wanted.words()).orElse("")));
    }

    private static <T> Object[] codes(Collection<T> values, Function<T, String> code) {
        return values.stream().map(code).toArray();
    }

    private static String party(ContactPoint.Key key) {
        return Json.write(List.of(Map.of("kind", key.kind().code(), "value", key.value())));
    }
}
