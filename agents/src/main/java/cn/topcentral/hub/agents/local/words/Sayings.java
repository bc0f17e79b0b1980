package cn.topcentral.hub.agents.local.words;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** All sentences of the customer in a history, oldest first. Immutable. */
public final class Sayings {
    private final List<Saying> all;
    private final Map<RecordId, List<Saying>> byRecord = new HashMap<>();
    private final Instant asOf;

    private Sayings(List<Saying> all, Instant asOf) {
        this.all = List.copyOf(all);
        this.asOf = asOf;
        for (Saying saying : all) {
            byRecord.computeIfAbsent(saying.record().id(), id -> new ArrayList<>())
                    .add(saying);
        }
    }

    /** Takes time in proportion to the length of the history. */
    public static Sayings of(CustomerHistory history) {
        Sides sides = Sides.of(history);
        List<Saying> sayings = new ArrayList<>();
        for (HistoryRecord record : history.records()) {
            sayings.addAll(sides.theirWords(record));
        }
        return new Sayings(sayings, history.asOf());
    }

    public List<Saying> all() {
        return all;
    }

    /** What they said in a record; nothing when only our side spoke. */
    public List<Saying> in(HistoryRecord record) {
        return byRecord.getOrDefault(record.id(), List.of());
    }

    /** Those of the last so many days with a cue in them, oldest first. */
    public List<Saying> within(int days, Pattern cue) {
        Instant from = asOf.minus(Duration.ofDays(days));
        return all.stream()
                .filter(saying -> !saying.time().isBefore(from) && saying.has(cue))
                .toList();
    }

    /** The last of some sayings. */
    public static Optional<Saying> last(List<Saying> sayings) {
        return sayings.isEmpty() ? Optional.empty() : Optional.of(sayings.get(sayings.size() - 1));
    }

    /** The last of some sayings that can be quoted; the last one where none can. */
    public static Optional<Saying> lastTelling(List<Saying> sayings) {
        return last(sayings.stream().filter(Saying::tells).toList()).or(() -> last(sayings));
    }

    /** The first of some sayings that can be quoted. */
    public static Optional<Saying> firstTelling(List<Saying> sayings) {
        return sayings.stream().filter(Saying::tells).findFirst();
    }

    /** In how many different records they were said: five sentences of one call are one occasion. */
    public static int occasions(List<Saying> sayings) {
        return (int)
                sayings.stream().map(saying -> saying.record().id()).distinct().count();
    }
}
