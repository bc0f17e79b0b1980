package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.employee.Employee;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that is us: our mail domains, our telephone numbers, our people.
 *
 * @param domains our mail domains, lower case
 * @param phones our numbers (trunks, the 400 line), E.164
 * @param people our people by each of their contact points: userid, phone, address
 */
public record OwnSide(Set<String> domains, Set<String> phones, Map<String, Employee> people) {

    public OwnSide {
        domains = Set.copyOf(domains);
        phones = Set.copyOf(phones);
        people = Map.copyOf(people);
    }

    /** Ourselves by configuration and by the employees' list. */
    public static OwnSide of(Collection<String> domains, Collection<String> phones, Collection<Employee> employees) {
        Map<String, Employee> people = new HashMap<>();
        for (Employee employee : employees) {
            people.put(employee.userid().toLowerCase(Locale.ROOT), employee);
            employee.phone().ifPresent(phone -> people.put(phone, employee));
            employee.email().ifPresent(email -> people.put(email.toLowerCase(Locale.ROOT), employee));
        }
        return new OwnSide(Set.copyOf(domains), Set.copyOf(phones), people);
    }

    /** Which of our people a party is. */
    public Optional<Employee> employee(Party party) {
        return party.value()
                .map(value -> people.get(
                        party.kind() == ContactPointKind.WECOM_USER ? value.toLowerCase(Locale.ROOT) : value));
    }

    /** The userid of one of our people, however they were named: by userid, address, number, or a name only one of us has. */
    public Optional<String> userid(String named) {
        String key = named.strip().toLowerCase(Locale.ROOT);
        Set<String> userids = people.values().stream()
                .filter(employee -> employee.name().equals(named.strip()))
                .map(Employee::userid)
                .collect(Collectors.toSet());
        return Optional.ofNullable(people.get(key))
                .map(Employee::userid)
                .or(() -> userids.stream().findFirst().filter(only -> userids.size() == 1));
    }

    /** Whose side a party is on, as far as anybody can tell. */
    public Side sideOf(Party party) {
        if (party.side() != Side.UNKNOWN) {
            return party.side();
        }
        if (party.kind() == ContactPointKind.WECOM_USER || employee(party).isPresent()) {
            return Side.OURS; // a userid of our own WeCom is a colleague, known by name or not
        }
        return party.value().filter(value -> isOwn(party.kind(), value)).isPresent() ? Side.OURS : Side.UNKNOWN;
    }

    private boolean isOwn(ContactPointKind kind, String value) {
        return switch (kind) {
            case EMAIL -> domains.contains(value.substring(value.lastIndexOf('@') + 1));
            case DOMAIN -> domains.contains(value);
            case PHONE -> phones.contains(value);
            case WECOM_USER, WECOM_EXTERNAL, WECOM_ROOM, ACCOUNT, COMPANY, NAME -> false;
        };
    }
}
