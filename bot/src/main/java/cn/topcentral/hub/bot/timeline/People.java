package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.employee.Employee;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What those who took part in some records are called: a name a person gave to a contact point goes before the name the source gave, that one
 * before a number or an address.
 *
 * @param ours our people's names by userid, phone and mail address
 * @param contacts names of persons at customers by their contact points
 */
public record People(Map<String, String> ours, Map<ContactPoint.Key, String> contacts) {
    private static final String OURS = "ours";

    /** Ids that tell a reader nothing. */
    private static final Set<String> OPAQUE =
            Set.of(ContactPointKind.WECOM_EXTERNAL.code(), ContactPointKind.WECOM_ROOM.code());

    /** Who speaks for a record: one person before the group they sit in, those addressed before those in copy. */
    private static final Comparator<Participant> FOREMOST = Comparator.<Participant, Boolean>comparing(
                    participant -> participant.kind().equals(ContactPointKind.WECOM_ROOM.code()))
            .thenComparing(participant -> !participant.side().equals("customer"))
            .thenComparing(participant -> !Set.of("initiator", "recipient").contains(participant.role()));

    public static People of(
            Collection<TimelineRecord> records, List<Employee> employees, ContactPointRepository contactPoints) {
        Map<String, String> ours = new HashMap<>();
        for (Employee employee : employees) {
            ours.put(employee.userid(), employee.name());
            employee.phone().ifPresent(phone -> ours.put(phone, employee.name()));
            employee.email().ifPresent(email -> ours.put(email.toLowerCase(Locale.ROOT), employee.name()));
        }
        Set<ContactPoint.Key> keys = records.stream()
                .flatMap(record -> record.participants().stream())
                .filter(participant -> !participant.side().equals(OURS))
                .flatMap(participant -> keyOf(participant).stream())
                .collect(Collectors.toSet());
        return new People(ours, keys.isEmpty() ? Map.of() : contactPoints.contactNames(keys));
    }

    /** The person on the customer's side; ours where nobody there took part; empty where nothing readable is known. */
    public String counterpart(TimelineRecord record) {
        return record.participants().stream()
                .filter(participant -> !participant.side().equals(OURS))
                .min(FOREMOST)
                .map(this::name)
                .orElseGet(() -> ourPerson(record));
    }

    /** Who said it: whoever started it, on either side. */
    public String speaker(TimelineRecord record) {
        return record.participants().stream()
                .filter(participant -> participant.role().equals("initiator"))
                .findFirst()
                .map(this::name)
                .or(() -> record.initiatedBy().map(this::employee))
                .orElse("");
    }

    /** An employee's name, or the id itself when nobody has it. */
    public String employee(String id) {
        return ours.getOrDefault(id.toLowerCase(Locale.ROOT), id);
    }

    private String ourPerson(TimelineRecord record) {
        return record.handledBy().or(record::initiatedBy).map(this::employee).orElse("");
    }

    /** What somebody who took part is called; empty where only an id that tells nothing is known. */
    public String name(Participant participant) {
        if (participant.side().equals(OURS)) {
            return participant
                    .value()
                    .map(value -> ours.get(value.toLowerCase(Locale.ROOT)))
                    .orElseGet(participant::displayName);
        }
        return keyOf(participant)
                .map(contacts::get)
                .or(participant::name)
                .orElseGet(() -> OPAQUE.contains(participant.kind()) ? "" : participant.displayName());
    }

    private static Optional<ContactPoint.Key> keyOf(Participant participant) {
        return participant
                .value()
                .map(value -> new ContactPoint.Key(ContactPointKind.ofCode(participant.kind()), value));
    }
}
