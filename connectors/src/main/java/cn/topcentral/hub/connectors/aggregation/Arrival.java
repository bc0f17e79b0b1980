package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.NewAttachment;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.intake.SourceLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A draft on its way through the stages, with what each has found out so far. Immutable: a stage answers with a new one.
 *
 * @param position where it stood in its batch, so that results come back in the order of the drafts
 * @param joined others of its batch that went into it, by position, with what became of them
 * @param known whether its record is stored already and is only brought up to date
 * @param parts what it says in parts, those stored before included; none when it came whole
 * @param rawFile the hash of the stored raw file
 */
record Arrival(
        int position,
        Map<Integer, Joined> joined,
        boolean known,
        CommunicationDraft draft,
        Instant receivedAt,
        RecordId recordId,
        Direction direction,
        List<NewAttachment> attachments,
        Optional<String> rawFile,
        List<DeliveredPart> parts,
        Found found,
        Optional<String> threadId,
        Optional<RecordId> parent) {

    /** What became of a draft that went into another one's record. */
    enum Joined {
        /** A further part of the same communication. */
        UPDATED,
        /** Another source's word of it. */
        MERGED
    }

    /**
     * Who it is, as far as anybody knows.
     *
     * @param points the contact points on the customer's side
     */
    record Found(Map<Party, ContactPoint> points, Optional<CustomerId> customer, Optional<Integer> contactId) {
        static final Found NOBODY = new Found(Map.of(), Optional.empty(), Optional.empty());
    }

    static Arrival of(
            int position, CommunicationDraft draft, Instant receivedAt, RecordId recordId, Direction direction) {
        return new Arrival(
                position,
                Map.of(),
                false,
                draft,
                receivedAt,
                recordId,
                direction,
                List.of(),
                Optional.empty(),
                List.of(),
                Found.NOBODY,
                Optional.empty(),
                Optional.empty());
    }

    Arrival withFiles(List<NewAttachment> stored, Optional<String> rawFileHash) {
        return new Arrival(
                position,
                joined,
                known,
                draft,
                receivedAt,
                recordId,
                direction,
                stored,
                rawFileHash,
                parts,
                found,
                threadId,
                parent);
    }

    Arrival identified(Found who, CommunicationDraft noted) {
        return new Arrival(
                position,
                joined,
                known,
                noted,
                receivedAt,
                recordId,
                direction,
                attachments,
                rawFile,
                parts,
                who,
                threadId,
                parent);
    }

    Arrival inThread(String thread, Optional<RecordId> answered) {
        return new Arrival(
                position,
                joined,
                known,
                draft,
                receivedAt,
                recordId,
                direction,
                attachments,
                rawFile,
                parts,
                found,
                Optional.of(thread),
                answered);
    }

    /** The same communication under another key; its attachments are named after the record, so they get other names too. */
    Arrival rekeyed(SourceKey key, RecordId id) {
        List<NewAttachment> renamed = IntStream.range(0, attachments.size())
                .mapToObj(number -> attachments.get(number).withId(attachmentId(id, draft, number)))
                .toList();
        return new Arrival(
                position,
                joined,
                known,
                draft.withSource(key),
                receivedAt,
                id,
                direction,
                renamed,
                rawFile,
                parts,
                found,
                threadId,
                parent);
    }

    /** Bound for a record that the ledger names; its attachments keep their names, which tell where they came from. */
    Arrival boundFor(RecordId record, boolean isKnown) {
        return new Arrival(
                position,
                joined,
                isKnown,
                draft,
                receivedAt,
                record,
                direction,
                attachments,
                rawFile,
                parts,
                found,
                threadId,
                parent);
    }

    /**
     * With all parts of its communication folded into one.
     *
     * @param all the parts, stored ones and new ones
     * @param others arrivals of the same batch that went into it; it may be among them itself, when it went into a stored record
     */
    Arrival folded(Collection<DeliveredPart> all, List<Arrival> others, Joined how) {
        CommunicationDraft folded = Fold.fold(draft, all);
        Map<Integer, Joined> together = new HashMap<>(joined);
        List<NewAttachment> files = new ArrayList<>(attachments);
        for (Arrival other : others) {
            together.putAll(other.joined);
            together.put(other.position, how);
            if (other.position != position) {
                files.addAll(other.attachments);
            }
        }
        return new Arrival(
                position,
                Map.copyOf(together),
                known,
                folded,
                receivedAt,
                recordId,
                folded.direction().orElse(direction),
                files,
                rawFile,
                List.copyOf(all),
                found,
                threadId,
                parent);
    }

    /** Parts of one communication come with attachments at different times, so the part is in the name of each. */
    static String attachmentId(RecordId record, CommunicationDraft draft, int number) {
        return record.value()
                + draft.part()
                        .map(part -> "-"
                                + FileStore.hash(part.key().getBytes(StandardCharsets.UTF_8))
                                        .substring(0, 8))
                        .orElse("")
                + "-" + number;
    }

    Optional<CustomerId> customer() {
        return found.customer();
    }

    Map<Party, ContactPoint> points() {
        return found.points();
    }

    SourceLine line() {
        return line(draft.source());
    }

    static SourceLine line(SourceKey key) {
        return new SourceLine(key.system(), key.recordId());
    }

    Optional<String> bodyHash() {
        return Optional.ofNullable(draft.attributes().get(CommunicationDraft.BODY_HASH));
    }

    /** The parties that are not us and can be recognised; among ourselves there are none, whatever room it was said in. */
    List<Party> strangers() {
        if (direction == Direction.INTERNAL) {
            return List.of();
        }
        return draft.parties().stream()
                .filter(party -> party.side() != Side.OURS
                        && party.kind() != ContactPointKind.NAME
                        && party.value().isPresent())
                .toList();
    }

    static ContactPoint.Key keyOf(Party party) {
        return new ContactPoint.Key(party.kind(), party.value().orElseThrow());
    }
}
