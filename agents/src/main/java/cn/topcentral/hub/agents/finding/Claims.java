package cn.topcentral.hub.agents.finding;

import java.util.ArrayList;
import java.util.List;

/** Gathers the evidence while an answer is put together, and leaves out what has none. Not thread-safe; one for each answer. */
public final class Claims {
    private final List<Evidence> evidence = new ArrayList<>();
    private int dropped;

    /** The proven ones of some claims, which stand as a list at a JSON pointer of the answer. */
    public <T> List<T> list(String pointer, List<Claim<T>> claims) {
        List<T> kept = new ArrayList<>();
        for (Claim<T> claim : claims) {
            if (claim.proofs().isEmpty()) {
                dropped++;
            } else {
                evidence.addAll(claim.proofs().at(pointer + "/" + kept.size()));
                kept.add(claim.value());
            }
        }
        return List.copyOf(kept);
    }

    /** A claim that stands by itself and has a value in any case, like a figure or "not known". */
    public <T> T single(String pointer, Claim<T> claim) {
        evidence.addAll(claim.proofs().at(pointer));
        return claim.value();
    }

    /** All that was gathered, in the order of the claims. */
    public List<Evidence> evidence() {
        return List.copyOf(evidence);
    }

    /** How many claims were left out. */
    public int dropped() {
        return dropped;
    }
}
