package cn.topcentral.hub.connectors.matching;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.intake.SourceLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the rules look at, the same for a record that arrives and one that is stored.
 *
 * @param sources everything that tells of it so far
 * @param customer the customer at the head of the family, when several were merged into one
 * @param direction as the record has it
 */
public record Facts(
        RecordId record,
        Set<SourceLine> sources,
        Optional<CustomerId> customer,
        CommunicationType type,
        Direction direction,
        Instant time,
        Optional<Duration> duration,
        List<Participant> participants,
        Optional<String> subject,
        String content,
        Map<String, String> attributes) {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String OURS = "ours";

    public Facts {
        sources = Set.copyOf(sources);
        participants = List.copyOf(participants);
        attributes = Map.copyOf(attributes);
    }

    /** Whom it was with, by what can be recognised: {@code phone:+8613812345678}. Names are not among them, too many share one. */
    public Set<String> counterparts() {
        return participants.stream()
                .filter(Facts::notOurs)
                .filter(party -> !party.kind().equals("name"))
                .flatMap(party -> party.value().map(value -> party.kind() + ':' + value).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The numbers on the other side of a call. */
    public Set<String> counterpartPhones() {
        return participants.stream()
                .filter(party -> notOurs(party) && party.kind().equals("phone"))
                .flatMap(party -> party.value().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    Set<String> theirNames() {
        return names(Facts::notOurs);
    }

    Set<String> ourNames() {
        return names(party -> !notOurs(party));
    }

    private Set<String> names(Predicate<Participant> side) {
        return participants.stream()
                .filter(side)
                .filter(party ->
                        !party.kind().equals("company") && !party.kind().equals("wecom_room"))
                .flatMap(party -> party
                        .name()
                        .or(() -> party.kind().equals("name") ? party.value().or(party::raw) : Optional.empty())
                        .stream())
                .map(PersonName::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean notOurs(Participant party) {
        return !party.side().equals(OURS);
    }

    /** Whether anybody is said to have started or received it; otherwise the direction is a guess. */
    boolean directionIsTold() {
        return participants.stream()
                .anyMatch(party ->
                        party.role().equals("initiator") || party.role().equals("recipient"));
    }

    /** Whether somebody picked up, as far as anybody says. */
    Optional<Boolean> answered() {
        if (duration.filter(talk -> talk.toSeconds() > 0).isPresent()) {
            return Optional.of(true);
        }
        return Optional.ofNullable(attributes.get("answered")).map(Boolean::valueOf);
    }

    /** Whether only the day is known, as of a visit report without a time. */
    boolean dayOnly() {
        return "day".equals(attributes.get("time_precision"))
                || LocalTime.ofInstant(time, ZONE).equals(LocalTime.MIDNIGHT);
    }

    Duration apart(Facts other) {
        return Duration.between(time, other.time).abs();
    }

    boolean sharesSourceSystem(Facts other) {
        return sources.stream().anyMatch(mine -> other.sources.stream()
                .anyMatch(theirs -> theirs.system().equals(mine.system())));
    }

    /** Whether both are known to be with customers, and those differ. */
    boolean otherCustomer(Facts other) {
        return customer.isPresent() && other.customer.isPresent() && !customer.equals(other.customer);
    }

    boolean sameKnownCustomer(Facts other) {
        return customer.isPresent() && customer.equals(other.customer);
    }

    static boolean meet(Set<String> some, Set<String> others) {
        return !Collections.disjoint(some, others);
    }
}
