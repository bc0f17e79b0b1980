package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.meeting.People;
import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.meeting.ReportTimes;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a call record of Graph (resource type callRecord, v1.0) says. Pure. */
final class TeamsCallRecords {
    private final String tenantId;
    private final People people = new People(new PhoneNumbers());

    TeamsCallRecords(String tenantId) {
        this.tenantId = tenantId;
    }

    /** It grows: a higher version knows more and replaces the lower. */
    CommunicationDraft decode(JsonNode record) {
        Instant start =
                ReportTimes.parse(ReportJson.require(record, "startDateTime")).start();
        Optional<Duration> length = ReportJson.text(record, "endDateTime")
                .map(end -> Duration.between(start, ReportTimes.parse(end).start()))
                .filter(given -> !given.isNegative());
        Map<String, String> attributes = new LinkedHashMap<>();
        ReportJson.text(record, "joinWebUrl").ifPresent(url -> attributes.put("join_url", url));
        ReportJson.text(record, "type").ifPresent(type -> attributes.put("call_type", type));
        return conference(ReportJson.require(record, "id"), start, attributes)
                .part(new Part(
                        Part.Kind.FACTS,
                        "call-record",
                        Part.ENDED,
                        record.path("version").asLong(0)))
                .duration(length)
                .parties(parties(record))
                .original(Optional.of(record.toString()))
                .build();
    }

    Conference conference(String id, Instant start, Map<String, String> attributes) {
        return new Conference(
                new SourceKey(TeamsHookType.NAME + ":" + tenantId, id),
                TeamsHookType.NAME,
                start,
                Optional.empty(),
                attributes);
    }

    private List<Party> parties(JsonNode record) {
        List<Party> parties = new ArrayList<>();
        organizer(ReportJson.first(record, "organizer_v2", "organizer")).ifPresent(parties::add);
        for (JsonNode participant : ReportJson.items(ReportJson.first(record, "participants_v2", "participants"))) {
            party(participant, Role.PARTICIPANT)
                    .filter(party -> parties.stream()
                            .noneMatch(known -> known.value().equals(party.value()) && known.kind() == party.kind()))
                    .ifPresent(parties::add);
        }
        return parties;
    }

    Optional<Party> organizer(JsonNode organizer) {
        return party(organizer, Role.INITIATOR);
    }

    /** An identity set, or the newer form that holds one; a user of our own tenant is ours. */
    private Optional<Party> party(JsonNode person, Role role) {
        JsonNode identity = person.has("identity") ? person.path("identity") : person;
        JsonNode user = identity.path("user");
        if (user.isObject()) {
            Side side = ReportJson.text(user, "tenantId")
                            .filter(tenant -> tenant.equalsIgnoreCase(tenantId))
                            .isPresent()
                    ? Side.OURS
                    : Side.UNKNOWN;
            Optional<String> name = ReportJson.text(user, "displayName");
            return ReportJson.text(user, "userPrincipalName", "email")
                    .filter(address -> !address.toLowerCase(Locale.ROOT).contains("#ext#"))
                    .map(address -> People.email(address, name, role, side))
                    .or(() -> ReportJson.text(user, "id")
                            .map(id -> People.account(TeamsHookType.NAME + ":" + id, name, role, side)))
                    .or(() -> name.map(only -> People.name(only, role, side)));
        }
        Optional<String> number = ReportJson.text(identity.path("phone"), "id");
        Optional<String> guest = ReportJson.text(identity.path("guest"), "displayName");
        return number.map(dialled -> people.phone(
                        dialled, ReportJson.text(identity.path("phone"), "displayName"), role, Side.UNKNOWN))
                .or(() -> guest.map(name -> People.name(name, role, Side.UNKNOWN)));
    }
}
