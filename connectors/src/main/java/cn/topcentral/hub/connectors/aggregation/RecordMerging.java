package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.connectors.aggregation.Arrival.Joined;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.intake.IntakeTransaction;
import cn.topcentral.hub.storage.intake.RecordMerge;
import cn.topcentral.hub.storage.intake.SourceLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Makes one record of what several sources tell of one communication. The sources keep their ledger lines and parts, so it can be undone: see
 * {@link RecordParting}.
 */
final class RecordMerging {
    private final IntakeTransaction transaction;

    RecordMerging(IntakeTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Lets a stored record take in an arrival that tells of the same communication. An arrival whose own record is stored already (what came
     * late showed that they are one) brings that record along.
     *
     * @param reason in words for people, e.g. {@code 同一通电话：号码一致，开始时间相差 12 秒}
     * @param score how sure, 0 to 1
     * @return the arrival as what brings the stored record up to date
     */
    Arrival absorb(Arrival arrival, RecordId existing, String reason, double score) {
        Map<DeliveredPart.Key, DeliveredPart> parts = stored(existing);
        partsOf(arrival).forEach(part -> parts.put(part.key(), part));
        List<SourceLine> lines =
                arrival.known() ? transaction.merges().sources(arrival.recordId()) : List.of(arrival.line());
        Optional<CustomerId> ownCustomer =
                arrival.known() ? transaction.merges().customer(arrival.recordId()) : arrival.customer();
        lines.forEach(line -> note(line, existing, arrival.recordId(), ownCustomer, arrival, reason, score));
        transaction.merges().move(lines, arrival.recordId(), existing);
        if (arrival.known()) {
            transaction.merges().moveFiles(lines, arrival.recordId(), existing);
            transaction.merges().replace(arrival.recordId(), existing);
        }
        return arrival.boundFor(existing, true).folded(parts.values(), List.of(arrival), Joined.MERGED);
    }

    /** Makes one arrival of two of the same batch, neither of them stored yet. */
    Arrival join(Arrival first, Arrival other, String reason, double score) {
        Map<DeliveredPart.Key, DeliveredPart> parts = new LinkedHashMap<>();
        partsOf(first).forEach(part -> parts.put(part.key(), part));
        partsOf(other).forEach(part -> parts.put(part.key(), part));
        note(other.line(), first.recordId(), other.recordId(), other.customer(), other, reason, score);
        transaction.merges().move(List.of(other.line()), other.recordId(), first.recordId());
        return first.folded(parts.values(), List.of(other), Joined.MERGED);
    }

    private void note(
            SourceLine line,
            RecordId kept,
            RecordId own,
            Optional<CustomerId> ownCustomer,
            Arrival arrival,
            String reason,
            double score) {
        transaction.merges().add(new RecordMerge(line, kept, own, ownCustomer, reason, score, arrival.receivedAt()));
    }

    private Map<DeliveredPart.Key, DeliveredPart> stored(RecordId record) {
        return Objects.requireNonNull(
                StoredParts.of(Set.of(record), transaction).get(record), "A record to merge into must be stored");
    }

    /** What an arrival says; one that came whole is a part itself. */
    private static Collection<DeliveredPart> partsOf(Arrival arrival) {
        return arrival.parts().isEmpty() ? List.of(DeliveredPart.of(arrival)) : new ArrayList<>(arrival.parts());
    }
}
