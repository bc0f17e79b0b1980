package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.connectors.matching.Facts;
import cn.topcentral.hub.connectors.matching.Lookups;
import cn.topcentral.hub.connectors.matching.Match;
import cn.topcentral.hub.connectors.matching.Sameness;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.intake.IntakeTransaction;
import cn.topcentral.hub.storage.intake.Merges.Parted;
import cn.topcentral.hub.storage.intake.RecordSigns.Probe;
import cn.topcentral.hub.storage.intake.SourceLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes one record of what several sources tell of one communication: a stored record takes in an arrival, or two arrivals of one batch become
 * one. Who could be the same is found by index, for the whole batch at once; {@link Sameness} decides. What a person has parted stays apart.
 */
final class Deduplicate implements Stage {

    @Override
    public List<Arrival> process(List<Arrival> arrivals, IntakeTransaction transaction) {
        List<Facts> facts = new FactsReader(transaction).of(arrivals);
        transaction
                .signs()
                .lockCustomers(
                        facts.stream().flatMap(each -> each.customer().stream()).collect(Collectors.toSet()));
        List<List<Lookups.Lookup>> lookups = new ArrayList<>();
        for (int i = 0; i < arrivals.size(); i++) {
            lookups.add(onlyLate(arrivals.get(i)) ? List.of() : Lookups.of(facts.get(i)));
        }
        if (lookups.stream().allMatch(List::isEmpty)) {
            return arrivals;
        }
        Candidates candidates = new Candidates(facts, lookups, transaction);
        Merger merger = new Merger(candidates, transaction);
        for (int i = 0; i < arrivals.size(); i++) {
            merger.take(arrivals.get(i), facts.get(i), lookups.get(i).isEmpty() ? List.of() : candidates.of(i));
        }
        return merger.taken();
    }

    /** A recording that came before its call knows neither when the call was nor with whom. */
    private static boolean onlyLate(Arrival arrival) {
        return !arrival.parts().isEmpty()
                && arrival.parts().stream().allMatch(part -> part.part().rank() == Part.LATE);
    }

    /** Whom the arrivals of a batch could be the same as: stored records and others of the batch. */
    private static final class Candidates {
        private final List<Facts> batch;
        private final Map<RecordId, Facts> known = new HashMap<>();
        private final Map<Integer, Set<RecordId>> found = new HashMap<>();
        private final Set<Parted> parted;

        Candidates(List<Facts> batch, List<List<Lookups.Lookup>> lookups, IntakeTransaction transaction) {
            this.batch = batch;
            findBySign(lookups, transaction);
            findByCustomer(lookups, transaction);
            Set<RecordId> stored = new HashSet<>();
            found.values().forEach(stored::addAll);
            known.putAll(new FactsReader(transaction).stored(stored));
            batch.forEach(facts -> known.put(facts.record(), facts));
            pairUp(lookups);
            Set<SourceLine> lines = new HashSet<>();
            found.forEach((number, others) -> {
                lines.addAll(batch.get(number).sources());
                others.forEach(other -> facts(other).ifPresent(facts -> lines.addAll(facts.sources())));
            });
            this.parted = transaction.merges().parted(lines);
        }

        private void findBySign(List<List<Lookups.Lookup>> lookups, IntakeTransaction transaction) {
            List<Probe> probes = new ArrayList<>();
            List<Integer> owners = new ArrayList<>();
            for (int i = 0; i < lookups.size(); i++) {
                Instant time = batch.get(i).time();
                for (Lookups.Lookup lookup : lookups.get(i)) {
                    probes.add(new Probe(lookup.sign(), time.minus(lookup.window()), time.plus(lookup.window())));
                    owners.add(i);
                }
            }
            transaction.signs().bearers(probes).forEach((probe, records) -> add(owners.get(probe), records));
        }

        private void findByCustomer(List<List<Lookups.Lookup>> lookups, IntakeTransaction transaction) {
            List<Integer> meetings = new ArrayList<>();
            Duration around = Duration.ZERO;
            for (int i = 0; i < batch.size(); i++) {
                Duration window = Lookups.meetingsOfTheCustomer(batch.get(i));
                if (!lookups.get(i).isEmpty()
                        && !window.isZero()
                        && batch.get(i).customer().isPresent()) {
                    meetings.add(i);
                    around = window;
                }
            }
            if (meetings.isEmpty()) {
                return;
            }
            Map<CustomerId, Set<CustomerId>> families = transaction
                    .signs()
                    .families(meetings.stream()
                            .map(i -> batch.get(i).customer().orElseThrow())
                            .collect(Collectors.toSet()));
            List<CustomerId> customers = new ArrayList<>();
            List<Instant> moments = new ArrayList<>();
            List<Integer> owners = new ArrayList<>();
            for (int i : meetings) {
                CustomerId head = batch.get(i).customer().orElseThrow();
                for (CustomerId member : families.getOrDefault(head, Set.of(head))) {
                    customers.add(member);
                    moments.add(batch.get(i).time());
                    owners.add(i);
                }
            }
            transaction
                    .signs()
                    .meetings(customers, moments, around)
                    .forEach((probe, records) -> add(owners.get(probe), records));
        }

        private void add(int number, Collection<RecordId> records) {
            found.computeIfAbsent(number, key -> new HashSet<>()).addAll(records);
        }

        /** Those of one batch that share a sign, or are meetings of one customer, are not stored yet. */
        private void pairUp(List<List<Lookups.Lookup>> lookups) {
            Map<String, List<Integer>> bearers = new LinkedHashMap<>();
            for (int i = 0; i < batch.size(); i++) {
                Facts facts = batch.get(i);
                Stream<String> meeting = Lookups.meetingsOfTheCustomer(facts).isZero()
                        ? Stream.empty()
                        : facts.customer().map(CustomerId::value).stream();
                int number = i;
                Stream.concat(lookups.get(i).stream().map(Lookups.Lookup::sign), meeting)
                        .distinct()
                        .forEach(sign -> bearers.computeIfAbsent(sign, key -> new ArrayList<>())
                                .add(number));
            }
            bearers.values().forEach(together -> {
                for (int later = 1; later < together.size(); later++) {
                    for (int earlier = 0; earlier < later; earlier++) {
                        add(
                                together.get(later),
                                List.of(batch.get(together.get(earlier)).record()));
                    }
                }
            });
        }

        Optional<Facts> facts(RecordId record) {
            return Optional.ofNullable(known.get(record));
        }

        List<Facts> of(int number) {
            return found.getOrDefault(number, Set.of()).stream()
                    .flatMap(record -> facts(record).stream())
                    .toList();
        }

        boolean parted(Facts one, Facts other) {
            return partedFrom(one, other) || partedFrom(other, one);
        }

        private boolean partedFrom(Facts one, Facts other) {
            return one.sources().stream().anyMatch(source -> parted.contains(new Parted(source, other.record())));
        }
    }

    /** Takes the arrivals one after the other, each for itself or into a record that is there. */
    private static final class Merger {
        private final Candidates candidates;
        private final RecordMerging merging;
        private final Map<RecordId, Arrival> taken = new LinkedHashMap<>();
        /** Where what was merged in this batch went. */
        private final Map<RecordId, RecordId> gone = new HashMap<>();

        private final Correlation correlation;
        private final IntakeTransaction transaction;

        Merger(Candidates candidates, IntakeTransaction transaction) {
            this.candidates = candidates;
            this.transaction = transaction;
            this.merging = new RecordMerging(transaction);
            this.correlation = new Correlation(transaction);
        }

        private record Choice(Facts target, Match match) {}

        void take(Arrival arrival, Facts facts, List<Facts> others) {
            Optional<Choice> best = others.stream()
                    .filter(other -> !other.record().equals(facts.record()) && !candidates.parted(facts, other))
                    .flatMap(other -> Sameness.between(facts, other).stream().map(match -> new Choice(other, match)))
                    .max(Comparator.comparingDouble(
                                    (Choice choice) -> choice.match().score())
                            .thenComparing(choice -> choice.target().record().value()));
            if (best.isEmpty()) {
                taken.put(arrival.recordId(), arrival);
                return;
            }
            RecordId target = gone.getOrDefault(
                    best.get().target().record(), best.get().target().record());
            merge(arrival, target, best.get().match());
        }

        private void merge(Arrival arrival, RecordId target, Match match) {
            Arrival mate = taken.get(target);
            if (mate == null) {
                if (arrival.known()) {
                    correlation.forget(Set.of(arrival.recordId()));
                }
                put(arrival, merging.absorb(arrival, target, match.reason(), match.score()));
            } else if (!arrival.known()) {
                put(arrival, merging.join(mate, arrival, match.reason(), match.score()));
            } else {
                // Two stored records that the same batch brings up to date: the next delivery of either joins them.
                taken.put(arrival.recordId(), arrival);
            }
        }

        private void put(Arrival arrival, Arrival merged) {
            gone.put(arrival.recordId(), merged.recordId());
            taken.put(merged.recordId(), merged);
        }

        /** What was merged names more parties than either half: who it is, is asked again. */
        List<Arrival> taken() {
            Set<RecordId> merged = Set.copyOf(gone.values());
            List<Arrival> whole = new Identify()
                    .process(
                            taken.values().stream()
                                    .filter(arrival -> merged.contains(arrival.recordId()))
                                    .toList(),
                            transaction);
            whole.forEach(arrival -> taken.put(arrival.recordId(), arrival));
            return List.copyOf(taken.values());
        }
    }
}
