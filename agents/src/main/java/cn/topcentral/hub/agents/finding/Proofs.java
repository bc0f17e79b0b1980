package cn.topcentral.hub.agents.finding;

import cn.topcentral.hub.storage.history.HistoryRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The records a claim rests on, each with the words to quote. Immutable, so that a claim can carry its proofs before it has a place in the answer. */
public final class Proofs {
    public static final Proofs NONE = new Proofs(Set.of());

    /** More quotes for one claim are not read. */
    private static final int MOST = 5;

    private final Set<Proof> proofs;

    private record Proof(String recordId, String quote) {}

    private Proofs(Collection<Proof> proofs) {
        this.proofs = new LinkedHashSet<>(proofs);
    }

    /** A record's beginning; none for a record without words. */
    public static Proofs of(HistoryRecord record) {
        return of(record, Quotes.opening(record));
    }

    /** The sentence of a record that holds some words. */
    public static Proofs of(HistoryRecord record, String words) {
        return of(record, Quotes.of(record, words));
    }

    /** The sentence of a record at a place. */
    public static Proofs of(HistoryRecord record, int index) {
        return of(record, Quotes.around(record, index));
    }

    /** For a figure: the newest of the counted records that has words. */
    public static Proofs newest(List<HistoryRecord> counted) {
        for (int i = counted.size() - 1; i >= 0; i--) {
            Proofs proofs = of(counted.get(i));
            if (!proofs.isEmpty()) {
                return proofs;
            }
        }
        return NONE;
    }

    /** What proved another answer's claim. */
    public static Proofs of(List<Evidence> evidence) {
        return new Proofs(evidence.stream()
                .map(proof -> new Proof(proof.recordId(), proof.quote()))
                .toList());
    }

    private static Proofs of(HistoryRecord record, Optional<String> quote) {
        return quote.map(words -> new Proofs(Set.of(new Proof(record.id().value(), words))))
                .orElse(NONE);
    }

    /** Both, the first ones first. */
    public Proofs and(Proofs more) {
        List<Proof> both = new ArrayList<>(proofs);
        both.addAll(more.proofs);
        return new Proofs(both.stream().distinct().limit(MOST).toList());
    }

    public boolean isEmpty() {
        return proofs.isEmpty();
    }

    /** As evidence for the claim at a place of the answer. */
    public List<Evidence> at(String claim) {
        return proofs.stream()
                .map(proof -> new Evidence(claim, proof.recordId, proof.quote))
                .toList();
    }
}
