package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.storage.communication.Selection;
import cn.topcentral.hub.storage.communication.TimelineHints.Lately;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.ContactPointRepository.Contact;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.employee.Employee;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who takes part in a customer's timeline: their people and ours, to choose one of them. */
public record Persons(List<Employee> employees, List<Contact> contacts, List<ContactPoint> points) {
    /** More than these nobody looks through; the others are found by words. */
    private static final int MOST_CONTACTS = 40;

    static Persons of(List<CustomerId> group, List<Employee> employees, ContactPointRepository contactPoints) {
        return new Persons(employees, contactPoints.contacts(group), contactPoints.ofCustomers(group));
    }

    /** Names by key: the customer's people, then ours who had to do with the customer lately. */
    Map<PersonKey, String> choices(Lately lately, Optional<String> owner, Optional<PersonKey> chosen) {
        Map<PersonKey, String> choices = new LinkedHashMap<>();
        contacts.stream()
                .limit(MOST_CONTACTS)
                .forEach(person -> choices.put(PersonKey.contact(person.id()), person.name()));
        points.stream()
                .filter(point -> point.contactId().isEmpty() && point.key().kind() == ContactPointKind.WECOM_EXTERNAL)
                .limit(MOST_CONTACTS)
                .forEach(point -> point.name().ifPresent(name -> choices.put(PersonKey.point(point.key()), name)));
        List<String> ids = Stream.concat(owner.stream(), lately.handlers().stream())
                .map(id -> id.toLowerCase(Locale.ROOT))
                .toList();
        employees.stream()
                .filter(employee -> idsOf(employee).stream().anyMatch(ids::contains))
                .forEach(employee -> choices.put(PersonKey.ours(employee.userid()), employee.name() + "（我方）"));
        chosen.ifPresent(key -> choices.putIfAbsent(key, name(key)));
        return choices;
    }

    /** What somebody is called. */
    String name(PersonKey key) {
        return key.contact()
                .flatMap(this::contact)
                .map(Contact::name)
                .or(() -> key.point().map(point -> points.stream()
                        .filter(known -> known.key().equals(point))
                        .findFirst()
                        .flatMap(ContactPoint::name)
                        .orElse(point.value())))
                .or(() -> key.userid().map(userid -> employees.stream()
                        .filter(employee -> employee.userid().equals(userid))
                        .findFirst()
                        .map(Employee::name)
                        .orElse(userid)))
                .orElse("已不在的联系人");
    }

    /** By what records know somebody; nobody's records for a contact that is gone. */
    Selection.Person person(PersonKey key) {
        if (key.userid().isPresent()) {
            String userid = key.userid().get().toLowerCase(Locale.ROOT);
            return employees.stream()
                    .filter(employee -> employee.userid().equals(userid))
                    .findFirst()
                    .map(Persons::ours)
                    .orElseGet(() -> new Selection.Person(
                            List.of(userid), List.of(new ContactPoint.Key(ContactPointKind.WECOM_USER, userid))));
        }
        if (key.point().isPresent()) {
            return new Selection.Person(List.of(), List.of(key.point().get()));
        }
        List<ContactPoint.Key> keys = new ArrayList<>();
        key.contact().ifPresent(id -> points.stream()
                .filter(point -> point.contactId().filter(id::equals).isPresent())
                .forEach(point -> keys.add(point.key())));
        // Visit reports and forms know people by name alone; a contact that is gone has an empty one, which nobody has.
        keys.add(new ContactPoint.Key(
                ContactPointKind.NAME,
                key.contact().flatMap(this::contact).map(Contact::name).orElse("")));
        return new Selection.Person(List.of(), keys);
    }

    private Optional<Contact> contact(int id) {
        return contacts.stream().filter(person -> person.id() == id).findFirst();
    }

    private static Selection.Person ours(Employee employee) {
        List<ContactPoint.Key> keys = new ArrayList<>();
        keys.add(new ContactPoint.Key(ContactPointKind.WECOM_USER, employee.userid()));
        employee.phone().ifPresent(phone -> keys.add(new ContactPoint.Key(ContactPointKind.PHONE, phone)));
        employee.email()
                .ifPresent(email ->
                        keys.add(new ContactPoint.Key(ContactPointKind.EMAIL, email.toLowerCase(Locale.ROOT))));
        return new Selection.Person(idsOf(employee), keys);
    }

    private static List<String> idsOf(Employee employee) {
        return Stream.of(Optional.of(employee.userid()), employee.phone(), employee.email())
                .flatMap(Optional::stream)
                .map(id -> id.toLowerCase(Locale.ROOT))
                .toList();
    }
}
