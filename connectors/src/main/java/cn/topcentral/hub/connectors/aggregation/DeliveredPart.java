package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.intake.RecordRow;
import cn.topcentral.hub.storage.intake.SourceLine;
import cn.topcentral.hub.storage.intake.StoredPart;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of a communication with what it says and which source says it.
 *
 * @param raw the payload as it came
 */
record DeliveredPart(SourceKey source, Part part, DraftFacts facts, Optional<String> raw, Instant receivedAt) {
    /** The part that a communication which came whole is made of, once something is added to it. */
    private static final Part WHOLE = Part.facts("whole", Part.ENDED);

    /** By what parts are told apart. */
    record Key(SourceKey source, String part) {}

    static DeliveredPart of(Arrival arrival) {
        CommunicationDraft draft = arrival.draft();
        return new DeliveredPart(
                draft.source(),
                draft.part().orElse(WHOLE),
                DraftFacts.of(draft, arrival.direction()),
                draft.original(),
                arrival.receivedAt());
    }

    static DeliveredPart of(RecordRow row) {
        return new DeliveredPart(
                new SourceKey(row.source().system(), row.source().sourceRecordId()),
                WHOLE,
                DraftFacts.of(row),
                row.original(),
                row.storedAt());
    }

    static DeliveredPart of(StoredPart stored) {
        return new DeliveredPart(
                new SourceKey(stored.source().system(), stored.source().sourceRecordId()),
                new Part(
                        Part.Kind.valueOf(stored.kind().toUpperCase(Locale.ROOT)),
                        stored.key(),
                        stored.rank(),
                        stored.version()),
                DraftFacts.ofJson(stored.facts()),
                stored.raw(),
                stored.receivedAt());
    }

    StoredPart storedIn(RecordId record) {
        return new StoredPart(
                record,
                new SourceLine(source.system(), source.recordId()),
                part.key(),
                part.kind().name().toLowerCase(Locale.ROOT),
                part.rank(),
                part.version(),
                facts.json(),
                raw,
                receivedAt);
    }

    Key key() {
        return new Key(source, part.key());
    }
}
