package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.connectors.matching.Kinship;
import cn.topcentral.hub.connectors.matching.Kinship.Link;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.RelatedRecord;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;

/** What records are related to, while links come and go; every link is noted at both ends. Used by one thread. */
final class RelatedLists {
    /** Per record the other records, with the signs they have in common. */
    private final Map<RecordId, Map<RecordId, Map<String, Double>>> signs = new HashMap<>();

    private final Map<RecordId, List<RelatedRecord>> before = new HashMap<>();

    RelatedLists(Map<RecordId, List<RelatedRecord>> stored) {
        load(stored);
    }

    void load(Map<RecordId, List<RelatedRecord>> stored) {
        stored.forEach((record, related) -> {
            before.put(record, related);
            Map<RecordId, Map<String, Double>> others = new TreeMap<>(Comparator.comparing(RecordId::value));
            related.forEach(other -> others.put(new RecordId(other.recordId()), new TreeMap<>(other.signs())));
            signs.put(record, others);
        });
    }

    void add(Link link) {
        note(link.earlier(), link.later(), link);
        note(link.later(), link.earlier(), link);
    }

    private void note(RecordId record, RecordId other, Link link) {
        Map<RecordId, Map<String, Double>> others = signs.get(record);
        if (others != null) {
            others.computeIfAbsent(other, key -> new TreeMap<>()).put(link.sign(), link.score());
        }
    }

    void remove(Link link) {
        drop(link.earlier(), link.later(), link.sign());
        drop(link.later(), link.earlier(), link.sign());
    }

    private void drop(RecordId record, RecordId other, String sign) {
        Map<RecordId, Map<String, Double>> others = signs.getOrDefault(record, Map.of());
        Map<String, Double> shared = others.get(other);
        if (shared != null) {
            shared.remove(sign);
            if (shared.isEmpty()) {
                others.remove(other);
            }
        }
    }

    /** Two records are related no more, whatever they shared. */
    void part(RecordId one, RecordId other) {
        signs.getOrDefault(one, new HashMap<>()).remove(other);
        signs.getOrDefault(other, new HashMap<>()).remove(one);
    }

    /** The lists that are not as they were, each the best first. */
    Map<RecordId, List<RelatedRecord>> changed() {
        Map<RecordId, List<RelatedRecord>> changed = new HashMap<>();
        signs.forEach((record, others) -> {
            List<RelatedRecord> now = others.entrySet().stream()
                    .map(RelatedLists::entry)
                    .sorted(Comparator.comparingDouble((RelatedRecord related) -> -related.score())
                            .thenComparing(RelatedRecord::recordId))
                    .toList();
            if (!now.equals(before.get(record))) {
                changed.put(record, now);
            }
        });
        return changed;
    }

    private static RelatedRecord entry(Entry<RecordId, Map<String, Double>> other) {
        Entry<String, Double> best = other.getValue().entrySet().stream()
                .max(Entry.<String, Double>comparingByValue().thenComparing(Entry.comparingByKey()))
                .orElseThrow();
        return new RelatedRecord(
                other.getKey().value(), Kinship.reason(best.getKey()), best.getValue(), other.getValue());
    }
}
