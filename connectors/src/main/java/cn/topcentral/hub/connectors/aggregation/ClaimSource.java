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
import java.util.Objects;
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
        List<Arrival> whole = arrivals.stream()
                .filter(arrival -> arrival.draft().part().isEmpty())
                .toList();
        List<Arrival> claimed = whole(whole, transaction);
        List<Arrival> remaining = new ArrayList<>(claimed);
        remaining.addAll(parts(arrivals, transaction));
        remaining.addAll(late(whole, claimed, transaction));
        addCopies(arrivals, transaction);
        return remaining;
    }

    /** Parts go on whether their communication is new or not; whether they say anything new is seen when they are put together. */
    private static List<Arrival> parts(List<Arrival> arrivals, IntakeTransaction transaction) {
        Map<SourceLine, Arrival> firsts = new LinkedHashMap<>();
        List<Arrival> parts = arrivals.stream()
                .filter(arrival -> arrival.draft().part().isPresent())
                .toList();
        parts.forEach(part -> firsts.putIfAbsent(part.line(), part));
        Map<SourceLine, RecordId> fresh = new HashMap<>();
        claim(firsts.values(), transaction).forEach(arrival -> fresh.put(arrival.line(), arrival.recordId()));
        Map<SourceLine, RecordId> known = transaction
                .ledger()
                .records(firsts.keySet().stream()
                        .filter(line -> !fresh.containsKey(line))
                        .toList());
        return parts.stream()
                .map(part -> fresh.containsKey(part.line())
                        ? part.boundFor(fresh.get(part.line()), false)
                        : part.boundFor(Objects.requireNonNull(known.get(part.line())), true))
                .toList();
    }

    /** A communication that comes whole after a part of it came (a message after its recall) is what was still missing. */
    private static List<Arrival> late(List<Arrival> whole, List<Arrival> claimed, IntakeTransaction transaction) {
        Set<SourceLine> fresh = claimed.stream().map(Arrival::line).collect(Collectors.toSet());
        List<Arrival> again = whole.stream()
                .filter(arrival -> !fresh.contains(arrival.line()))
                .toList();
        Set<SourceLine> inParts =
                transaction.parts().among(again.stream().map(Arrival::line).collect(Collectors.toSet()));
        Map<SourceLine, RecordId> records = transaction.ledger().records(inParts);
        return again.stream()
                .filter(arrival -> records.containsKey(arrival.line()))
                .map(arrival -> arrival.boundFor(Objects.requireNonNull(records.get(arrival.line())), true))
                .toList();
    }

    /** Where else a communication lies, it is the same one, redelivered or not. */
    private static void addCopies(List<Arrival> arrivals, IntakeTransaction transaction) {
        List<Arrival> copied = arrivals.stream()
                .filter(arrival -> !arrival.draft().copies().isEmpty())
                .toList();
        Map<SourceLine, RecordId> records =
                transaction.ledger().records(copied.stream().map(Arrival::line).collect(Collectors.toSet()));
        transaction
                .ledger()
                .addSources(copied.stream()
                        .flatMap(arrival -> arrival.draft().copies().stream()
                                .map(copy -> new NewSource(
                                        copy.system(),
                                        copy.recordId(),
                                        Objects.requireNonNull(records.get(arrival.line())),
                                        Optional.empty(),
                                        Optional.empty(),
                                        arrival.receivedAt())))
                        .toList());
    }

    private List<Arrival> whole(List<Arrival> arrivals, IntakeTransaction transaction) {
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
                .ledger()
                .attribute(taken, CommunicationDraft.BODY_HASH)
                .forEach((line, hash) -> owners.put(new SourceKey(line.system(), line.sourceRecordId()), hash));
        return owners;
    }

    private static List<Arrival> claim(Iterable<Arrival> arrivals, IntakeTransaction transaction) {
        List<NewSource> sources = new ArrayList<>();
        arrivals.forEach(arrival -> sources.add(source(arrival)));
        Set<RecordId> fresh = transaction.ledger().addSources(sources);
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
