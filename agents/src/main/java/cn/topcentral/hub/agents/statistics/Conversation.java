package cn.topcentral.hub.agents.statistics;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What passed between a customer and us, oldest first: without what was internal to us, and nothing later than "now". Immutable. */
public final class Conversation {
    private static final Set<CommunicationType> TALKS = Set.of(
            CommunicationType.PHONE,
            CommunicationType.MOBILE,
            CommunicationType.MEETING,
            CommunicationType.VISIT,
            CommunicationType.VIDEO);

    private final List<HistoryRecord> records;
    private final List<HistoryRecord> theirs;
    private final Instant asOf;
    private final ZoneId zone;

    private Conversation(List<HistoryRecord> records, Instant asOf, ZoneId zone) {
        this.records = records;
        this.theirs = records.stream().filter(Conversation::customerSpoke).toList();
        this.asOf = asOf;
        this.zone = zone;
    }

    public static Conversation of(CustomerHistory history) {
        return new Conversation(
                history.records().stream()
                        .filter(record -> record.direction()
                                .map(direction -> direction != Direction.INTERNAL)
                                .orElse(true))
                        .filter(record -> !record.time().isAfter(history.asOf()))
                        .sorted(Comparator.comparing(HistoryRecord::time)
                                .thenComparing(record -> record.id().value()))
                        .toList(),
                history.asOf(),
                history.zone());
    }

    /** All of it. */
    public List<HistoryRecord> records() {
        return records;
    }

    /** Where the customer wrote, called, or took part in a talk. */
    public List<HistoryRecord> theirs() {
        return theirs;
    }

    public static List<HistoryRecord> in(Period period, List<HistoryRecord> records) {
        return records.stream().filter(record -> period.contains(record.time())).toList();
    }

    public static Optional<HistoryRecord> newest(List<HistoryRecord> records) {
        return records.isEmpty() ? Optional.empty() : Optional.of(records.get(records.size() - 1));
    }

    public Instant asOf() {
        return asOf;
    }

    public ZoneId zone() {
        return zone;
    }

    public LocalDate today() {
        return day(asOf);
    }

    public LocalDate day(Instant time) {
        return time.atZone(zone).toLocalDate();
    }

    /** The days of some records, each once. A day is what counts as one contact, or ten short messages would weigh as much as ten visits. */
    public List<LocalDate> days(Collection<HistoryRecord> some) {
        Set<LocalDate> days = new TreeSet<>();
        some.forEach(record -> days.add(day(record.time())));
        return List.copyOf(days);
    }

    /** Whether it is a call, a meeting or a visit, where both sides speak; unlike a message, it leaves no answer open. */
    public static boolean talk(HistoryRecord record) {
        return TALKS.contains(record.type()) && !missed(record);
    }

    /** Whether the customer wrote, called, or took part in a talk. Where nobody knows who started it, one of their contacts has to be in it. */
    public static boolean customerSpoke(HistoryRecord record) {
        return record.direction()
                .map(direction -> direction == Direction.INBOUND || (direction == Direction.OUTBOUND && talk(record)))
                .orElse(record.contactId().isPresent());
    }

    /** Whether the customer started it. */
    public static boolean customerBegan(HistoryRecord record) {
        return record.direction().filter(Direction.INBOUND::equals).isPresent();
    }

    /** Whether we started it. */
    public static boolean weBegan(HistoryRecord record) {
        return record.direction().filter(Direction.OUTBOUND::equals).isPresent();
    }

    private static boolean missed(HistoryRecord record) {
        return record.duration().filter(Duration.ZERO::equals).isPresent();
    }
}
