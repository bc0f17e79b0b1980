package cn.topcentral.hub.agents.finding;

import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds an answer to its evidence, whichever engine made it: what no record says literally is taken out. Thread-safe. */
public final class EvidenceCheck {
    private final Map<String, String> contents;

    /** Checks against the records of a history. */
    public EvidenceCheck(CustomerHistory history) {
        this.contents = history.records().stream()
                .collect(Collectors.toMap(
                        record -> record.id().value(), HistoryRecord::content, (first, second) -> first));
    }

    /**
     * What is left of an answer.
     *
     * @param dropped how many claims were taken out
     * @param unfounded how many pieces of evidence named an unknown record or were not literal
     */
    public record Checked(JsonNode answer, List<Evidence> evidence, int dropped, int unfounded) {
        public Checked {
            evidence = List.copyOf(evidence);
        }
    }

    /** The evidence whose record is in the history and whose quote is in that record, word for word. */
    public static List<Evidence> literal(CustomerHistory history, List<Evidence> evidence) {
        return new EvidenceCheck(history).literal(evidence);
    }

    /** Likewise, against this history. */
    public List<Evidence> literal(List<Evidence> evidence) {
        return evidence.stream().filter(this::isLiteral).toList();
    }

    /** Whether the record is known and holds the quote, which is not blank and at most {@link Quotes#LONGEST} characters. */
    public boolean isLiteral(Evidence evidence) {
        return !evidence.quote().isBlank()
                && evidence.quote().length() <= Quotes.LONGEST
                && Optional.ofNullable(contents.get(evidence.recordId()))
                        .filter(content -> content.contains(evidence.quote()))
                        .isPresent();
    }

    /**
     * Takes every claim without literal evidence out of an answer.
     *
     * @param answer as a tree; it is not changed
     * @param claimLists where the lists of claims stand, as JSON pointers: {@code /risk_alerts}, {@code /satisfaction/pain_points}. An element counts
     *     as proven when there is evidence for it or for something within it; what is left moves up, and the pointers of the evidence with it.
     *     Evidence for anything outside these lists stays.
     * @return also without evidence for what was taken out
     */
    public Checked check(JsonNode answer, List<Evidence> evidence, Collection<String> claimLists) {
        JsonNode tree = answer.deepCopy();
        List<Evidence> proofs = literal(evidence);
        int unfounded = evidence.size() - proofs.size();
        int dropped = 0;
        for (String pointer : claimLists) {
            if (tree.at(pointer) instanceof ArrayNode claims) {
                List<Evidence> before = proofs;
                Set<Integer> proven = proven(pointer, before);
                List<Integer> places = new ArrayList<>();
                int kept = 0;
                for (int i = 0; i < claims.size(); i++) {
                    places.add(proven.contains(i) ? kept++ : -1);
                }
                dropped += claims.size() - kept;
                for (int i = claims.size() - 1; i >= 0; i--) {
                    if (places.get(i) < 0) {
                        claims.remove(i);
                    }
                }
                proofs = before.stream()
                        .flatMap(proof -> moved(proof, pointer, places).stream())
                        .toList();
            }
        }
        return new Checked(tree, proofs, dropped, unfounded);
    }

    private static Set<Integer> proven(String pointer, List<Evidence> proofs) {
        Set<Integer> proven = new HashSet<>();
        proofs.forEach(proof -> index(proof, pointer).ifPresent(proven::add));
        return proven;
    }

    private static Optional<Evidence> moved(Evidence proof, String pointer, List<Integer> places) {
        Function<Integer, Optional<Evidence>> move = index -> {
            if (index >= places.size() || places.get(index) < 0) {
                return Optional.empty();
            }
            String rest = proof.claim()
                    .substring(pointer.length() + 1 + Integer.toString(index).length());
            return Optional.of(new Evidence(pointer + "/" + places.get(index) + rest, proof.recordId(), proof.quote()));
        };
        return index(proof, pointer).map(move).orElse(Optional.of(proof));
    }

    /** Which element of a list a piece of evidence is for. */
    private static Optional<Integer> index(Evidence proof, String pointer) {
        if (!proof.claim().startsWith(pointer + "/")) {
            return Optional.empty();
        }
        String rest = proof.claim().substring(pointer.length() + 1);
        int end = rest.indexOf('/');
        String index = end < 0 ? rest : rest.substring(0, end);
        // As RFC 6901 has it; nine digits fit an int.
        return index.matches("0|[1-9][0-9]{0,8}") ? Optional.of(Integer.parseInt(index)) : Optional.empty();
    }
}
