package cn.topcentral.hub.connectors.wechat.contact;

import cn.topcentral.hub.connectors.party.NormalisedPhone;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.NameKeys;
import cn.topcentral.hub.storage.customer.SuggestedContacts;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose somebody probably is: the one customer that all their noted numbers and companies lead to. Where they lead to several, a person decides.
 * Names must fit as a whole; a part that fits by chance would put one customer's words on another's timeline.
 */
final class ContactOwner {
    private static final double BY_PHONE = 0.9;
    /** WeCom has checked the company's papers. */
    private static final double BY_EMPLOYER = 0.8;
    /** A colleague typed it, and may mean a subsidiary or the last employer. */
    private static final double BY_NOTE = 0.7;

    private final SuggestedContacts known;
    private final PhoneNumbers numbers;

    ContactOwner(SuggestedContacts known, PhoneNumbers numbers) {
        this.known = known;
        this.numbers = numbers;
    }

    /** A customer, and how sure that is. */
    record Guess(CustomerId customer, double confidence) {}

    Optional<Guess> of(ExternalContact contact) {
        Set<CustomerId> byPhone = new HashSet<>();
        phones(contact).forEach(phone -> known.customerOf(phone).ifPresent(byPhone::add));
        Set<CustomerId> byEmployer = named(contact.employers());
        Set<CustomerId> all = new HashSet<>(byPhone);
        all.addAll(byEmployer);
        all.addAll(named(contact.notedCompanies()));
        if (all.size() != 1) {
            return Optional.empty();
        }
        double byName = byEmployer.isEmpty() ? BY_NOTE : BY_EMPLOYER;
        return Optional.of(new Guess(all.iterator().next(), byPhone.isEmpty() ? byName : BY_PHONE));
    }

    List<ContactPoint.Key> phones(ExternalContact contact) {
        return contact.mobiles().stream()
                .map(numbers::normalise)
                .map(NormalisedPhone::e164)
                .flatMap(Optional::stream)
                .map(number -> new ContactPoint.Key(ContactPointKind.PHONE, number))
                .distinct()
                .toList();
    }

    static Optional<ContactPoint.Key> company(String name) {
        return Optional.of(NameKeys.folded(name))
                .filter(key -> !key.isEmpty())
                .map(key -> new ContactPoint.Key(ContactPointKind.COMPANY, key));
    }

    /** What a company's contact point says goes before the customers' names: a person may have bound it. */
    private Set<CustomerId> named(Collection<String> companies) {
        Set<CustomerId> customers = new HashSet<>();
        for (String company : companies) {
            Optional<CustomerId> bound = company(company).flatMap(known::customerOf);
            customers.addAll(bound.map(Set::of).orElseGet(() -> known.customersNamed(company)));
        }
        return customers;
    }
}
