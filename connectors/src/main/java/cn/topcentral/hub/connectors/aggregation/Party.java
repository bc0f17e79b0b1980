package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.customer.ContactPointKind;
import java.util.Optional;

/**
 * Someone who took part, as the source names them. The engine decides later who that is.
 *
 * @param role what they did
 * @param kind by what they can be recognised
 * @param value the normalised value (see {@code connectors.party}); empty when the raw value could not be normalised, the party is
 *     then shown but never used to identify a customer
 * @param raw exactly what the source said
 * @param name the display name the source gave, if any
 * @param side what the source itself knows of whose side they are on
 */
public record Party(
        Role role, ContactPointKind kind, Optional<String> value, String raw, Optional<String> name, Side side) {

    /** What a party did in the communication. */
    public enum Role {
        /** Started it: caller, sender, organiser. */
        INITIATOR,
        /** Received or answered it: callee, addressee. */
        RECIPIENT,
        /** In copy. */
        COPIED,
        /** Took part otherwise, or may see it: chat group member, meeting guest, the group itself. */
        PARTICIPANT
    }

    /** Whose side a party is on, as far as the source can tell. */
    public enum Side {
        OURS,
        CUSTOMER,
        /** The engine decides by employees, own domains and own numbers. */
        UNKNOWN
    }
}
