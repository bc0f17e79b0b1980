package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.bot.timeline.FoldedTimeline.Head;
import cn.topcentral.hub.bot.timeline.FoldedTimeline.Slice;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineHints;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.communication.TimelineRepository.ThreadSpan;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.templates.page.customer.ChatModel;
import cn.topcentral.hub.templates.page.customer.EntryRow;
import cn.topcentral.hub.templates.page.customer.FilterForm;
import cn.topcentral.hub.templates.page.customer.Further;
import cn.topcentral.hub.templates.page.customer.RecordList;
import cn.topcentral.hub.templates.page.customer.TimelineDays;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads what the pages of a customer's timeline show. The number of queries does not depend on the number of entries, and their work does not depend
 * on the length of the timeline: a filter that finds little ends after so many records, and the page says how far it got. Thread-safe.
 */
public final class TimelinePages {
    /** A first page of these stays below 50 KB with its head and filter. */
    private static final int ENTRIES = 30;

    private static final int LIST_ROWS = 40;

    /** Looked at for what a filter wants, within some 20 ms. */
    static final int LOOKED_AT = 3000;

    /** By these is told what somebody may want to filter by. */
    private static final int HINT_RECORDS = 300;

    /** Messages of a chat shown at a time, the newest ones first. */
    private static final int MESSAGES = 50;

    /** What leads up to a message the reader came for. */
    private static final int MESSAGES_BEFORE = 20;

    /** Sessions end at a pause, so this is rarely met; a page of many thousand messages would crash a phone. */
    private static final int MOST_MESSAGES = 1000;

    private final TimelineRepository timeline;
    private final FoldedTimeline folded;
    private final TimelineHints hints;
    private final CustomerRepository customers;
    private final EmployeeRepository employees;
    private final ContactPointRepository contactPoints;
    private final Clock clock;

    public TimelinePages(
            TimelineRepository timeline,
            TimelineHints hints,
            CustomerRepository customers,
            EmployeeRepository employees,
            ContactPointRepository contactPoints,
            Clock clock) {
        this.timeline = timeline;
        this.folded = new FoldedTimeline(timeline, OptionalInt.of(LOOKED_AT));
        this.hints = hints;
        this.customers = customers;
        this.employees = employees;
        this.contactPoints = contactPoints;
        this.clock = clock;
    }

    /** What a filter asks for of a customer who was not merged into another. */
    public TimelineScope scope(Customer customer, TimelineFilter filter) {
        List<CustomerId> group = customers.group(customer.id());
        List<Employee> ours = employees.all();
        return new TimelineScope(customer, group, filter, ours, Persons.of(group, ours, contactPoints));
    }

    /**
     * The newest entries, or those behind a place on the timeline.
     *
     * @param shownDay the day whose heading is shown already
     */
    public TimelineDays days(TimelineScope scope, Optional<Cursor> before, Optional<LocalDate> shownDay) {
        TimelineQuery query = scope.query(FoldedTimeline.READ);
        Slice slice = folded.read(before.map(query::after).orElse(query), ENTRIES);
        return days(scope, slice, Map.of(), Optional.empty(), shownDay);
    }

    /**
     * The entry that shows a record, first on the page, and those behind it; a chat stands open and reaches back to the record. The newest entries
     * when the record is not on this timeline, as happens when it was given to another customer.
     */
    public TimelineDays daysAt(TimelineScope scope, RecordId id) {
        TimelineQuery query = scope.query(FoldedTimeline.READ);
        return timeline.byId(id)
                .filter(record ->
                        record.customer().filter(scope.group()::contains).isPresent())
                .map(record -> days(
                        scope,
                        folded.readFrom(record, query, ENTRIES),
                        around(record, query),
                        Optional.of(record.id()),
                        Optional.empty()))
                .orElseGet(() -> days(scope, Optional.empty(), Optional.empty()));
    }

    private TimelineDays days(
            TimelineScope scope,
            Slice slice,
            Map<String, List<TimelineRecord>> messages,
            Optional<RecordId> sought,
            Optional<LocalDate> shownDay) {
        List<TimelineRecord> heads = slice.heads().stream().map(Head::record).toList();
        People people = People.of(
                Stream.concat(heads.stream(), messages.values().stream().flatMap(List::stream))
                        .toList(),
                scope.employees(),
                contactPoints);
        EntryWording wording = new EntryWording(people, messages, photos(heads));
        return new TimelineDays(
                scope.path(),
                PageLinks.question(scope.filter()),
                slice.heads().stream().map(wording::entry).toList(),
                sought,
                shownDay,
                slice.next()
                        .map(next ->
                                further(scope, false, next, slice.searched() ? Optional.of(next) : Optional.empty())),
                clock.instant());
    }

    private Map<RecordId, Integer> photos(List<TimelineRecord> records) {
        return hints.photos(records.stream()
                .filter(record -> record.attachmentCount() > 0)
                .map(TimelineRecord::id)
                .toList());
    }

    private static Further further(TimelineScope scope, boolean oldestFirst, Cursor next, Optional<Cursor> searchedTo) {
        return new Further(PageLinks.further(scope.filter(), oldestFirst, next), searchedTo.map(Cursor::time));
    }

    /** What was said in the record's chat since, and a little before; nothing for a record that is not of a chat. */
    private Map<String, List<TimelineRecord>> around(TimelineRecord record, TimelineQuery query) {
        Optional<String> thread = FoldedTimeline.threadOf(record);
        Optional<ThreadSpan> since = thread.flatMap(id ->
                Optional.ofNullable(timeline.spans(Set.of(id), query.between(Optional.of(record.time()), query.to()))
                        .get(id)));
        return since.map(span -> Math.max(MESSAGES, span.count() + MESSAGES_BEFORE))
                .filter(count -> count <= MOST_MESSAGES)
                .map(count -> Map.of(
                        thread.orElseThrow(),
                        timeline.messages(Set.of(thread.orElseThrow()), query, Math.toIntExact(count))))
                .orElse(Map.of());
    }

    /** What was said in a chat of this customer within the filter's period: the newest messages, or those before a place. */
    public ChatModel chat(TimelineScope scope, String threadId, Optional<Cursor> before) {
        TimelineQuery period = TimelineQuery.newest(scope.group(), MESSAGES)
                .between(scope.filter().from(), scope.filter().to());
        List<TimelineRecord> read =
                timeline.messages(Set.of(threadId), before.map(period::after).orElse(period), MESSAGES + 1);
        List<TimelineRecord> shown = read.size() > MESSAGES ? read.subList(1, read.size()) : read;
        EntryWording wording = new EntryWording(People.of(shown, scope.employees(), contactPoints));
        Optional<URI> earlier = read.size() > MESSAGES
                ? Optional.of(PageLinks.earlierMessages(
                        scope.customer().id(), scope.filter(), threadId, FoldedTimeline.placeOf(shown.get(0))))
                : Optional.empty();
        return new ChatModel(
                shown.stream()
                        .map(message -> EntryRow.Message.of(wording.line(message), Optional.empty()))
                        .toList(),
                earlier);
    }

    /** Records one by one, chats not folded; from an end of the timeline or behind a place. */
    public RecordList list(TimelineScope scope, boolean oldestFirst, Optional<Cursor> behind) {
        TimelineQuery ordered = oldestFirst ? scope.query(LIST_ROWS + 1).oldest() : scope.query(LIST_ROWS + 1);
        TimelineQuery query =
                FoldedTimeline.bounded(timeline, behind.map(ordered::after).orElse(ordered), OptionalInt.of(LOOKED_AT));
        List<TimelineRecord> read = timeline.page(query);
        boolean full = read.size() > LIST_ROWS;
        List<TimelineRecord> shown = full ? read.subList(0, LIST_ROWS) : read;
        Optional<Cursor> next = full ? Optional.of(FoldedTimeline.placeOf(shown.get(LIST_ROWS - 1))) : query.until();
        ListWording wording =
                new ListWording(People.of(shown, scope.employees(), contactPoints), scope.path(), clock.instant());
        return new RecordList(
                shown.stream().map(wording::row).toList(),
                oldestFirst,
                next.map(place -> further(scope, oldestFirst, place, full ? Optional.empty() : next)));
    }

    /**
     * The filter as a form.
     *
     * @param view path of the page it is for
     */
    public FilterForm form(TimelineScope scope, String view, boolean oldestFirst) {
        return new FilterForms(scope, view, oldestFirst).form(hints.lately(scope.group(), HINT_RECORDS));
    }
}
