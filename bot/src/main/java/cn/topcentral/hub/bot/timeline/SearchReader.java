package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.RecordSearch;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.finding.Finder.AttachmentHit;
import cn.topcentral.hub.templates.page.SearchPageModel;
import cn.topcentral.hub.templates.page.SearchPageModel.NamedCustomer;
import cn.topcentral.hub.templates.page.search.SearchForm;
import cn.topcentral.hub.templates.page.search.SearchFound;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import cn.topcentral.hub.templates.text.Snippet;
import cn.topcentral.hub.templates.text.SoughtWords;
import cn.topcentral.hub.templates.timeline.SearchAnswer;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Searches what was said, for the card and for the page; with all customers or with one. The number of queries does not depend on the number of
 * hits. Thread-safe.
 */
public final class SearchReader {
    /** More than anybody pages through; a card that says 200 says enough. */
    private static final int MOST_COUNTED = 200;

    private static final int CARD_HITS = 6;
    private static final int PAGE_HITS = 20;

    /** Nobody types more; each word costs an index look-up. */
    private static final int MOST_CHARS = 100;

    /** Some four lines on a phone. */
    private static final int SNIPPET_CHARS = 100;

    private static final int FILE_NAME_CHARS = 40;

    /** An hour of talk, transcribed, has some 15,000 characters; a word found behind these is not shown, its record is. */
    private static final int MOST_CONTENT = 50_000;

    private final TimelineRepository records;
    private final CustomerRepository customers;
    private final EmployeeRepository employees;
    private final ContactPointRepository contactPoints;
    private final PageLinks links;
    private final Clock clock;

    /** @param links to pages as a card needs them */
    public SearchReader(
            TimelineRepository records,
            CustomerRepository customers,
            EmployeeRepository employees,
            ContactPointRepository contactPoints,
            PageLinks links,
            Clock clock) {
        this.records = records;
        this.customers = customers;
        this.employees = employees;
        this.contactPoints = contactPoints;
        this.links = links;
        this.clock = clock;
    }

    /** The newest hits among what somebody may see, and how many there are. */
    public SearchAnswer card(String typed, Optional<Customer> within, OwnerScope scope) {
        String words = words(typed);
        List<TimelineRecord> found = find(words, within, scope, RecordSearch.ANY, Optional.empty(), MOST_COUNTED);
        List<TimelineRecord> shown = found.stream().limit(CARD_HITS).toList();
        Map<CustomerId, Customer> named = named(found);
        Map<RecordId, String> contents = contents(shown);
        return new SearchAnswer(
                words,
                within.map(Customer::displayName),
                shown.stream()
                        .map(record -> new SearchAnswer.Hit(
                                record.time(),
                                customer(record, named)
                                        .map(Customer::displayName)
                                        .orElse("待认领"),
                                record.type(),
                                text(record, contents),
                                customer(record, named).map(customer -> links.record(customer.id(), record.id()))))
                        .toList(),
                found.size(),
                links.search(words, within.map(Customer::id)),
                clock.instant(),
                within.map(Customer::demo)
                        .orElse(!named.isEmpty() && named.values().stream().allMatch(Customer::demo)));
    }

    /**
     * What the page is asked for beside the words.
     *
     * @param only which records; empty when only other things are looked for
     * @param filter what stands for that in addresses, beginning with {@code &}; may be empty
     * @param files finds the file of each record that holds the words
     */
    public record Narrowed(Optional<RecordSearch> only, String filter, Files files) {}

    /** Finds, among some records, in which file of theirs some words stand, and the beginning of its text. */
    @FunctionalInterface
    public interface Files {
        Map<RecordId, AttachmentHit> holding(String words, List<RecordId> records);
    }

    /** The newest hits, or those behind a place in their list. */
    public SearchPageModel page(
            String typed,
            Optional<Customer> within,
            OwnerScope scope,
            Narrowed narrowed,
            SearchFound others,
            SearchForm form,
            Optional<Cursor> before) {
        String words = words(typed);
        Optional<CustomerId> only = within.map(Customer::id);
        List<TimelineRecord> found = narrowed.only()
                .map(records -> find(words, within, scope, records, before, PAGE_HITS + 1))
                .orElse(List.of());
        List<TimelineRecord> shown = found.stream().limit(PAGE_HITS).toList();
        Optional<Cursor> next = found.size() > PAGE_HITS
                ? Optional.of(FoldedTimeline.placeOf(shown.get(PAGE_HITS - 1)))
                : Optional.empty();
        return new SearchPageModel(
                words,
                words.length() < CleanText.line(typed).length(),
                within.map(SearchReader::linked),
                hits(shown, words, narrowed.files()),
                before.map(place -> with(PageLinks.INTERNAL.search(words, only), narrowed.filter())),
                next.map(place -> with(PageLinks.INTERNAL.earlierHits(words, only, place), narrowed.filter())),
                only.filter(customer -> !words.isEmpty())
                        .map(customer -> with(PageLinks.INTERNAL.search(words, Optional.empty()), narrowed.filter())),
                others,
                form,
                clock.instant());
    }

    private static URI with(URI link, String filter) {
        return URI.create(link + filter);
    }

    /** What of what was typed is searched for. */
    public static String words(String typed) {
        String line = CleanText.line(typed);
        int end = line.offsetByCodePoints(0, Math.min(MOST_CHARS, line.codePointCount(0, line.length())));
        return line.substring(0, end).strip();
    }

    private List<TimelineRecord> find(
            String words,
            Optional<Customer> within,
            OwnerScope scope,
            RecordSearch only,
            Optional<Cursor> before,
            int most) {
        Optional<List<CustomerId>> group = within.map(customer -> customers.group(customers.survivor(customer.id())));
        return records.search(words, group, scope, only, before, most);
    }

    private List<SearchPageModel.Hit> hits(List<TimelineRecord> found, String words, Files files) {
        SoughtWords sought = SoughtWords.of(words);
        Map<CustomerId, Customer> named = named(found);
        Map<RecordId, String> contents = contents(found);
        People people = People.of(found, employees.all(), contactPoints);
        EntryWording wording = new EntryWording(people);
        Map<RecordId, AttachmentHit> holding =
                files.holding(words, found.stream().map(TimelineRecord::id).toList());
        return found.stream()
                .map(record -> {
                    Optional<Customer> customer = customer(record, named);
                    return new SearchPageModel.Hit(
                            record.time(),
                            record.type(),
                            EntryWording.channel(record),
                            customer.map(SearchReader::linked),
                            wording.addressed(record),
                            snippet(text(record, contents), Optional.ofNullable(holding.get(record.id())), sought),
                            customer.map(known -> PageLinks.INTERNAL.record(known.id(), record.id())),
                            customer.map(Customer::demo).orElse(false));
                })
                .toList();
    }

    /** The place in the text; where it stands in a file only, the place there. */
    private static String snippet(String text, Optional<AttachmentHit> file, SoughtWords sought) {
        boolean inText = sought.marked(CleanText.line(text)).stream().anyMatch(SoughtWords.Piece::sought);
        return file.filter(hit -> !inText)
                .map(hit -> "📎 " + Shortening.chars(CleanText.line(hit.name()), FILE_NAME_CHARS) + "："
                        + Snippet.around(hit.text(), sought, SNIPPET_CHARS))
                .orElseGet(() -> Snippet.around(text, sought, SNIPPET_CHARS));
    }

    private Map<CustomerId, Customer> named(List<TimelineRecord> found) {
        Set<CustomerId> ids =
                found.stream().flatMap(record -> record.customer().stream()).collect(Collectors.toSet());
        return customers.survivors(ids); // a merged customer's records show, and are linked, where they are now
    }

    private static Optional<Customer> customer(TimelineRecord record, Map<CustomerId, Customer> named) {
        return record.customer().flatMap(id -> Optional.ofNullable(named.get(id)));
    }

    private static NamedCustomer linked(Customer customer) {
        return new NamedCustomer(
                customer.id().value(), customer.displayName(), PageLinks.INTERNAL.timeline(customer.id()));
    }

    /** The words may stand anywhere in a long text, of which records hold only the beginning. */
    private Map<RecordId, String> contents(List<TimelineRecord> found) {
        return found.isEmpty()
                ? Map.of()
                : records.contents(found.stream().map(TimelineRecord::id).toList(), MOST_CONTENT);
    }

    private static String text(TimelineRecord record, Map<RecordId, String> contents) {
        String content = contents.getOrDefault(record.id(), "");
        return record.subject().map(subject -> subject + " · " + content).orElse(content);
    }
}
