package cn.topcentral.hub.agents.statistics;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryContact;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Somebody at the customer who took part.
 *
 * @param title as their card or the CRM has it
 * @param records where they wrote or took part, oldest first, at least one
 * @param days how many different days that is
 * @param mood how they spoke
 */
public record Person(String name, Optional<String> title, List<HistoryRecord> records, int days, Mood mood) {
    public Person {
        records = List.copyOf(records);
    }

    public HistoryRecord newest() {
        return records.get(records.size() - 1);
    }

    /** In how many of the records it was about one of these. */
    public int about(Set<IntentCategory> intents) {
        return (int) records.stream()
                .flatMap(record -> record.analysis().stream())
                .filter(analysis -> intents.contains(analysis.intent()))
                .count();
    }

    /** The people who took part in what the customer wrote or spoke, the most active first. Who has no name is nobody. */
    public static List<Person> of(CustomerHistory history, Conversation conversation) {
        Map<Integer, HistoryContact> contacts = history.contacts().stream()
                .collect(Collectors.toMap(HistoryContact::id, Function.identity(), (first, second) -> first));
        Map<String, Optional<String>> titles = history.contacts().stream()
                .collect(Collectors.toMap(
                        HistoryContact::name, HistoryContact::title, (first, second) -> first.or(() -> second)));
        Map<String, List<HistoryRecord>> byName = new LinkedHashMap<>();
        for (HistoryRecord record : conversation.theirs()) {
            for (String name : names(record, contacts)) {
                byName.computeIfAbsent(name, unused -> new ArrayList<>()).add(record);
            }
        }
        return byName.entrySet().stream()
                .map(entry -> new Person(
                        entry.getKey(),
                        titles.getOrDefault(entry.getKey(), Optional.empty()),
                        entry.getValue(),
                        conversation.days(entry.getValue()).size(),
                        Mood.of(entry.getValue())))
                .sorted(Comparator.comparing(Person::days)
                        .thenComparing(person -> person.records().size())
                        .reversed()
                        .thenComparing(Person::name))
                .toList();
    }

    private static Set<String> names(HistoryRecord record, Map<Integer, HistoryContact> contacts) {
        Set<String> names = new LinkedHashSet<>();
        record.contactId().map(contacts::get).map(HistoryContact::name).ifPresent(names::add);
        record.participants().stream()
                .filter(participant -> participant.side().equals("customer"))
                // A copied colleague has not spoken.
                .filter(participant -> !participant.role().equals("copied"))
                .flatMap(participant -> nameOf(participant).stream())
                .forEach(names::add);
        return names;
    }

    private static Optional<String> nameOf(Participant participant) {
        return participant.name().map(String::strip).filter(name -> !name.isEmpty());
    }
}
