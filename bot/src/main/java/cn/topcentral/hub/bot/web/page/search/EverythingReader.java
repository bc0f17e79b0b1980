package cn.topcentral.hub.bot.web.page.search;

import cn.topcentral.hub.bot.operation.PointWords;
import cn.topcentral.hub.bot.report.ReportLinks;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.web.page.search.SearchRequest.Kind;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerMatch;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.finding.Finder;
import cn.topcentral.hub.storage.finding.Finder.ContactHit;
import cn.topcentral.hub.storage.finding.Finder.ReportHit;
import cn.topcentral.hub.storage.finding.Finder.Within;
import cn.topcentral.hub.storage.task.Task;
import cn.topcentral.hub.templates.page.search.SearchFound;
import cn.topcentral.hub.templates.page.search.SearchFound.Group;
import cn.topcentral.hub.templates.page.search.SearchFound.Hit;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.Snippet;
import cn.topcentral.hub.templates.text.SoughtWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Finds what is not a record, and words it as hits; a few of each kind, or many of one. Thread-safe. */
final class EverythingReader {
    private static final int FEW = 5;
    private static final int MANY = 50;
    private static final int SNIPPET_CHARS = 100;

    private final CustomerLookup lookup;
    private final CustomerRepository customers;
    private final Finder finder;
    private final PhoneNumbers numbers;

    EverythingReader(CustomerLookup lookup, CustomerRepository customers, Finder finder, PhoneNumbers numbers) {
        this.lookup = lookup;
        this.customers = customers;
        this.finder = finder;
        this.numbers = numbers;
    }

    SearchFound find(String words, Optional<CustomerId> customer, SearchRequest request, Within within) {
        if (words.isEmpty() || request.narrowed()) {
            return SearchFound.NOTHING;
        }
        int most = request.kind() == Kind.ALL ? FEW : MANY;
        List<Group> groups = new ArrayList<>();
        if (request.wants(Kind.CUSTOMERS) && customer.isEmpty()) {
            add(groups, Kind.CUSTOMERS, words, customer, most, (sought, limit) -> customers(words, within, limit));
        }
        if (request.wants(Kind.CONTACTS)) {
            add(groups, Kind.CONTACTS, words, customer, most, (sought, limit) -> contacts(words, within, limit));
        }
        if (request.wants(Kind.TASKS)) {
            add(groups, Kind.TASKS, words, customer, most, (sought, limit) -> tasks(words, within, limit));
        }
        if (request.wants(Kind.REPORTS)) {
            add(groups, Kind.REPORTS, words, customer, most, (sought, limit) -> reports(words, within, sought, limit));
        }
        return new SearchFound(groups);
    }

    private static void add(
            List<Group> groups,
            Kind kind,
            String words,
            Optional<CustomerId> customer,
            int most,
            BiFunction<SoughtWords, Integer, List<Hit>> find) {
        List<Hit> found = find.apply(SoughtWords.of(words), most + 1);
        if (!found.isEmpty()) {
            groups.add(new Group(
                    kind.label(),
                    found.stream().limit(most).toList(),
                    found.size() > most && most == FEW
                            ? Optional.of(SearchRequest.address(words, customer, kind))
                            : Optional.empty()));
        }
    }

    private List<Hit> customers(String words, Within within, int most) {
        return lookup.matches(words, within.scope(), most).stream()
                .map(match -> new Hit(
                        "🏢",
                        match.customer().displayName(),
                        Optional.of(timeline(match.customer().id())),
                        match.customer().shortName().isPresent()
                                ? match.customer().name()
                                : "",
                        note(match)))
                .toList();
    }

    /** How it fits, unless anybody sees that. */
    private static String note(CustomerMatch match) {
        return switch (match.how()) {
            case EXACT, PREFIX, PART -> "";
            case PINYIN, PINYIN_PREFIX, SOUND, SIMILAR -> match.how().label();
        };
    }

    private List<Hit> contacts(String words, Within within, int most) {
        Optional<String> number = numbers.normalise(words).e164();
        List<ContactHit> found = finder.contacts(words, number, within, most);
        Map<CustomerId, Customer> whose = customers.survivors(
                found.stream().flatMap(hit -> hit.customer().stream()).collect(Collectors.toSet()));
        return found.stream()
                .map(hit -> {
                    Optional<Customer> customer = hit.customer().flatMap(id -> Optional.ofNullable(whose.get(id)));
                    String point = hit.key().map(PointWords::shown).orElse("");
                    return new Hit(
                            "👤",
                            hit.name().orElse(point),
                            customer.map(known -> timeline(known.id()))
                                    .or(() -> hit.key().map(nobodys -> "/claims")),
                            hit.name().isPresent() ? point : "",
                            customer.map(Customer::displayName).orElse("待认领")
                                    + hit.title().map(title -> " · " + title).orElse(""));
                })
                .toList();
    }

    private List<Hit> tasks(String words, Within within, int most) {
        return finder.tasks(words, within, most).stream()
                .map(task -> new Hit(
                        task.status() == Task.Status.DONE ? "✅" : "📋",
                        task.title(),
                        task.customer()
                                .filter(customer -> within.scope().holds(task.customerOwner()))
                                .map(customer -> task.record()
                                        .map(record -> PageLinks.INTERNAL
                                                .record(customer, record)
                                                .toString())
                                        .orElseGet(() -> timeline(customer))),
                        "",
                        "#" + task.number()
                                + task.customerName().map(name -> " " + name).orElse("")
                                + task.dueAt()
                                        .map(due -> " · " + ChineseTime.date(due))
                                        .orElse("")
                                + status(task)))
                .toList();
    }

    private static String status(Task task) {
        return switch (task.status()) {
            case OPEN -> "";
            case DONE -> " · 已完成";
            case CANCELLED -> " · 已取消";
            case PAST -> " · 很久以前";
        };
    }

    private List<Hit> reports(String words, Within within, SoughtWords sought, int most) {
        return finder.reports(words, within, most).stream()
                .map(report -> report(report, sought))
                .toList();
    }

    private static Hit report(ReportHit report, SoughtWords sought) {
        return new Hit(
                "📄",
                report.title(),
                Optional.of(ReportLinks.INTERNAL.report(report.id()).toString()),
                Snippet.around(report.markdown().replaceAll("[#*|_\\[\\]]+", " "), sought, SNIPPET_CHARS),
                report.kind().label());
    }

    private static String timeline(CustomerId customer) {
        return PageLinks.INTERNAL.timeline(customer).toString();
    }
}
