package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.CustomerOperations;
import cn.topcentral.hub.storage.dialog.FiledRecords;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a record back. It is kept, marked as withdrawn, and is nobody's: it leaves the timeline and does not wait to be claimed. What another source
 * tells of the same communication stays. Every step can be repeated, so that one cut short is finished by the next try.
 */
final class Withdrawals {
    private final AggregationEngine engine;
    private final CustomerOperations operations;
    private final TimelineRepository timeline;
    private final FiledRecords records;
    private final Clock clock;

    Withdrawals(
            AggregationEngine engine,
            CustomerOperations operations,
            TimelineRepository timeline,
            FiledRecords records,
            Clock clock) {
        this.engine = engine;
        this.operations = operations;
        this.timeline = timeline;
        this.records = records;
        this.clock = clock;
    }

    /** Takes back what a source told. */
    void withdraw(SourceKey source, String actor) {
        Optional<RecordId> told = records.of(source.system(), source.recordId());
        if (told.isPresent() && records.isShared(told.get())) {
            engine.part(told.get(), actor);
            told = records.of(source.system(), source.recordId());
        }
        told.flatMap(timeline::byId).ifPresent(record -> withdraw(source, record, actor));
    }

    private void withdraw(SourceKey source, TimelineRecord record, String actor) {
        Instant now = clock.instant();
        CommunicationDraft withdrawal = CommunicationDraft.of(source, record.type(), record.channel(), record.time())
                .direction(record.direction())
                .attributes(
                        Map.of(CommunicationDraft.REVOKED, "true", "revoked_by", actor, "revoked_at", now.toString()))
                .part(Optional.of(Part.facts("withdrawn", Part.LATE)))
                .build();
        engine.accept(List.of(withdrawal));
        operations.ignore(record.id(), actor);
        records.withdraw(record.id(), actor, now);
    }
}
