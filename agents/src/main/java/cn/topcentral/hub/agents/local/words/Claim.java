package cn.topcentral.hub.agents.local.words;

import cn.topcentral.hub.agents.finding.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Something an agent says, with what it rests on. A claim without proof is not made at all, hence the factories that answer nothing. */
public record Claim<T>(T value, List<Proof> proofs) {
    public Claim {
        proofs = List.copyOf(proofs);
        if (proofs.isEmpty()) {
            throw new IllegalArgumentException("A claim needs a proof: " + value);
        }
    }

    /** The claim, when there is a proof for it. */
    public static <T> Optional<Claim<T>> of(T value, Optional<Proof> proof) {
        return proof.map(found -> new Claim<>(value, List.of(found)));
    }

    /** The claim that a saying supports. */
    public static <T> Optional<Claim<T>> of(T value, Saying saying) {
        return of(value, saying.proof());
    }

    /** The same claim put in another way. */
    public <R> Claim<R> map(Function<T, R> change) {
        return new Claim<>(change.apply(value), proofs);
    }

    /** The evidence for the claim at a JSON pointer. */
    public List<Evidence> under(String pointer) {
        return proofs.stream().map(proof -> proof.under(pointer)).toList();
    }

    /** What is claimed. */
    public static <T> List<T> values(List<Claim<T>> claims) {
        return claims.stream().map(Claim::value).toList();
    }

    /** The evidence for a list of claims that stands at a JSON pointer. */
    public static <T> List<Evidence> evidence(List<Claim<T>> claims, String pointer) {
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            evidence.addAll(claims.get(i).under(pointer + "/" + i));
        }
        return evidence;
    }
}
