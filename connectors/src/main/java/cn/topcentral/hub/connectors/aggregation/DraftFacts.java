package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.intake.RecordRow;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What one delivery says of a communication, as it is kept with the part; the same words as in {@link CommunicationDraft}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record DraftFacts(
        CommunicationType type,
        String channel,
        Optional<Direction> direction,
        Instant time,
        Optional<Duration> duration,
        ZoneId zone,
        List<Party> parties,
        Optional<String> subject,
        Optional<String> content,
        Optional<String> quoted,
        Optional<String> recordingUrl,
        Optional<String> location,
        Optional<String> summary,
        List<FollowUp> followUps,
        Map<String, String> attributes) {
    private static final Function<String, DraftFacts> READER = Json.reader(new TypeReference<>() {});

    @SuppressWarnings("NullAway") // a reader of JSON gives null for what was left out because it is empty
    DraftFacts {
        parties = parties == null ? List.of() : List.copyOf(parties);
        followUps = followUps == null ? List.of() : List.copyOf(followUps);
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }

    /** What a standardised draft says. Without parties nobody can tell from it who started what. */
    static DraftFacts of(CommunicationDraft draft, Direction computed) {
        return new DraftFacts(
                draft.type(),
                draft.channel(),
                draft.direction().or(() -> draft.parties().isEmpty() ? Optional.empty() : Optional.of(computed)),
                draft.time(),
                draft.duration(),
                draft.zone(),
                draft.parties(),
                draft.subject(),
                Optional.of(draft.content()).filter(text -> !text.isBlank()),
                draft.quoted(),
                draft.recordingUrl(),
                draft.location(),
                draft.summary(),
                draft.followUps(),
                draft.attributes());
    }

    /** What a record that came whole was told. */
    static DraftFacts of(RecordRow row) {
        return new DraftFacts(
                row.type(),
                row.channel(),
                row.direction(),
                row.time(),
                row.duration(),
                row.zone(),
                row.participants().stream().map(DraftFacts::party).toList(),
                row.subject(),
                Optional.of(row.content()).filter(text -> !text.isBlank()),
                row.quoted(),
                row.recordingUrl(),
                row.location(),
                Optional.empty(),
                List.of(),
                withoutConflict(row.attributes()));
    }

    /** Who it is is found out anew each time. */
    private static Map<String, String> withoutConflict(Map<String, String> attributes) {
        Map<String, String> told = new HashMap<>(attributes);
        told.remove(CommunicationDraft.IDENTITY_CONFLICT);
        return told;
    }

    static DraftFacts ofJson(String json) {
        return READER.apply(json);
    }

    String json() {
        return Json.write(this);
    }

    private static Party party(Participant participant) {
        return new Party(
                Party.Role.valueOf(participant.role().toUpperCase(Locale.ROOT)),
                ContactPointKind.ofCode(participant.kind()),
                participant.value(),
                participant.raw().or(participant::value).orElse(""),
                participant.name(),
                Party.Side.valueOf(participant.side().toUpperCase(Locale.ROOT)));
    }
}
