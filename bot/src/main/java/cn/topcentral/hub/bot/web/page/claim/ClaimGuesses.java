package cn.topcentral.hub.bot.web.page.claim;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.connectors.party.EmailAddresses;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.customer.ClaimPages;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerMentions;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.page.claim.ClaimItem.Guess;
import cn.topcentral.hub.templates.text.CleanText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Guesses whose something is, each time with the reason; only customers that the reader may see. Thread-safe. */
final class ClaimGuesses {
    private static final int MOST = 3;
    private static final int SHORTEST_NAME = 2;

    private final ClaimPages pages;
    private final CustomerMentions mentions;
    private final CustomerRepository customers;
    private final Access access;

    ClaimGuesses(ClaimPages pages, CustomerMentions mentions, CustomerRepository customers, Access access) {
        this.pages = pages;
        this.mentions = mentions;
        this.customers = customers;
        this.access = access;
    }

    /** For a contact point: by its company's domain, by what was written, by the name of the person. */
    List<Guess> of(Employee reader, ClaimPages.Point point, List<TimelineRecord> texts) {
        Map<CustomerId, String> reasons = new LinkedHashMap<>();
        domain(point.key()).ifPresent(domain -> pages.ofDomain(domain)
                .forEach(customer -> reasons.putIfAbsent(customer, "同一个邮箱域名 @" + domain)));
        mentioned(reasons, point.name().orElse(""), texts);
        point.name()
                .map(CleanText::line)
                .filter(name -> name.length() >= SHORTEST_NAME)
                .ifPresent(name -> pages.withPerson(name)
                        .forEach(customer -> reasons.putIfAbsent(customer, "和那边的联系人“" + name + "”同名")));
        return guesses(reader, reasons);
    }

    /** For a record: the customers its parties lead to, then those that it names. */
    List<Guess> of(Employee reader, Collection<CustomerId> candidates, TimelineRecord record) {
        Map<CustomerId, String> reasons = new LinkedHashMap<>();
        candidates.forEach(customer -> reasons.putIfAbsent(customer, "参与的人里有这位客户的"));
        mentioned(reasons, "", List.of(record));
        return guesses(reader, reasons);
    }

    private void mentioned(Map<CustomerId, String> reasons, String name, List<TimelineRecord> texts) {
        String words = Stream.concat(
                        Stream.of(name),
                        texts.stream().flatMap(text -> Stream.of(text.subject().orElse(""), text.content())))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
        mentions.in(words).stream()
                .filter(mention -> mention.customers().size() == 1)
                .flatMap(mention -> mention.customers().stream())
                .forEach(customer ->
                        reasons.putIfAbsent(customer.id(), "内容里提到“" + CleanText.line(customer.displayName()) + "”"));
    }

    private List<Guess> guesses(Employee reader, Map<CustomerId, String> reasons) {
        if (reasons.isEmpty()) {
            return List.of();
        }
        Map<CustomerId, Customer> survivors = customers.survivors(reasons.keySet());
        Map<CustomerId, Guess> guesses = new LinkedHashMap<>();
        reasons.forEach((id, reason) -> Optional.ofNullable(survivors.get(id))
                .filter(customer -> access.maySee(reader, customer))
                .ifPresent(customer -> guesses.putIfAbsent(
                        customer.id(), new Guess(customer.id().value(), customer.displayName(), reason))));
        return guesses.values().stream().limit(MOST).toList();
    }

    /** Of a company's address; those of a public provider belong to many. */
    private static Optional<String> domain(ContactPoint.Key key) {
        return Optional.of(key)
                .filter(point -> point.kind() == ContactPointKind.EMAIL)
                .map(point -> EmailAddresses.domain(point.value()))
                .filter(domain -> !EmailAddresses.isFreeMail(domain));
    }
}
