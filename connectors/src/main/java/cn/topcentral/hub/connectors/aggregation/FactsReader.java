package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.connectors.matching.Facts;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.intake.IntakeTransaction;
import cn.topcentral.hub.storage.intake.RecordRow;
import cn.topcentral.hub.storage.intake.SourceLine;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the matching rules look at, of arrivals and of stored records, with every customer by the one it was merged into. */
final class FactsReader {
    private final IntakeTransaction transaction;

    FactsReader(IntakeTransaction transaction) {
        this.transaction = transaction;
    }

    /** In the order of the arrivals. */
    List<Facts> of(List<Arrival> arrivals) {
        Map<CustomerId, CustomerId> heads = heads(arrivals.stream()
                .flatMap(arrival -> arrival.customer().stream())
                .collect(Collectors.toSet()));
        return arrivals.stream().map(arrival -> facts(arrival, heads)).toList();
    }

    Map<RecordId, Facts> stored(Collection<RecordId> records) {
        List<RecordRow> rows = transaction.records().rows(records);
        Map<RecordId, Set<SourceLine>> sources = transaction.signs().sources(records);
        Map<CustomerId, CustomerId> heads =
                heads(rows.stream().flatMap(row -> row.customer().stream()).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> facts(row, sources.getOrDefault(row.id(), Set.of()), heads))
                .collect(Collectors.toMap(Facts::record, facts -> facts));
    }

    private Map<CustomerId, CustomerId> heads(Set<CustomerId> customers) {
        return transaction.parties().survivors(customers);
    }

    private static Facts facts(Arrival arrival, Map<CustomerId, CustomerId> heads) {
        CommunicationDraft draft = arrival.draft();
        Set<SourceLine> sources = new HashSet<>();
        sources.add(arrival.line());
        arrival.parts().forEach(part -> sources.add(Arrival.line(part.source())));
        return new Facts(
                arrival.recordId(),
                sources,
                head(arrival.customer(), heads),
                draft.type(),
                arrival.direction(),
                draft.time(),
                draft.duration(),
                draft.parties().stream().map(Store::participant).toList(),
                draft.subject(),
                draft.content(),
                draft.attributes());
    }

    private static Facts facts(RecordRow row, Set<SourceLine> sources, Map<CustomerId, CustomerId> heads) {
        return new Facts(
                row.id(),
                sources,
                head(row.customer(), heads),
                row.type(),
                row.direction().orElse(Direction.INBOUND),
                row.time(),
                row.duration(),
                row.participants(),
                row.subject(),
                row.content(),
                row.attributes());
    }

    private static Optional<CustomerId> head(Optional<CustomerId> customer, Map<CustomerId, CustomerId> heads) {
        return customer.map(id -> heads.getOrDefault(id, id));
    }
}
