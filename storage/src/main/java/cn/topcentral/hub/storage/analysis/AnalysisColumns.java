package cn.topcentral.hub.storage.analysis;

import static cn.topcentral.hub.storage.analysis.AnalysisQueue.bindClaim;

import cn.topcentral.hub.storage.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Writes the columns of seed 2.1 that hold an analysis. */
final class AnalysisColumns {
    /** The columns' widths; what is longer is no unit of measure. */
    private static final int UNIT_LENGTH = 16;

    private AnalysisColumns() {}

    /**
     * Writes them while the claim holds. A summary and follow-ups that the source gave stay: whoever was there knows better.
     *
     * @return whether the claim held
     */
    static boolean write(Handle handle, ClaimedAnalysis claimed, NewAnalysis analysis, Instant now) {
        RecordAnalysis columns = analysis.columns();
        Optional<Quantity> quantity =
                columns.quantity().filter(said -> said.unit().length() <= UNIT_LENGTH);
        return bindClaim(
                                claimed,
                                handle.createUpdate(
                                        """
                                        UPDATE customer_communications AS record SET
                                            analysis_status = 'done', analysis_lease_until = NULL, analysis_error = NULL,
                                            analysed_by = :analysedBy, analysed_at = :now,
                                            intent_category = :intent, intent_detail = :intentDetail, intent_confidence = :confidence,
                                            products_mentioned = CAST(:products AS jsonb), price_discussed = :price,
                                            quantity_discussed = :quantity, quantity_unit = :unit, quantity_period = :period,
                                            timeline_mentioned = CAST(:dates AS jsonb), competitors_mentioned = CAST(:competitors AS jsonb),
                                            sentiment = :sentiment, sentiment_score = :score, customer_mood = :mood,
                                            urgency_level = :urgency, urgency_reason = :urgencyReason,
                                            summary = CASE
                                                WHEN record.summary IS NULL OR record.summary = record.ai_insights ->> 'summary'
                                                THEN nullif(:summary, '') ELSE record.summary END,
                                            follow_up_items = CASE WHEN told.any THEN record.follow_up_items ELSE CAST(:followUps AS jsonb) END,
                                            follow_up_required = told.any OR :required,
                                            follow_up_deadline = CASE WHEN told.any THEN record.follow_up_deadline ELSE :deadline END,
                                            ai_insights = CAST(:finding AS jsonb), ai_suggestions = CAST(:suggestions AS jsonb),
                                            ai_tags = CAST(:tags AS jsonb)
                                        FROM (
                                            SELECT EXISTS (
                                                SELECT FROM communication_tasks WHERE record_id = :id AND created_by IS DISTINCT FROM 'A10') AS any
                                        ) AS told
                                        WHERE record.record_id = :id AND record.analysis_status = 'pending'
                                          AND record.analysis_attempts = :attempts AND record.analysis_version = :version
                                        """))
                        .bind("analysedBy", analysis.generatedBy())
                        .bind("now", now)
                        .bind("intent", columns.intent().code())
                        .bind("intentDetail", columns.intentDetail())
                        .bind("confidence", columns.confidence())
                        .bind("products", Json.write(columns.products()))
                        .bind("price", columns.price())
                        .bind("quantity", quantity.map(Quantity::value))
                        .bind("unit", quantity.map(Quantity::unit))
                        .bind("period", quantity.flatMap(Quantity::per).filter(per -> per.length() <= UNIT_LENGTH))
                        .bind("dates", Json.write(columns.dates()))
                        .bind("competitors", Json.write(columns.competitors()))
                        .bind("sentiment", columns.sentiment().code())
                        .bind("score", columns.sentimentScore())
                        .bind("mood", columns.mood())
                        .bind("urgency", columns.urgency().code())
                        .bind("urgencyReason", columns.urgencyReason())
                        .bind("summary", analysis.summary())
                        .bind("followUps", columns.followUps().isEmpty() ? null : Json.write(columns.followUps()))
                        .bind("required", !columns.followUps().isEmpty())
                        .bind("deadline", deadline(analysis.commitments()).orElse(null))
                        .bind("finding", analysis.finding())
                        .bind("suggestions", Json.write(analysis.suggestions()))
                        .bind("tags", Json.write(analysis.tags()))
                        .execute()
                == 1;
    }

    private static Optional<Instant> deadline(List<Commitment> commitments) {
        return commitments.stream()
                .filter(commitment -> commitment.promisedBy() == Speaker.SELLER)
                .flatMap(commitment -> commitment.due().stream())
                .min(LocalDate::compareTo)
                .map(AnalysisColumns::endOfWork);
    }

    /** A day's work is due when the offices close. */
    static Instant endOfWork(LocalDate day) {
        return day.atTime(18, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
