package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.ChineseDuration;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.Party.Side;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The online chats of TCCC ({@code action=imcdr}): that there was one, with whom and how long; the push has no messages. */
final class TcccChats {
    private static final String[][] FACTS = {{"EndStatusString", "end_status"}, {"ClientData", "client_data"}};

    CommunicationDraft draft(JsonNode message) {
        SourceKey key = TcccDecoder.key(message);
        Optional<Instant> accepted = TcccDecoder.time(message, "AcceptTimestamp");
        Optional<Duration> length = accepted.flatMap(
                        start -> TcccDecoder.time(message, "EndedTimestamp").map(end -> Duration.between(start, end)))
                .filter(known -> !known.isNegative());
        String user = CallJson.require(message, "UserId");
        Optional<String> name = CallJson.find(message, "UserNickName");
        String line = "在线咨询 " + name.orElse(user)
                + length.map(known -> " " + ChineseDuration.format(known)).orElse(" 未接入");
        return CommunicationDraft.of(
                        key,
                        CommunicationType.WEBCHAT,
                        CommunicationType.WEBCHAT.label(),
                        CallTimes.parse(CallJson.require(message, "StartTimestamp")))
                .direction(Optional.of(Direction.INBOUND))
                .duration(length)
                .parties(parties(message, key.system() + ":" + user, user, name))
                .subject(Optional.of(line))
                .content(line)
                .original(Optional.of(message.toString()))
                .attributes(accepted.isPresent() ? CallJson.facts(message, FACTS) : unanswered(message))
                .part(Optional.of(CallRecordDecoder.ENDED))
                .build();
    }

    private static Map<String, String> unanswered(JsonNode message) {
        Map<String, String> facts = CallJson.facts(message, FACTS);
        facts.put("answered", "false");
        return facts;
    }

    private static List<Party> parties(JsonNode message, String account, String user, Optional<String> name) {
        List<Party> parties = new ArrayList<>();
        parties.add(
                new Party(Role.INITIATOR, ContactPointKind.ACCOUNT, Optional.of(account), user, name, Side.CUSTOMER));
        JsonNode seat = message.path("SeatUser");
        CallJson.find(seat, "Name", "Nick", "Mail")
                .map(agent -> new Party(
                        Role.RECIPIENT,
                        ContactPointKind.NAME,
                        Optional.of(agent),
                        CallJson.find(seat, "UserId").orElse(agent),
                        Optional.of(agent),
                        Side.OURS))
                .ifPresent(parties::add);
        return parties;
    }
}
