package cn.topcentral.hub.storage.analysis;

import cn.topcentral.hub.storage.communication.RecordId;
import org.jdbi.v3.core.Handle;

/** Puts what people hold right into the columns of a record that timelines, filters and reports read. */
public final class CorrectedColumns {
    private CorrectedColumns() {}

    /**
     * Writes them, in the transaction of whoever has just changed the record or its corrections and so holds its row: a statement of its own, since only
     * that sees what another transaction committed while this one waited for the row. The agent's own labels stay in {@code ai_insights}. A class
     * that is not the agent's brings a middling score along, or an average would still count the attitude the other way.
     */
    public static void write(Handle handle, RecordId record) {
        handle.createUpdate(
                        """
                        UPDATE customer_communications AS record SET
                            intent_category = coalesce(judged.intent, record.intent_category),
                            urgency_level = coalesce(judged.urgency, record.urgency_level),
                            sentiment = coalesce(judged.sentiment, record.sentiment),
                            sentiment_score = CASE
                                WHEN judged.sentiment IS NULL THEN record.sentiment_score
                                WHEN judged.sentiment = record.ai_insights #>> '{sentiment,overall}'
                                    THEN CAST(record.ai_insights #>> '{sentiment,score}' AS decimal)
                                WHEN judged.sentiment = 'positive' THEN 0.8
                                WHEN judged.sentiment = 'negative' THEN 0.2
                                ELSE 0.5 END
                        FROM (
                            SELECT max(is_right) FILTER (WHERE field = 'intent') AS intent,
                                   max(is_right) FILTER (WHERE field = 'sentiment') AS sentiment,
                                   max(is_right) FILTER (WHERE field = 'urgency') AS urgency
                            FROM (
                                SELECT DISTINCT ON (field) field, is_right FROM analysis_corrections
                                WHERE record_id = :record AND field <> 'other' ORDER BY field, id DESC
                            ) AS newest
                        ) AS judged
                        WHERE record.record_id = :record AND coalesce(judged.intent, judged.sentiment, judged.urgency) IS NOT NULL
                        """)
                .bind("record", record.value())
                .execute();
    }
}
