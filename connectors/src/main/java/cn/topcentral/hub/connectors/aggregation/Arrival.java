package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.NewAttachment;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A draft on its way through the stages, with what each has found out so far. Immutable: a stage answers with a new one.
 *
 * @param position where it stood in its batch, so that results come back in the order of the drafts
 * @param rawFile the hash of the stored raw file
 * @param points the contact points on the customer's side, once identified
 */
record Arrival(
        int position,
        CommunicationDraft draft,
        Instant receivedAt,
        RecordId recordId,
        Direction direction,
        List<NewAttachment> attachments,
        Optional<String> rawFile,
        Map<Party, ContactPoint> points,
        Optional<CustomerId> customer,
        Optional<Integer> contactId,
        Optional<String> threadId,
        Optional<RecordId> parent) {

    static Arrival of(
            int position, CommunicationDraft draft, Instant receivedAt, RecordId recordId, Direction direction) {
        return new Arrival(
                position,
                draft,
                receivedAt,
                recordId,
                direction,
                List.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Arrival withFiles(List<NewAttachment> stored, Optional<String> rawFileHash) {
        return new Arrival(
                position,
                draft,
                receivedAt,
                recordId,
                direction,
                stored,
                rawFileHash,
                points,
                customer,
                contactId,
                threadId,
                parent);
    }

    Arrival identified(
            Map<Party, ContactPoint> found,
            Optional<CustomerId> who,
            Optional<Integer> contact,
            CommunicationDraft noted) {
        return new Arrival(
                position,
                noted,
                receivedAt,
                recordId,
                direction,
                attachments,
                rawFile,
                found,
                who,
                contact,
                threadId,
                parent);
    }

    Arrival inThread(String thread, Optional<RecordId> answered) {
        return new Arrival(
                position,
                draft,
                receivedAt,
                recordId,
                direction,
                attachments,
                rawFile,
                points,
                customer,
                contactId,
                Optional.of(thread),
                answered);
    }

    /** The same communication under another key; its attachments are named after the record, so they get other names too. */
    Arrival rekeyed(SourceKey key, RecordId id) {
        List<NewAttachment> renamed = IntStream.range(0, attachments.size())
                .mapToObj(number -> attachments.get(number).withId(attachmentId(id, number)))
                .toList();
        return new Arrival(
                position,
                draft.withSource(key),
                receivedAt,
                id,
                direction,
                renamed,
                rawFile,
                points,
                customer,
                contactId,
                threadId,
                parent);
    }

    static String attachmentId(RecordId record, int number) {
        return record.value() + "-" + number;
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
                .filter(party -> party.side() != Side.OURS && party.value().isPresent())
                .toList();
    }

    static ContactPoint.Key keyOf(Party party) {
        return new ContactPoint.Key(party.kind(), party.value().orElseThrow());
    }
}
