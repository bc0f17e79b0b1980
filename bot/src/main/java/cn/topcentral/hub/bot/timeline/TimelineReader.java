package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.bot.timeline.FoldedTimeline.Head;
import cn.topcentral.hub.bot.timeline.FoldedTimeline.Slice;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.communication.TimelineRepository.ThreadSpan;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.templates.page.TimelinePageModel;
import cn.topcentral.hub.templates.timeline.CustomerTimeline;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a customer's timeline for the card and for the page; both show the same entries. The number of queries does not depend on the number of
 * entries. A customer that was merged into another is answered with the timeline of the survivor, which holds both. Thread-safe.
 */
public final class TimelineReader {
    private static final int CARD_ENTRIES = 6;
    private static final int PAGE_ENTRIES = 50;

    /** Messages the page shows of one chat session, the newest ones. */
    private static final int SESSION_MESSAGES = 50;

    /** What leads up to a message the reader came for. */
    private static final int MESSAGES_BEFORE = 20;

    /** Sessions end at a pause, so this is rarely met; a page of many thousand messages would crash a phone. */
    private static final int MOST_SESSION_MESSAGES = 1000;

    private final TimelineRepository timeline;
    private final FoldedTimeline folded;
    private final CustomerRepository customers;
    private final EmployeeRepository employees;
    private final ContactPointRepository contactPoints;
    private final PageLinks links;
    private final Clock clock;

    /** @param links to pages as a card needs them */
    public TimelineReader(
            TimelineRepository timeline,
            CustomerRepository customers,
            EmployeeRepository employees,
            ContactPointRepository contactPoints,
            PageLinks links,
            Clock clock) {
        this.timeline = timeline;
        this.folded = new FoldedTimeline(timeline);
        this.customers = customers;
        this.employees = employees;
        this.contactPoints = contactPoints;
        this.links = links;
        this.clock = clock;
    }

    /** The newest entries, without the messages of chats. */
    public CustomerTimeline card(Customer customer, TimelineFilter filter) {
        Scope scope = scope(customer, filter);
        return read(scope, folded.read(scope.query(), CARD_ENTRIES), Map.of());
    }

    /**
     * The newest entries, or those behind a place on the timeline, with what was said in chats.
     *
     * @param before as given by {@link TimelinePageModel#earlier}, see {@link CursorToken}
     */
    public TimelinePageModel page(Customer customer, TimelineFilter filter, Optional<Cursor> before) {
        Scope scope = scope(customer, filter);
        TimelineQuery query = before.map(scope.query()::after).orElseGet(scope::query);
        return page(scope, folded.read(query, PAGE_ENTRIES), Optional.empty(), before.isPresent());
    }

    /**
     * The entry that shows a record, first on the page, and those behind it; a chat reaches back to the record. The newest entries when the
     * record is not on this timeline, as happens when it was given to another customer.
     */
    public TimelinePageModel pageAt(Customer customer, TimelineFilter filter, RecordId id) {
        Scope scope = scope(customer, filter);
        return timeline.byId(id)
                .filter(record -> record.customer()
                        .filter(scope.query().customers()::contains)
                        .isPresent())
                .map(record ->
                        page(scope, folded.readFrom(record, scope.query(), PAGE_ENTRIES), Optional.of(record), true))
                .orElseGet(() -> page(customer, filter, Optional.empty()));
    }

    private TimelinePageModel page(Scope scope, Slice slice, Optional<TimelineRecord> sought, boolean behindNewest) {
        Map<String, List<TimelineRecord>> messages = new HashMap<>(messages(slice, scope.query()));
        sought.ifPresent(record -> reachBack(record, scope.query(), messages));
        CustomerId customer = scope.customer().id();
        return new TimelinePageModel(
                read(scope, slice, messages),
                sought.map(TimelineRecord::id),
                behindNewest ? Optional.of(PageLinks.INTERNAL.timeline(customer, scope.filter())) : Optional.empty(),
                slice.next().map(next -> PageLinks.earlier(scope.filter(), next)));
    }

    /** The customer to show and what to read of it; the query begins at the newest record. */
    private record Scope(Customer customer, TimelineFilter filter, TimelineQuery query) {}

    private Scope scope(Customer asked, TimelineFilter filter) {
        CustomerId survivor = customers.survivor(asked.id());
        Customer customer =
                survivor.equals(asked.id()) ? asked : customers.byId(survivor).orElse(asked);
        return new Scope(customer, filter, filter.query(customers.group(survivor), FoldedTimeline.READ));
    }

    private Map<String, List<TimelineRecord>> messages(Slice slice, TimelineQuery query) {
        Set<String> threads = slice.heads().stream()
                .flatMap(head -> head.session().stream())
                .map(ThreadSpan::threadId)
                .collect(Collectors.toSet());
        return threads.isEmpty()
                ? Map.of()
                : timeline.messages(threads, query, SESSION_MESSAGES).stream()
                        .collect(Collectors.groupingBy(
                                message -> message.threadId().orElseThrow()));
    }

    /** Shows of the record's chat what was said since, and a little before, where the newest messages do not reach back to it. */
    private void reachBack(TimelineRecord record, TimelineQuery query, Map<String, List<TimelineRecord>> messages) {
        Optional<String> thread = record.threadId().filter(messages::containsKey);
        if (thread.isEmpty() || messages.getOrDefault(thread.get(), List.of()).contains(record)) {
            return;
        }
        Optional<ThreadSpan> since = Optional.ofNullable(
                timeline.spans(Set.of(thread.get()), query.between(Optional.of(record.time()), query.to()))
                        .get(thread.get()));
        since.map(span -> span.count() + MESSAGES_BEFORE)
                .filter(count -> count <= MOST_SESSION_MESSAGES)
                .ifPresent(count -> messages.put(
                        thread.get(), timeline.messages(Set.of(thread.get()), query, Math.toIntExact(count))));
    }

    private CustomerTimeline read(Scope scope, Slice slice, Map<String, List<TimelineRecord>> messages) {
        List<TimelineRecord> named = Stream.concat(
                        slice.heads().stream().map(Head::record),
                        messages.values().stream().flatMap(List::stream))
                .toList();
        People people = People.of(named, employees.all(), contactPoints);
        EntryWording wording = new EntryWording(people, messages);
        Customer customer = scope.customer();
        long total = total(scope.query());
        long shown = slice.heads().stream().mapToLong(Head::records).sum();
        return new CustomerTimeline(
                customer.id().value(),
                customer.displayName(),
                customer.name(),
                customer.owner().map(people::employee),
                customer.level(),
                Optional.empty(),
                timeline.lastContact(scope.query().customers()),
                Math.toIntExact(total),
                scope.filter().heading(),
                slice.heads().stream().map(wording::entry).toList(),
                Math.toIntExact(Math.max(0, total - shown)),
                links.timeline(customer.id(), scope.filter()),
                clock.instant(),
                customer.demo());
    }

    private long total(TimelineQuery query) {
        return timeline.countsByType(query.customers(), query.from(), query.to()).entrySet().stream()
                .filter(count -> query.selection().types().isEmpty()
                        || query.selection().types().contains(count.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
