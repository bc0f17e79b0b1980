package cn.topcentral.hub.connectors.email;

import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom a mail concerns although its header does not name them: the customer whose mail a colleague forwards, and the addressee whom a bounce
 * says it did not reach. Without them neither would be on the customer's timeline.
 */
final class DerivedParties {
    private DerivedParties() {}

    /**
     * Finds them.
     *
     * @param named whom the header names
     * @param text of the mail, unsplit
     * @param notes of its parts
     */
    static List<Party> of(
            List<Party> named, SubjectKey subject, String text, Map<String, String> notes, OwnDomains own) {
        Optional<String> bounced = Optional.ofNullable(notes.get("bounce_recipient"));
        boolean fromUs = named.stream()
                .anyMatch(party -> party.role() == Party.Role.INITIATOR && party.side() == Party.Side.OURS);
        Optional<String> forwarded = fromUs && (subject.forward() || notes.containsKey("forwarded_from"))
                ? QuoteMarkers.forwardedSender(text.lines().toList())
                        .or(() -> Optional.ofNullable(notes.get("forwarded_from")))
                : Optional.empty();
        return Stream.concat(bounced.stream(), forwarded.stream())
                .flatMap(header -> AddressList.parse(header).stream())
                .filter(mailbox -> mailbox.address()
                        .filter(address -> !own.owns(address) && isNew(named, address))
                        .isPresent())
                .map(mailbox -> new Party(
                        Party.Role.PARTICIPANT,
                        ContactPointKind.EMAIL,
                        mailbox.address(),
                        mailbox.raw(),
                        mailbox.name(),
                        Party.Side.UNKNOWN))
                .toList();
    }

    private static boolean isNew(List<Party> named, String address) {
        return named.stream().noneMatch(party -> party.value().equals(Optional.of(address)));
    }

    /** A customer's words that a colleague passes on among us came from the customer. */
    static Optional<Direction> direction(Optional<Direction> byHeader, List<Party> derived) {
        return byHeader.map(
                direction -> direction == Direction.INTERNAL && !derived.isEmpty() ? Direction.INBOUND : direction);
    }
}
