package cn.topcentral.hub.connectors.webchat;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraftBuilder;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.payload.Person;
import cn.topcentral.hub.connectors.payload.SourceTimes;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A conversation as far as one delivery knows it; makes the drafts of its parts. */
final class Conversation {
    private final SourceKey source;
    private final Optional<String> subject;
    private final Person visitor;
    private final PhoneNumbers numbers;
    private final String original;

    Conversation(SourceKey source, Optional<String> subject, Person visitor, PhoneNumbers numbers, String original) {
        this.source = source;
        this.subject = subject;
        this.visitor = visitor;
        this.numbers = numbers;
        this.original = original;
    }

    /**
     * One message.
     *
     * @param key the source's id of it
     * @param version grows when it is edited
     * @param agent who of us wrote it; empty when the visitor did
     * @param text empty withdraws it
     */
    record Message(
            String key,
            long version,
            Instant at,
            Optional<List<Party>> agent,
            String text,
            List<AttachmentDraft> attachments,
            Map<String, String> attributes) {
        Message {
            attachments = List.copyOf(attachments);
            attributes = Map.copyOf(attributes);
        }
    }

    CommunicationDraft message(Message message) {
        List<Party> parties = new ArrayList<>();
        message.agent().ifPresent(parties::addAll);
        parties.addAll(
                visitor.parties(message.agent().isPresent() ? Role.RECIPIENT : Role.INITIATOR, Side.CUSTOMER, numbers));
        return draft(message.at())
                .direction(Optional.of(message.agent().isPresent() ? Direction.OUTBOUND : Direction.INBOUND))
                .parties(parties)
                .content(message.text())
                .attachments(message.attachments())
                .attributes(message.attributes())
                .part(Optional.of(Part.message(message.key(), message.version())))
                .build();
    }

    /** What is known of the whole; the conversation of a website is begun by its visitor. */
    CommunicationDraft whole(
            Instant began, Optional<Duration> duration, String content, Map<String, String> attributes, Part part) {
        return draft(began)
                .direction(Optional.of(Direction.INBOUND))
                .duration(duration)
                .parties(visitor.parties(Role.INITIATOR, Side.CUSTOMER, numbers))
                .content(content)
                .attributes(attributes)
                .part(Optional.of(part))
                .build();
    }

    /** Something learned later that is no message: a rating, a note. */
    CommunicationDraft fact(String key, long version, Instant at, Map<String, String> attributes) {
        return draft(at)
                .attributes(attributes)
                .part(Optional.of(new Part(Part.Kind.FACTS, key, Part.LATE, version)))
                .build();
    }

    private CommunicationDraftBuilder draft(Instant time) {
        return CommunicationDraft.of(source, CommunicationType.WEBCHAT, CommunicationType.WEBCHAT.label(), time)
                .zone(SourceTimes.ZONE)
                .subject(subject)
                .original(Optional.of(original));
    }
}
