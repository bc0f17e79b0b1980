package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.connectors.aggregation.Arrival.Joined;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.intake.IntakeTransaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the parts of each communication together, those that came before and those that just came. What came whole and is new passes through
 * untouched. A part that says nothing new is a redelivery and goes no further.
 */
final class GatherParts implements Stage {

    @Override
    public List<Arrival> process(List<Arrival> arrivals, IntakeTransaction transaction) {
        // A message and its recall may come together; then the message is new and not yet among the stored.
        Set<RecordId> inParts = arrivals.stream()
                .filter(arrival -> arrival.known() || arrival.draft().part().isPresent())
                .map(Arrival::recordId)
                .collect(Collectors.toSet());
        Map<RecordId, List<Arrival>> groups = new LinkedHashMap<>();
        List<Arrival> gathered = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (inParts.contains(arrival.recordId())) {
                groups.computeIfAbsent(arrival.recordId(), record -> new ArrayList<>())
                        .add(arrival);
            } else {
                gathered.add(arrival);
            }
        }
        if (groups.isEmpty()) {
            return arrivals;
        }
        Set<RecordId> known = groups.values().stream()
                .map(group -> group.get(0))
                .filter(Arrival::known)
                .map(Arrival::recordId)
                .collect(Collectors.toSet());
        Map<RecordId, Map<DeliveredPart.Key, DeliveredPart>> stored = StoredParts.of(known, transaction);
        groups.forEach((record, group) -> {
            Map<DeliveredPart.Key, DeliveredPart> parts =
                    stored.computeIfAbsent(record, nothing -> new LinkedHashMap<>());
            List<Arrival> saying = group.stream()
                    .filter(arrival -> addsTo(parts, DeliveredPart.of(arrival)))
                    .toList();
            if (!saying.isEmpty()) {
                gathered.add(saying.get(0)
                        .folded(
                                Objects.requireNonNull(parts).values(),
                                saying.subList(1, saying.size()),
                                Joined.UPDATED));
            }
        });
        return gathered;
    }

    private static boolean addsTo(Map<DeliveredPart.Key, DeliveredPart> parts, DeliveredPart part) {
        DeliveredPart before = parts.get(part.key());
        if (before != null && before.part().version() >= part.part().version()) {
            return false;
        }
        parts.put(part.key(), part);
        return true;
    }
}
