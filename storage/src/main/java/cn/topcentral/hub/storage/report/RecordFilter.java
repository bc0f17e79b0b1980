package cn.topcentral.hub.storage.report;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.customer.CustomerId;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * Which records a figure counts. What is empty does not matter. What we said among ourselves (direction {@code internal}) never counts.
 *
 * @param from inclusive
 * @param to exclusive
 * @param customer the id of a customer; those merged into it count as well
 * @param unclaimed only records that are nobody's yet (待认领)
 * @param analysed only records that A10 has read
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RecordFilter(
        Instant from,
        Instant to,
        Optional<String> customer,
        boolean unclaimed,
        boolean analysed,
        Optional<CommunicationType> type,
        Optional<Direction> direction,
        Optional<IntentCategory> intent,
        Optional<SentimentClass> sentiment,
        Optional<UrgencyLevel> urgency) {

    /** Everything between two moments. */
    public static RecordFilter between(Instant from, Instant to) {
        return new RecordFilter(
                from,
                to,
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same at another time. */
    public RecordFilter during(Instant start, Instant end) {
        return new RecordFilter(start, end, customer, unclaimed, analysed, type, direction, intent, sentiment, urgency);
    }

    public RecordFilter of(CustomerId wanted) {
        return new RecordFilter(
                from,
                to,
                Optional.of(wanted.value()),
                unclaimed,
                analysed,
                type,
                direction,
                intent,
                sentiment,
                urgency);
    }

    public RecordFilter onlyUnclaimed() {
        return new RecordFilter(from, to, customer, true, analysed, type, direction, intent, sentiment, urgency);
    }

    public RecordFilter onlyAnalysed() {
        return new RecordFilter(from, to, customer, unclaimed, true, type, direction, intent, sentiment, urgency);
    }

    public RecordFilter with(CommunicationType wanted) {
        return new RecordFilter(
                from, to, customer, unclaimed, analysed, Optional.of(wanted), direction, intent, sentiment, urgency);
    }

    public RecordFilter with(Direction wanted) {
        return new RecordFilter(
                from, to, customer, unclaimed, analysed, type, Optional.of(wanted), intent, sentiment, urgency);
    }

    public RecordFilter with(IntentCategory wanted) {
        return new RecordFilter(
                from, to, customer, unclaimed, analysed, type, direction, Optional.of(wanted), sentiment, urgency);
    }

    public RecordFilter with(SentimentClass wanted) {
        return new RecordFilter(
                from, to, customer, unclaimed, analysed, type, direction, intent, Optional.of(wanted), urgency);
    }

    public RecordFilter with(UrgencyLevel wanted) {
        return new RecordFilter(
                from, to, customer, unclaimed, analysed, type, direction, intent, sentiment, Optional.of(wanted));
    }
}
