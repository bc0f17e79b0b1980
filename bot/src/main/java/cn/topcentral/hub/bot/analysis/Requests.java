package cn.topcentral.hub.bot.analysis;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.storage.analysis.ClaimedAnalysis;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.Participant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What A10 is asked about a stored record. */
public final class Requests {
    /** Talks, and the reports of them, hold the words of both sides; a message or mail holds those of who sent it. */
    private static final Set<CommunicationType> WRITTEN =
            Set.of(CommunicationType.WECHAT, CommunicationType.EMAIL, CommunicationType.FORM);

    private Requests() {}

    public static AnalysisRequest of(ClaimedAnalysis claimed, ZoneId zone) {
        return new AnalysisRequest(
                claimed.id().value(),
                claimed.type(),
                claimed.channel(),
                claimed.time(),
                zone,
                claimed.customerName(),
                speaker(claimed.type(), claimed.direction()),
                ownNames(claimed.participants()),
                claimed.subject(),
                claimed.content());
    }

    private static Speaker speaker(CommunicationType type, Optional<Direction> direction) {
        if (!WRITTEN.contains(type)) {
            return Speaker.BOTH;
        }
        return direction.filter(Direction.INBOUND::equals).isPresent() ? Speaker.CUSTOMER : Speaker.SELLER;
    }

    private static List<String> ownNames(List<Participant> participants) {
        return participants.stream()
                .filter(participant -> participant.side().equals("ours"))
                .flatMap(participant -> participant.name().stream())
                .distinct()
                .toList();
    }
}
