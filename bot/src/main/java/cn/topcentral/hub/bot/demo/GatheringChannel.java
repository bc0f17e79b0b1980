package cn.topcentral.hub.bot.demo;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Party;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Visits, meetings and video conferences with their reports and photos. */
final class GatheringChannel {
    private final Documents documents = new Documents();

    CommunicationDraft draft(Happening.Gathering gathering) {
        return CommunicationDraft.of(
                        new SourceKey(system(gathering.type()), DraftParts.KEY + gathering.key()),
                        gathering.type(),
                        gathering.type().label(),
                        gathering.time())
                .direction(Optional.of(
                        gathering.people().get(0).side() == Party.Side.OURS ? Direction.OUTBOUND : Direction.INBOUND))
                .duration(Optional.of(gathering.length()))
                .zone(DraftParts.ZONE)
                .parties(parties(gathering))
                .subject(Optional.of(gathering.subject()))
                .content(gathering.report())
                .original(Optional.of(gathering.report()))
                .attachments(photos(gathering))
                .location(gathering.location())
                .attributes(Map.of(DraftParts.DEMO, "true"))
                .build();
    }

    private static String system(CommunicationType type) {
        return switch (type) {
            case VISIT -> "visit_report";
            case MEETING -> "meeting_minutes";
            case VIDEO -> "tencent_meeting";
            case PHONE, MOBILE, WECHAT, EMAIL, FORM, WEBCHAT ->
                throw new IllegalArgumentException("Nobody gathers by " + type);
        };
    }

    private static List<Party> parties(Happening.Gathering gathering) {
        List<Party> parties = new ArrayList<>();
        for (Person person : gathering.people()) {
            parties.add(person.byAny(parties.isEmpty() ? Role.INITIATOR : Role.PARTICIPANT));
        }
        return parties;
    }

    private List<AttachmentDraft> photos(Happening.Gathering gathering) {
        return gathering.photos().stream()
                .map(photo -> photo + ".png")
                .map(name -> DraftParts.attachment(name, documents.bytes(name, gathering.key())))
                .toList();
    }
}
