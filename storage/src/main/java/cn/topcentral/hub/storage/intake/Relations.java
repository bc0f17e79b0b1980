package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.RelatedRecord;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Which records belong together, within one intake. */
public final class Relations {
    private static final Function<String, List<RelatedRecord>> RELATED = Json.reader(new TypeReference<>() {});

    private final Handle handle;

    Relations(Handle handle) {
        this.handle = handle;
    }

    /** What some records are related to; they are kept from others until the end of the transaction. */
    public Map<RecordId, List<RelatedRecord>> of(Collection<RecordId> records) {
        Map<RecordId, List<RelatedRecord>> related = new HashMap<>();
        if (!records.isEmpty()) {
            handle.createQuery(
                            """
                            SELECT record_id, coalesce(related_records, '[]') AS related FROM customer_communications
                            WHERE record_id = ANY(:records) ORDER BY record_id FOR UPDATE
                            """)
                    .bindArray(
                            "records",
                            String.class,
                            records.stream().map(RecordId::value).toArray())
                    .map((row, context) -> Map.entry(
                            new RecordId(row.getString("record_id")), RELATED.apply(row.getString("related"))))
                    .forEach(entry -> related.put(entry.getKey(), entry.getValue()));
        }
        return related;
    }

    /** Writes what records are related to; nothing is written as null. */
    public void save(Map<RecordId, List<RelatedRecord>> related) {
        if (related.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                "UPDATE customer_communications SET related_records = CAST(:related AS jsonb) WHERE record_id = :record");
        related.forEach((record, others) -> batch.bind("record", record.value())
                .bind("related", others.isEmpty() ? null : Json.write(others))
                .add());
        batch.execute();
    }

    /** Makes call-backs answer the missed calls, in their thread. */
    public void answer(Map<RecordId, RecordId> callBacks) {
        if (callBacks.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        UPDATE customer_communications AS call_back SET parent_record_id = missed.record_id, thread_id = missed.thread_id
                        FROM unnest(:callBacks, :missed) AS pair (call_back, missed)
                        JOIN customer_communications missed ON missed.record_id = pair.missed
                        WHERE call_back.record_id = pair.call_back AND call_back.parent_record_id IS DISTINCT FROM missed.record_id
                        """)
                .bindArray(
                        "callBacks",
                        String.class,
                        callBacks.keySet().stream().map(RecordId::value).toArray())
                .bindArray(
                        "missed",
                        String.class,
                        callBacks.values().stream().map(RecordId::value).toArray())
                .execute();
    }

    /** Calls that proved to answer no missed call stand alone again, in the threads given. */
    public void standAlone(Map<RecordId, String> threads) {
        if (threads.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        UPDATE customer_communications AS call SET parent_record_id = NULL, thread_id = alone.thread
                        FROM unnest(:calls, :threads) AS alone (record, thread) WHERE call.record_id = alone.record
                        """)
                .bindArray(
                        "calls",
                        String.class,
                        threads.keySet().stream().map(RecordId::value).toArray())
                .bindArray("threads", String.class, threads.values().toArray())
                .execute();
    }
}
