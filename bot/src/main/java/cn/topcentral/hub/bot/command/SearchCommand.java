package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerMatch;
import cn.topcentral.hub.storage.customer.CustomerMatch.How;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.templates.timeline.SearchAnswer;
import cn.topcentral.hub.templates.timeline.SearchCard;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what was said, with all customers or with one named first. */
public final class SearchCommand implements Command {
    /** More than anybody pages through; a card that says 200 says enough. */
    private static final int MOST_HITS = 200;

    private final CustomerLookup lookup;
    private final CustomerRepository customers;
    private final TimelineRepository records;
    private final HubPages pages;
    private final Clock clock;

    public SearchCommand(
            CustomerLookup lookup,
            CustomerRepository customers,
            TimelineRepository records,
            HubPages pages,
            Clock clock) {
        this.lookup = lookup;
        this.customers = customers;
        this.records = records;
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String chineseName() {
        return "搜索";
    }

    @Override
    public String arguments() {
        return "[客户名] 关键词";
    }

    @Override
    public String help() {
        return "在沟通记录里找关键词，多个词要同时出现；先写客户名就只找这个客户";
    }

    @Override
    public String example() {
        return "/搜索 奥克斯 账期";
    }

    @Override
    public void run(CommandRequest request, CommandContext context) {
        if (request.arguments().isEmpty()) {
            throw new CommandRefused("请写上要找的词，例如：" + example());
        }
        String[] parts = request.arguments().split(" ", 2);
        Optional<Customer> within = parts.length == 2 ? exactly(parts[0]) : Optional.empty();
        String words = within.isPresent() ? parts[1] : request.arguments();
        context.respond(SearchCard.render(answer(words, within)));
    }

    /** Only a name that fits exactly: a search word that merely resembles a customer is a search word. */
    private Optional<Customer> exactly(String name) {
        List<CustomerMatch> matches = lookup.matches(name, 2);
        boolean clear = !matches.isEmpty()
                && matches.get(0).how() == How.EXACT
                && (matches.size() == 1 || matches.get(1).how() != How.EXACT);
        return clear ? Optional.of(matches.get(0).customer()) : Optional.empty();
    }

    private SearchAnswer answer(String words, Optional<Customer> within) {
        Optional<List<CustomerId>> group = within.map(customer -> customers.group(customer.id()));
        List<TimelineRecord> found = records.search(words, group, Optional.empty(), MOST_HITS);
        Map<CustomerId, Customer> named = named(found);
        return new SearchAnswer(
                words,
                within.map(Customer::displayName),
                found.stream().map(record -> hit(record, named)).toList(),
                found.size(),
                pages.search(words, within.map(Customer::id)),
                clock.instant(),
                within.map(Customer::demo)
                        .orElse(!named.isEmpty() && named.values().stream().allMatch(Customer::demo)));
    }

    private Map<CustomerId, Customer> named(List<TimelineRecord> found) {
        Set<CustomerId> ids =
                found.stream().flatMap(record -> record.customer().stream()).collect(Collectors.toSet());
        return customers.byIds(ids).stream().collect(Collectors.toMap(Customer::id, customer -> customer));
    }

    private SearchAnswer.Hit hit(TimelineRecord record, Map<CustomerId, Customer> named) {
        Optional<Customer> customer = record.customer().flatMap(id -> Optional.ofNullable(named.get(id)));
        return new SearchAnswer.Hit(
                record.time(),
                customer.map(Customer::displayName).orElse("待认领"),
                record.type(),
                record.subject().map(subject -> subject + " ").orElse("") + record.content(),
                record.customer().map(id -> pages.record(id, record.id())));
    }
}
