package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.intake.IntakeTransaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of stored records. A record that came whole is one part. */
final class StoredParts {
    private StoredParts() {}

    static Map<RecordId, Map<DeliveredPart.Key, DeliveredPart>> of(
            Collection<RecordId> records, IntakeTransaction transaction) {
        Map<RecordId, Map<DeliveredPart.Key, DeliveredPart>> parts = new HashMap<>();
        transaction.parts().of(records).forEach(stored -> add(parts, stored.record(), DeliveredPart.of(stored)));
        List<RecordId> whole =
                records.stream().filter(record -> !parts.containsKey(record)).toList();
        transaction.records().rows(whole).forEach(row -> add(parts, row.id(), DeliveredPart.of(row)));
        return parts;
    }

    private static void add(
            Map<RecordId, Map<DeliveredPart.Key, DeliveredPart>> parts, RecordId record, DeliveredPart part) {
        parts.computeIfAbsent(record, nothing -> new LinkedHashMap<>()).put(part.key(), part);
    }
}
