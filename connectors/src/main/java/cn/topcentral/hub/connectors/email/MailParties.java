package cn.topcentral.hub.connectors.email;

import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who wrote to whom, and in which direction. */
final class MailParties {

    private MailParties() {}

    /** The sender first; who is named twice keeps the first role. */
    static List<Party> of(MimePart message, OwnDomains own) {
        List<Party> parties = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String field : List.of("From", "Sender", "Return-Path")) {
            if (parties.isEmpty()) {
                add(parties, seen, message, field, Party.Role.INITIATOR, own);
            }
        }
        add(parties, seen, message, "To", Party.Role.RECIPIENT, own);
        add(parties, seen, message, "Cc", Party.Role.COPIED, own);
        add(parties, seen, message, "Bcc", Party.Role.COPIED, own);
        add(parties, seen, message, "Reply-To", Party.Role.PARTICIPANT, own);
        return parties;
    }

    /**
     * Ours when the sender's domain is ours, internal when everybody's is; empty when we do not know our domains. A forward by a colleague
     * is therefore ours although a customer wrote the text: the header tells no more.
     */
    static Optional<Direction> direction(List<Party> parties, OwnDomains own) {
        if (own.isEmpty()) {
            return Optional.empty();
        }
        boolean fromUs = parties.stream()
                .filter(party -> party.role() == Party.Role.INITIATOR)
                .anyMatch(party -> party.side() == Party.Side.OURS);
        if (!fromUs) {
            return Optional.of(Direction.INBOUND);
        }
        boolean onlyUs = parties.size() > 1 && parties.stream().allMatch(party -> party.side() == Party.Side.OURS);
        return Optional.of(onlyUs ? Direction.INTERNAL : Direction.OUTBOUND);
    }

    private static void add(
            List<Party> parties, Set<String> seen, MimePart message, String field, Party.Role role, OwnDomains own) {
        for (String header : message.headers(field)) {
            for (AddressList.Mailbox mailbox : AddressList.parse(header)) {
                if (seen.add(mailbox.address().orElse(mailbox.raw()))) {
                    boolean ours = mailbox.address().filter(own::owns).isPresent();
                    parties.add(new Party(
                            role,
                            ContactPointKind.EMAIL,
                            mailbox.address(),
                            mailbox.raw(),
                            mailbox.name(),
                            ours ? Party.Side.OURS : Party.Side.UNKNOWN));
                }
            }
        }
    }
}
