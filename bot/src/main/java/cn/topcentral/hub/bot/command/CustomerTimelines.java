package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.communication.TimelineRepository.ThreadSpan;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.templates.timeline.CustomerTimeline;
import cn.topcentral.hub.templates.timeline.TimelineEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a customer's timeline into the shape that cards and pages show, chat sessions folded into one entry each. Thread-safe. */
public final class CustomerTimelines {
    private static final int PAGE = 60;
    /** So that a session of a thousand messages does not hide everything before it, nor cost more than a few page reads. */
    private static final int MOST_PAGES = 20;

    private static final Set<CommunicationType> CHATS = Set.of(CommunicationType.WECHAT, CommunicationType.WEBCHAT);

    private final CustomerRepository customers;
    private final TimelineRepository records;
    private final EmployeeRepository employees;
    private final HubPages pages;
    private final Clock clock;

    public CustomerTimelines(
            CustomerRepository customers,
            TimelineRepository records,
            EmployeeRepository employees,
            HubPages pages,
            Clock clock) {
        this.customers = customers;
        this.records = records;
        this.employees = employees;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * The newest entries of a customer and of all that were merged into it.
     *
     * @param channels empty for all
     * @param entries at most so many
     */
    public CustomerTimeline of(
            Customer customer, Optional<Period> period, Set<CommunicationType> channels, int entries) {
        List<CustomerId> group = customers.group(customer.id());
        TimelineQuery query = TimelineQuery.newest(group, PAGE)
                .between(period.map(Period::from), period.map(Period::until))
                .ofTypes(channels);
        Folding folding = fold(query, entries);
        int total = Math.toIntExact(total(group, period, channels));
        return new CustomerTimeline(
                customer.id().value(),
                customer.displayName(),
                customer.owner().map(this::nameOf),
                customer.level(),
                Optional.empty(),
                lastContact(group),
                total,
                label(period, channels),
                folding.entries,
                Math.max(0, total - folding.recordsShown),
                pages.timeline(customer.id()),
                clock.instant(),
                customer.demo());
    }

    Optional<Instant> lastContact(List<CustomerId> group) {
        return records.page(TimelineQuery.newest(group, 1)).stream()
                .map(TimelineRecord::time)
                .findFirst();
    }

    String nameOf(String userId) {
        return employees.byUserid(userId).map(Employee::name).orElse(userId);
    }

    private Folding fold(TimelineQuery query, int most) {
        Folding folding = new Folding(most);
        TimelineQuery next = query;
        for (int page = 0; page < MOST_PAGES && !folding.full(); page++) {
            List<TimelineRecord> read = records.page(next);
            folding.add(read, spans(read, query.customers()));
            if (read.size() < query.limit()) {
                break;
            }
            TimelineRecord last = read.get(read.size() - 1);
            next = query.after(new Cursor(last.time(), last.id()));
        }
        return folding;
    }

    private Map<String, ThreadSpan> spans(List<TimelineRecord> read, List<CustomerId> group) {
        Set<String> threads = read.stream()
                .filter(CustomerTimelines::inChat)
                .flatMap(record -> record.threadId().stream())
                .collect(Collectors.toSet());
        return threads.isEmpty() ? Map.of() : records.spans(threads, group);
    }

    /** The store counts from a time on; what lies behind the period's end is counted apart and taken off. */
    private long total(List<CustomerId> group, Optional<Period> period, Set<CommunicationType> channels) {
        long sinceStart = sum(records.countsByType(group, period.map(Period::from)), channels);
        long sinceEnd = period.map(present -> sum(records.countsByType(group, Optional.of(present.until())), channels))
                .orElse(0L);
        return sinceStart - sinceEnd;
    }

    private static long sum(Map<CommunicationType, Long> counts, Set<CommunicationType> channels) {
        return counts.entrySet().stream()
                .filter(count -> channels.isEmpty() || channels.contains(count.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Channels by their icons, because the card's line has room for thirty characters in all. */
    private static String label(Optional<Period> period, Set<CommunicationType> channels) {
        String icons = channels.stream().sorted().map(CommunicationType::icon).collect(Collectors.joining());
        return (period.map(Period::label).orElse("全部") + " " + icons).strip();
    }

    private static boolean inChat(TimelineRecord record) {
        return CHATS.contains(record.type());
    }

    /** Collects entries, newest first, and counts the records they stand for. Used by one thread. */
    private static final class Folding {
        private final int most;
        private final List<TimelineEntry> entries = new ArrayList<>();
        private final Set<String> folded = new HashSet<>();
        private int recordsShown;

        Folding(int most) {
            this.most = most;
        }

        boolean full() {
            return entries.size() >= most;
        }

        void add(List<TimelineRecord> read, Map<String, ThreadSpan> spans) {
            for (TimelineRecord record : read) {
                Optional<ThreadSpan> span = record.threadId()
                        .filter(thread -> inChat(record))
                        .flatMap(thread -> Optional.ofNullable(spans.get(thread)))
                        .filter(found -> found.count() > 1);
                if (span.isPresent() && folded.contains(span.get().threadId())) {
                    recordsShown++;
                } else if (!full()) {
                    span.ifPresent(found -> folded.add(found.threadId()));
                    entries.add(span.map(found -> burst(record, found)).orElseGet(() -> single(record)));
                    recordsShown++;
                }
            }
        }
    }

    private static TimelineEntry burst(TimelineRecord newest, ThreadSpan span) {
        return new TimelineEntry.ChatBurst(
                newest.type(),
                newest.channel().isEmpty() ? newest.type().label() : newest.channel(),
                Math.toIntExact(span.count()),
                span.first(),
                span.last(),
                who(newest),
                gist(newest));
    }

    private static TimelineEntry single(TimelineRecord record) {
        return new TimelineEntry.Single(
                record.type(),
                record.channel().isEmpty() ? record.type().label() : record.channel(),
                record.direction().orElse(Direction.INTERNAL),
                record.time(),
                record.duration(),
                who(record),
                gist(record),
                record.attachmentCount(),
                Optional.empty());
    }

    private static String who(TimelineRecord record) {
        return record.participants().stream()
                .filter(participant -> participant.side().equals("customer"))
                .map(Participant::displayName)
                .findFirst()
                .or(record::initiatedBy)
                .or(record::handledBy)
                .orElse("");
    }

    private static String gist(TimelineRecord record) {
        return record.summary()
                .or(record::subject)
                .filter(text -> !text.isBlank())
                .orElse(record.content());
    }
}
