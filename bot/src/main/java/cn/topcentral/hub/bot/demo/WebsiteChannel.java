package cn.topcentral.hub.bot.demo;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Forms and chats on our website; whoever starts one is a visitor. */
final class WebsiteChannel {
    CommunicationDraft draft(Happening.Inquiry inquiry) {
        boolean form = inquiry.type() == CommunicationType.FORM;
        return CommunicationDraft.of(
                        new SourceKey(form ? "website_form" : "website_chat", DraftParts.KEY + inquiry.key()),
                        inquiry.type(),
                        inquiry.type().label(),
                        inquiry.time())
                .direction(Optional.of(Direction.INBOUND))
                .duration(form ? Optional.<Duration>empty() : Optional.of(inquiry.length()))
                .zone(DraftParts.ZONE)
                .parties(List.of(
                        inquiry.visitor().byAny(Role.INITIATOR),
                        inquiry.colleague().byAny(Role.RECIPIENT)))
                .subject(Optional.of(inquiry.subject()))
                .content(inquiry.content())
                .original(Optional.of(inquiry.content()))
                .attributes(Map.of(DraftParts.DEMO, "true"))
                .build();
    }
}
