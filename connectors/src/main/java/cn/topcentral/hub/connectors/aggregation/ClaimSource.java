package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.communication.NewSource;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.intake.IntakeTransaction;
import cn.topcentral.hub.storage.intake.SourceLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the ledger lines; what has one already is a redelivery and goes no further. A source that gives one id to different communications
 * (some programs send every mail with the same Message-ID) must not lose the second: it gets a key of its own, {@code id#hash}.
 */
final class ClaimSource implements Stage {
    private final RecordIds ids;

    ClaimSource(RecordIds ids) {
        this.ids = ids;
    }

    @Override
    public List<Arrival> process(List<Arrival> arrivals, IntakeTransaction transaction) {
        Map<SourceKey, Arrival> firsts = new LinkedHashMap<>();
        arrivals.forEach(arrival -> firsts.putIfAbsent(arrival.draft().source(), arrival));
        List<Arrival> claimed = new ArrayList<>(claim(firsts.values(), transaction));

        Map<SourceKey, String> owners = owners(arrivals, claimed, transaction);
        Map<SourceKey, Arrival> rekeyed = new LinkedHashMap<>();
        arrivals.stream()
                .filter(arrival -> differs(
                        arrival, Optional.ofNullable(owners.get(arrival.draft().source()))))
                .map(this::rekeyed)
                .forEach(arrival -> rekeyed.putIfAbsent(arrival.draft().source(), arrival));
        claimed.addAll(claim(rekeyed.values(), transaction));
        return claimed;
    }

    /** The body hash of the communication that has each key, whether it was just claimed or long ago. */
    private static Map<SourceKey, String> owners(
            List<Arrival> arrivals, List<Arrival> claimed, IntakeTransaction transaction) {
        Map<SourceKey, String> owners = new HashMap<>();
        claimed.forEach(arrival ->
                arrival.bodyHash().ifPresent(hash -> owners.put(arrival.draft().source(), hash)));
        Set<SourceLine> taken = arrivals.stream()
                .filter(arrival -> arrival.bodyHash().isPresent()
                        && !owners.containsKey(arrival.draft().source()))
                .map(arrival -> new SourceLine(
                        arrival.draft().source().system(),
                        arrival.draft().source().recordId()))
                .collect(Collectors.toSet());
        transaction
                .attribute(taken, CommunicationDraft.BODY_HASH)
                .forEach((line, hash) -> owners.put(new SourceKey(line.system(), line.sourceRecordId()), hash));
        return owners;
    }

    private static List<Arrival> claim(Iterable<Arrival> arrivals, IntakeTransaction transaction) {
        List<NewSource> sources = new ArrayList<>();
        arrivals.forEach(arrival -> sources.add(source(arrival)));
        Set<RecordId> fresh = transaction.addSources(sources);
        List<Arrival> claimed = new ArrayList<>();
        arrivals.forEach(arrival -> {
            if (fresh.contains(arrival.recordId())) {
                claimed.add(arrival);
            }
        });
        return claimed;
    }

    private static boolean differs(Arrival arrival, Optional<String> bodyHash) {
        return arrival.bodyHash().isPresent()
                && bodyHash.isPresent()
                && !arrival.bodyHash().equals(bodyHash);
    }

    private Arrival rekeyed(Arrival arrival) {
        SourceKey key = arrival.draft().source();
        SourceKey own = new SourceKey(
                key.system(),
                key.recordId() + "#" + arrival.bodyHash().orElseThrow().substring(0, 8));
        return arrival.rekeyed(own, ids.of(arrival.draft().withSource(own)));
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
