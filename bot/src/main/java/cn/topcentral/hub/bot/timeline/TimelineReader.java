package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.bot.timeline.FoldedTimeline.Head;
import cn.topcentral.hub.bot.timeline.FoldedTimeline.Slice;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.templates.timeline.CustomerTimeline;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads a customer's timeline for the card. The number of queries does not depend on the number of entries. A customer that was merged into another is answered with the timeline of the survivor, which holds both. Thread-safe.
 */
public final class TimelineReader {
    private static final int CARD_ENTRIES = 6;

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
        this.folded = new FoldedTimeline(timeline, OptionalInt.empty());
        this.customers = customers;
        this.employees = employees;
        this.contactPoints = contactPoints;
        this.links = links;
        this.clock = clock;
    }

    /** The newest entries, without the messages of chats. */
    public CustomerTimeline card(Customer customer, TimelineFilter filter) {
        Scope scope = scope(customer, filter);
        return read(scope, folded.read(scope.query(), CARD_ENTRIES));
    }

    /** The customer to show and what to read of it; the query begins at the newest record. */
    private record Scope(Customer customer, TimelineFilter filter, TimelineQuery query) {}

    private Scope scope(Customer asked, TimelineFilter filter) {
        CustomerId survivor = customers.survivor(asked.id());
        Customer customer =
                survivor.equals(asked.id()) ? asked : customers.byId(survivor).orElse(asked);
        return new Scope(customer, filter, filter.query(customers.group(survivor), FoldedTimeline.READ));
    }

    private CustomerTimeline read(Scope scope, Slice slice) {
        List<TimelineRecord> named = slice.heads().stream().map(Head::record).toList();
        People people = People.of(named, employees.all(), contactPoints);
        EntryWording wording = new EntryWording(people);
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
