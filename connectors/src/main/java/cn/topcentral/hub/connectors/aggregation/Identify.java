package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.party.EmailAddresses;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.NewContactPoint;
import cn.topcentral.hub.storage.intake.IntakeTransaction;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the customer. A party is recognised by its own contact point, else a mail address by its company's domain, a company by its name. All recognised parties must
 * lead to one customer; when they lead to several the record stays unclaimed for a person to decide, with the candidates noted. Parties never
 * seen before become contact points of nobody: the claim queue.
 */
final class Identify implements Stage {
    /** An address is taken for its company's by the domain, but a person may know better: less than the 1.0 of a person's word. */
    private static final double BY_DOMAIN = 0.8;

    /** A company's full name, short name or alias, written out: sure, unless two firms share it, and then nobody is taken. */
    private static final double BY_NAME = 0.9;

    @Override
    public List<Arrival> process(List<Arrival> arrivals, IntakeTransaction transaction) {
        Map<ContactPoint.Key, ContactPoint> points = pointsOf(arrivals, transaction);
        Set<CustomerId> named = arrivals.stream()
                .flatMap(arrival -> namedCustomer(arrival).stream())
                .collect(Collectors.toSet());
        Set<CustomerId> existing = transaction.parties().survivors(named).keySet();
        return arrivals.stream()
                .map(arrival -> identified(arrival, points, existing, transaction))
                .toList();
    }

    /** The customer a source names by our own id (a report written for them): better than any recognising. */
    private static Optional<CustomerId> namedCustomer(Arrival arrival) {
        return Optional.ofNullable(arrival.draft().attributes().get(CommunicationDraft.CUSTOMER_ID))
                .filter(id -> !id.isBlank())
                .map(CustomerId::new);
    }

    private static Map<ContactPoint.Key, ContactPoint> pointsOf(List<Arrival> arrivals, IntakeTransaction transaction) {
        Map<ContactPoint.Key, Party> parties = new LinkedHashMap<>();
        arrivals.forEach(
                arrival -> arrival.strangers().forEach(party -> parties.putIfAbsent(Arrival.keyOf(party), party)));
        Set<ContactPoint.Key> wanted = new HashSet<>(parties.keySet());
        parties.keySet().forEach(key -> domainOf(key).ifPresent(wanted::add));
        Map<ContactPoint.Key, ContactPoint> known =
                new HashMap<>(transaction.parties().contactPoints(wanted));

        Map<ContactPoint.Key, Party> strangers = new LinkedHashMap<>(parties);
        strangers.keySet().removeAll(known.keySet());
        Map<String, Set<CustomerId>> byName = transaction
                .parties()
                .customersNamed(strangers.keySet().stream()
                        .filter(key -> key.kind() == ContactPointKind.COMPANY)
                        .map(ContactPoint.Key::value)
                        .toList());
        List<NewContactPoint> unknown = strangers.entrySet().stream()
                .map(entry -> newPoint(entry.getKey(), entry.getValue(), known, byName))
                .toList();
        if (!unknown.isEmpty()) {
            transaction.parties().addContactPoints(unknown);
            // Read back: another intake may have added one of them in the meantime, and somebody may have claimed it
            // since.
            known.putAll(transaction
                    .parties()
                    .contactPoints(unknown.stream().map(NewContactPoint::key).toList()));
        }
        return known;
    }

    private static NewContactPoint newPoint(
            ContactPoint.Key key,
            Party party,
            Map<ContactPoint.Key, ContactPoint> known,
            Map<String, Set<CustomerId>> byName) {
        if (key.kind() == ContactPointKind.COMPANY) {
            Optional<CustomerId> only = Optional.ofNullable(byName.get(key.value()))
                    .filter(customers -> customers.size() == 1)
                    .map(customers -> customers.iterator().next());
            return new NewContactPoint(
                    key, Optional.of(party.raw()), only, Optional.empty(), only.isPresent() ? BY_NAME : 0);
        }
        Optional<CustomerId> byDomain = domainOf(key).map(known::get).flatMap(ContactPoint::customer);
        return new NewContactPoint(key, party.name(), byDomain, Optional.empty(), byDomain.isPresent() ? BY_DOMAIN : 0);
    }

    private static Optional<ContactPoint.Key> domainOf(ContactPoint.Key key) {
        if (key.kind() != ContactPointKind.EMAIL) {
            return Optional.empty();
        }
        return Optional.of(EmailAddresses.domain(key.value()))
                .filter(domain -> !EmailAddresses.isFreeMail(domain))
                .map(domain -> new ContactPoint.Key(ContactPointKind.DOMAIN, domain));
    }

    private static Arrival identified(
            Arrival arrival,
            Map<ContactPoint.Key, ContactPoint> points,
            Set<CustomerId> existing,
            IntakeTransaction transaction) {
        Map<Party, ContactPoint> found = new LinkedHashMap<>();
        for (Party party : arrival.strangers()) {
            Optional.ofNullable(points.get(Arrival.keyOf(party))).ifPresent(point -> found.put(party, point));
        }
        Set<CustomerId> candidates =
                namedCustomer(arrival).filter(existing::contains).map(Set::of).orElseGet(() -> candidates(found));
        Optional<CustomerId> customer = onlyOne(candidates, transaction).or(arrival::customer);
        Optional<Integer> contact = found.values().stream()
                .filter(point -> customer.isPresent() && point.customer().equals(customer))
                .flatMap(point -> point.contactId().stream())
                .findFirst();
        CommunicationDraft noted = candidates.size() > 1 && customer.isEmpty()
                ? noteConflict(arrival.draft(), candidates)
                : arrival.draft();
        return arrival.identified(new Arrival.Found(found, customer, contact), noted);
    }

    /** Customers that were merged are one. The record goes to the first: should they be split again, it is on the side of whoever began it. */
    private static Optional<CustomerId> onlyOne(Set<CustomerId> candidates, IntakeTransaction transaction) {
        if (candidates.size() <= 1) {
            return candidates.stream().findFirst();
        }
        boolean one =
                Set.copyOf(transaction.parties().survivors(candidates).values()).size() == 1;
        return one ? candidates.stream().findFirst() : Optional.empty();
    }

    /** Those who spoke or were spoken to count before those who were merely in copy. */
    private static Set<CustomerId> candidates(Map<Party, ContactPoint> found) {
        Set<CustomerId> addressed = customersOf(found, Set.of(Role.INITIATOR, Role.RECIPIENT));
        return addressed.isEmpty() ? customersOf(found, Set.of(Role.COPIED, Role.PARTICIPANT)) : addressed;
    }

    /** In the order of the roles, then of the ids; the order of the parties does not matter. RecordAssignment in storage has the same rule. */
    private static Set<CustomerId> customersOf(Map<Party, ContactPoint> found, Set<Role> roles) {
        return found.entrySet().stream()
                .filter(entry -> roles.contains(entry.getKey().role())
                        && entry.getValue().customer().isPresent())
                .sorted(Comparator.comparing((Map.Entry<Party, ContactPoint> entry) ->
                                entry.getKey().role())
                        .thenComparing(entry ->
                                entry.getValue().customer().orElseThrow().value()))
                .map(entry -> entry.getValue().customer().orElseThrow())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static CommunicationDraft noteConflict(CommunicationDraft draft, Set<CustomerId> candidates) {
        Set<String> ids = new TreeSet<>();
        candidates.forEach(candidate -> ids.add(candidate.value()));
        Map<String, String> attributes = new HashMap<>(draft.attributes());
        attributes.put(CommunicationDraft.IDENTITY_CONFLICT, String.join(",", ids));
        return draft.withAttributes(attributes);
    }
}
