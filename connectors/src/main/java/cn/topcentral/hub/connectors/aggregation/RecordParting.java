package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.intake.IntakeTransaction;
import cn.topcentral.hub.storage.intake.RecordMerge;
import cn.topcentral.hub.storage.intake.SourceLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Undoes merges: each source gets back the record it had, or would have had, and the one that stays no longer says what the other said. */
final class RecordParting {
    private final IntakeTransaction transaction;
    private final Instant now;

    RecordParting(IntakeTransaction transaction, Instant now) {
        this.transaction = transaction;
        this.now = now;
    }

    /**
     * Parts a record from everything that was merged into it.
     *
     * @param stages those that identify, thread and store
     * @return the records that came back; none when nothing had been merged
     */
    List<RecordId> part(RecordId kept, String actor, List<Stage> stages) {
        if (!transaction.merges().lock(kept)) {
            return List.of();
        }
        Map<RecordId, List<RecordMerge>> merged = transaction.merges().into(kept).stream()
                .collect(Collectors.groupingBy(RecordMerge::own, LinkedHashMap::new, Collectors.toList()));
        if (merged.isEmpty()) {
            return List.of();
        }
        List<Arrival> apart = apart(kept, actor, merged);
        for (Stage stage : stages) {
            apart = stage.process(apart, transaction);
        }
        // Only now: a file belongs to a record that is there.
        merged.forEach((own, merges) -> transaction.merges().moveFiles(sources(merges), kept, own));
        List<RecordId> all = new ArrayList<>(merged.keySet());
        all.add(kept);
        transaction.merges().recountFiles(all);
        return List.copyOf(merged.keySet());
    }

    private List<Arrival> apart(RecordId kept, String actor, Map<RecordId, List<RecordMerge>> merged) {
        Map<DeliveredPart.Key, DeliveredPart> parts = Objects.requireNonNull(
                StoredParts.of(Set.of(kept), transaction).get(kept), "A merged record has parts");
        List<Arrival> apart = new ArrayList<>();
        merged.forEach((own, merges) -> {
            transaction.merges().move(sources(merges), kept, own);
            transaction.merges().undo(kept, own, actor, now);
            List<DeliveredPart> back = parts.values().stream()
                    .filter(part -> sources(merges).contains(Arrival.line(part.source())))
                    .toList();
            back.forEach(part -> parts.remove(part.key()));
            apart.add(arrival(apart.size() + 1, own, false, back, merges.get(0)));
        });
        transaction.parties().removeParties(List.of(kept));
        apart.add(0, arrival(0, kept, true, parts.values(), null));
        return apart;
    }

    private static List<SourceLine> sources(List<RecordMerge> merges) {
        return merges.stream().map(RecordMerge::source).toList();
    }

    private Arrival arrival(
            int position,
            RecordId record,
            boolean known,
            Collection<DeliveredPart> parts,
            @Nullable RecordMerge merge) {
        DeliveredPart first = parts.iterator().next();
        CommunicationDraft draft = CommunicationDraft.of(
                        first.source(),
                        first.facts().type(),
                        first.facts().channel(),
                        first.facts().time())
                .build();
        Arrival apart = Arrival.of(position, draft, now, record, Direction.INBOUND)
                .boundFor(record, known)
                .folded(parts, List.of(), Arrival.Joined.UPDATED);
        // Whose it was stays true, also where nothing in it tells.
        return apart.identified(
                new Arrival.Found(
                        Map.of(), Optional.ofNullable(merge).flatMap(RecordMerge::ownCustomer), Optional.empty()),
                apart.draft());
    }
}
