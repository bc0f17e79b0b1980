package cn.topcentral.hub.connectors.matching;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.intake.SourceLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts of records as the channels give them, with only what a test is about. */
final class Samples {
    static final Instant TEN = Instant.parse("2026-06-15T02:00:00Z");

    private Samples() {}

    static Facts facts(CommunicationType type, String system, String id, Instant time) {
        return new Facts(
                new RecordId(type.recordPrefix() + "-" + system + "-" + id),
                Set.of(new SourceLine(system, id)),
                Optional.empty(),
                type,
                Direction.INBOUND,
                time,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                "",
                Map.of());
    }

    /** @param seconds of talk; negative for a call that nobody took */
    static Facts call(
            CommunicationType type,
            String system,
            String id,
            Instant time,
            Direction direction,
            String number,
            int seconds) {
        Facts call = facts(type, system, id, time);
        boolean in = direction == Direction.INBOUND;
        return new Facts(
                call.record(),
                call.sources(),
                Optional.empty(),
                type,
                direction,
                time,
                Optional.of(Duration.ofSeconds(Math.max(0, seconds))),
                List.of(party(in ? "initiator" : "recipient", "phone", number, "", "customer")),
                Optional.empty(),
                "",
                seconds < 0 ? Map.of("answered", "false") : Map.of());
    }

    static Facts ofCustomer(Facts facts, String customer) {
        return new Facts(
                facts.record(),
                facts.sources(),
                Optional.of(customer).filter(id -> !id.isEmpty()).map(CustomerId::new),
                facts.type(),
                facts.direction(),
                facts.time(),
                facts.duration(),
                facts.participants(),
                facts.subject(),
                facts.content(),
                facts.attributes());
    }

    static Facts with(Facts facts, List<Participant> participants) {
        return new Facts(
                facts.record(),
                facts.sources(),
                facts.customer(),
                facts.type(),
                facts.direction(),
                facts.time(),
                facts.duration(),
                participants,
                facts.subject(),
                facts.content(),
                facts.attributes());
    }

    static Facts saying(Facts facts, String subject, String content) {
        return new Facts(
                facts.record(),
                facts.sources(),
                facts.customer(),
                facts.type(),
                facts.direction(),
                facts.time(),
                facts.duration(),
                facts.participants(),
                Optional.of(subject).filter(text -> !text.isEmpty()),
                content,
                facts.attributes());
    }

    static Facts lasting(Facts facts, int minutes, Map<String, String> attributes) {
        return new Facts(
                facts.record(),
                facts.sources(),
                facts.customer(),
                facts.type(),
                facts.direction(),
                facts.time(),
                minutes == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes)),
                facts.participants(),
                facts.subject(),
                facts.content(),
                attributes);
    }

    static Participant party(String role, String kind, String value, String name, String side) {
        return new Participant(
                role,
                kind,
                Optional.of(value).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Optional.of(name).filter(text -> !text.isEmpty()),
                side);
    }

    static Participant ours(String name) {
        return party("participant", "name", name, name, "ours");
    }

    static Participant theirs(String name) {
        return party("participant", "name", name, name, "customer");
    }
}
