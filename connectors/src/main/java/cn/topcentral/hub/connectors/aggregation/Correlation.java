package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.connectors.matching.Facts;
import cn.topcentral.hub.connectors.matching.Kinship;
import cn.topcentral.hub.connectors.matching.Kinship.Bearer;
import cn.topcentral.hub.connectors.matching.Kinship.Link;
import cn.topcentral.hub.connectors.matching.Lookups;
import cn.topcentral.hub.connectors.matching.SignKind;
import cn.topcentral.hub.connectors.matching.Signs;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.RelatedRecord;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.intake.IntakeTransaction;
import cn.topcentral.hub.storage.intake.RecordSigns.BearerRow;
import cn.topcentral.hub.storage.intake.RecordSigns.CustomerProbe;
import cn.topcentral.hub.storage.intake.RecordSigns.Probe;
import cn.topcentral.hub.storage.intake.RecordSigns.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps {@code related_records}: which records belong to one matter. The signs of a record are read once and kept; only the stretches of time
 * around what is new are looked at again. Which links there are is decided by {@link Kinship} and depends on the records alone, so any order
 * of arrival leads to the same.
 */
public final class Correlation {
    /** A link needs its two ends and all between them: twice the longest window around a record holds every link that it can change. */
    private static final Duration AROUND = Duration.ofDays(14);

    private final IntakeTransaction transaction;

    public Correlation(IntakeTransaction transaction) {
        this.transaction = transaction;
    }

    /** All that bear one sign and can be related: one customer's, or whoever's where the sign is a telephone number. */
    private record Chain(Optional<CustomerId> customer, String sign) {}

    private record Stretch(Instant from, Instant to) {
        static Stretch around(Instant time) {
            return new Stretch(time.minus(AROUND), time.plus(AROUND));
        }

        Stretch and(Stretch other) {
            return new Stretch(from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
        }
    }

    /**
     * Relates stored records anew: after their customer has become known or another one, after a merge or its undoing, or when they say more
     * than before. Records that do not exist are left out. The caller's transaction must be the one that changed them.
     */
    public void correlate(Collection<RecordId> records) {
        if (records.isEmpty()) {
            return;
        }
        List<Sign> before = forget(records);
        relate(List.copyOf(new FactsReader(transaction).stored(records).values()), before, false);
    }

    /** Relates records that were just stored for the first time. */
    void relateNew(List<Facts> records) {
        relate(records, List.of(), true);
    }

    /** Takes records out of all relations, on both sides. */
    List<Sign> forget(Collection<RecordId> records) {
        Map<RecordId, List<RelatedRecord>> own = transaction.relations().of(records);
        Set<RecordId> partners = new LinkedHashSet<>();
        own.values().forEach(related -> related.forEach(other -> partners.add(new RecordId(other.recordId()))));
        partners.removeAll(records);
        RelatedLists lists = new RelatedLists(own);
        lists.load(transaction.relations().of(partners));
        own.forEach((record, related) -> related.forEach(other -> lists.part(record, new RecordId(other.recordId()))));
        transaction.relations().save(lists.changed());
        return transaction.signs().remove(records);
    }

    private void relate(List<Facts> records, List<Sign> before, boolean fresh) {
        List<Sign> signs = new ArrayList<>();
        records.forEach(facts -> signs.addAll(signsOf(facts)));
        transaction.signs().add(signs);
        Map<Chain, Stretch> touched = new HashMap<>();
        signs.forEach(sign -> touch(touched, sign));
        headed(before).forEach(sign -> touch(touched, sign));
        if (touched.isEmpty()) {
            return;
        }
        Set<RecordId> changed = new HashSet<>();
        records.forEach(facts -> changed.add(facts.record()));
        apply(bearers(touched), changed, fresh);
    }

    /** Those that relate, and those by which its equals are found. */
    private static List<Sign> signsOf(Facts facts) {
        Set<String> signs = new LinkedHashSet<>();
        if (facts.direction() != Direction.INTERNAL) {
            signs.addAll(Signs.of(facts));
        }
        Lookups.of(facts).forEach(lookup -> signs.add(lookup.sign()));
        return signs.stream()
                .map(sign -> new Sign(facts.record(), sign, facts.time(), facts.customer()))
                .toList();
    }

    /** With each customer by the one it was merged into. */
    private List<Sign> headed(List<Sign> signs) {
        Map<CustomerId, CustomerId> heads = transaction
                .parties()
                .survivors(
                        signs.stream().flatMap(sign -> sign.customer().stream()).collect(Collectors.toSet()));
        return signs.stream()
                .map(sign -> new Sign(
                        sign.record(), sign.sign(), sign.time(), sign.customer().map(heads::get)))
                .toList();
    }

    private static void touch(Map<Chain, Stretch> touched, Sign sign) {
        SignKind.ofSign(sign.sign()).ifPresent(kind -> {
            if (kind == SignKind.PHONE) {
                touched.merge(new Chain(Optional.empty(), sign.sign()), Stretch.around(sign.time()), Stretch::and);
            } else if (sign.customer().isPresent()) {
                touched.merge(new Chain(sign.customer(), sign.sign()), Stretch.around(sign.time()), Stretch::and);
            }
        });
    }

    private Map<Chain, List<Bearer>> bearers(Map<Chain, Stretch> touched) {
        Map<Chain, Set<RecordId>> found = new HashMap<>();
        findByNumber(touched, found);
        findByCustomer(touched, found);
        // One record alone has nobody to be related to: no need to read it.
        found.values().removeIf(records -> records.size() < 2);
        Set<RecordId> all = new HashSet<>();
        found.values().forEach(all::addAll);
        Map<RecordId, Bearer> bearers = new HashMap<>();
        transaction.signs().bearing(all).forEach(bearer -> bearers.put(bearer.record(), bearer(bearer)));
        Map<Chain, List<Bearer>> chains = new HashMap<>();
        found.forEach((chain, records) -> chains.put(
                chain,
                records.stream()
                        .flatMap(record -> Optional.ofNullable(bearers.get(record)).stream())
                        .toList()));
        return chains;
    }

    private static Bearer bearer(BearerRow row) {
        return new Bearer(
                row.record(),
                row.customer(),
                row.type(),
                row.time(),
                row.direction() == Direction.INBOUND && row.unanswered(),
                row.direction() == Direction.OUTBOUND);
    }

    private void findByNumber(Map<Chain, Stretch> touched, Map<Chain, Set<RecordId>> found) {
        List<Entry<Chain, Stretch>> chains = touched.entrySet().stream()
                .filter(entry -> entry.getKey().customer().isEmpty())
                .toList();
        List<Probe> probes = chains.stream()
                .map(entry -> new Probe(
                        entry.getKey().sign(),
                        entry.getValue().from(),
                        entry.getValue().to()))
                .toList();
        transaction
                .signs()
                .bearers(probes)
                .forEach((probe, records) -> found.put(chains.get(probe).getKey(), records));
    }

    private void findByCustomer(Map<Chain, Stretch> touched, Map<Chain, Set<RecordId>> found) {
        Set<CustomerId> heads = new HashSet<>();
        touched.keySet().forEach(chain -> chain.customer().ifPresent(heads::add));
        Map<CustomerId, Set<CustomerId>> families = transaction.signs().families(heads);
        List<CustomerProbe> probes = new ArrayList<>();
        List<Chain> owners = new ArrayList<>();
        touched.forEach((chain, stretch) -> chain.customer()
                .ifPresent(head -> families.getOrDefault(head, Set.of(head)).forEach(member -> {
                    probes.add(new CustomerProbe(member, chain.sign(), stretch.from(), stretch.to()));
                    owners.add(chain);
                })));
        transaction.signs().bearersOfCustomers(probes).forEach((probe, records) -> found.computeIfAbsent(
                        owners.get(probe), chain -> new HashSet<>())
                .addAll(records));
    }

    private void apply(Map<Chain, List<Bearer>> chains, Set<RecordId> changed, boolean fresh) {
        Set<Link> gone = new HashSet<>();
        Set<Link> come = new HashSet<>();
        Map<RecordId, RecordId> answers = new HashMap<>();
        Map<RecordId, String> alone = new HashMap<>();
        chains.forEach((chain, bearers) -> {
            List<Bearer> others = bearers.stream()
                    .filter(bearer -> !changed.contains(bearer.record()))
                    .toList();
            Set<Link> before = new HashSet<>(Kinship.links(chain.sign(), others));
            Set<Link> after = new HashSet<>(Kinship.links(chain.sign(), bearers));
            before.stream().filter(link -> !after.contains(link)).forEach(gone::add);
            after.stream().filter(link -> !fresh || !before.contains(link)).forEach(come::add);
            if (SignKind.of(chain.sign()) == SignKind.PHONE) {
                Map<RecordId, RecordId> now = Kinship.answeredBy(bearers);
                answers.putAll(now);
                Kinship.answeredBy(others).keySet().stream()
                        .filter(call -> !now.containsKey(call))
                        .forEach(call -> alone.put(call, ThreadIds.of(call.value())));
            }
        });
        write(gone, come);
        transaction.relations().answer(answers);
        transaction.relations().standAlone(alone);
    }

    private void write(Set<Link> gone, Set<Link> come) {
        Set<RecordId> ends = new HashSet<>();
        gone.forEach(link -> ends.addAll(List.of(link.earlier(), link.later())));
        come.forEach(link -> ends.addAll(List.of(link.earlier(), link.later())));
        RelatedLists lists = new RelatedLists(transaction.relations().of(ends));
        gone.forEach(lists::remove);
        come.forEach(lists::add);
        transaction.relations().save(lists.changed());
    }
}
