package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.communication.NewSource;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.intake.IntakeTransaction;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the ledger lines; what has one already is a redelivery and goes no further. */
final class ClaimSource implements Stage {
    @Override
    public List<Arrival> process(List<Arrival> arrivals, IntakeTransaction transaction) {
        Map<SourceKey, Arrival> firsts = new LinkedHashMap<>();
        arrivals.forEach(arrival -> firsts.putIfAbsent(arrival.draft().source(), arrival));
        Set<RecordId> claimed = new HashSet<>(transaction.addSources(
                firsts.values().stream().map(ClaimSource::source).toList()));
        return firsts.values().stream()
                .filter(arrival -> claimed.contains(arrival.recordId()))
                .toList();
    }

    private static NewSource source(Arrival arrival) {
        SourceKey key = arrival.draft().source();
        // The record's content_original holds the payload; the ledger keeps its own copy only when records are merged.
        return new NewSource(
                key.system(),
                key.recordId(),
                arrival.recordId(),
                Optional.empty(),
                arrival.rawFile(),
                arrival.receivedAt());
    }
}
