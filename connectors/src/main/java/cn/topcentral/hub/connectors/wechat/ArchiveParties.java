package cn.topcentral.hub.connectors.wechat;

import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who took part in a message, and what follows from it. */
final class ArchiveParties {
    /**
     * The shape of an external_userid. WeCom does not promise it, and a member may be called {@code wolfgang…}; so it counts only in
     * conversations WeCom itself marks as external, and never for a known employee.
     */
    private static final Pattern EXTERNAL_ID = Pattern.compile("w[mo][A-Za-z0-9_-]{18,}");

    private final Predicate<String> isEmployee;

    /** @param isEmployee whether a userid, given in lower case, is a member of ours */
    ArchiveParties(Predicate<String> isEmployee) {
        this.isEmployee = isEmployee;
    }

    List<Party> of(ArchiveMessage message) {
        List<Party> parties = new ArrayList<>();
        parties.add(party(Role.INITIATOR, message.from(), message));
        Role others = message.room().isPresent() ? Role.PARTICIPANT : Role.RECIPIENT;
        message.to().stream()
                .distinct()
                .filter(id -> !id.equals(message.from()))
                .map(id -> party(others, id, message))
                .forEach(parties::add);
        message.room()
                .map(room -> new Party(
                        Role.PARTICIPANT,
                        ContactPointKind.WECOM_ROOM,
                        Optional.of(room),
                        room,
                        Optional.empty(),
                        Side.UNKNOWN))
                .ifPresent(parties::add);
        return parties;
    }

    /** Empty when the sender is nobody known: the engine may know more. */
    Optional<Direction> direction(ArchiveMessage message) {
        if (message.amongMembers() && everybody(message).noneMatch(this::looksExternal)) {
            return Optional.of(Direction.INTERNAL);
        }
        return switch (party(Role.INITIATOR, message.from(), message).side()) {
            case OURS -> Optional.of(Direction.OUTBOUND);
            case CUSTOMER -> Optional.of(Direction.INBOUND);
            case UNKNOWN -> Optional.empty();
        };
    }

    /** The same for every message of one chat, whoever of the two sends it. */
    String conversation(ArchiveMessage message) {
        return message.room().orElseGet(() -> everybody(message)
                .map(id -> party(Role.PARTICIPANT, id, message).value().orElse(id))
                .distinct()
                .sorted()
                .collect(Collectors.joining("|")));
    }

    private static Stream<String> everybody(ArchiveMessage message) {
        return Stream.concat(Stream.of(message.from()), message.to().stream());
    }

    private Party party(Role role, String id, ArchiveMessage message) {
        String member = id.toLowerCase(Locale.ROOT);
        if (isEmployee.test(member)) {
            return new Party(role, ContactPointKind.WECOM_USER, Optional.of(member), id, Optional.empty(), Side.OURS);
        }
        return message.external() && looksExternal(id)
                ? new Party(role, ContactPointKind.WECOM_EXTERNAL, Optional.of(id), id, Optional.empty(), Side.CUSTOMER)
                : new Party(role, ContactPointKind.WECOM_USER, Optional.of(member), id, Optional.empty(), Side.UNKNOWN);
    }

    private boolean looksExternal(String id) {
        return EXTERNAL_ID.matcher(id).matches() && !isEmployee.test(id.toLowerCase(Locale.ROOT));
    }
}
