package cn.topcentral.hub.bot.demo;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Party.Role;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.aggregation.Threading;
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
        return new CommunicationDraft(
                new SourceKey(form ? "website_form" : "website_chat", DraftParts.KEY + inquiry.key()),
                inquiry.type(),
                inquiry.type().label(),
                Optional.of(Direction.INBOUND),
                inquiry.time(),
                form ? Optional.<Duration>empty() : Optional.of(inquiry.length()),
                DraftParts.ZONE,
                List.of(
                        inquiry.visitor().byAny(Role.INITIATOR),
                        inquiry.colleague().byAny(Role.RECIPIENT)),
                Optional.of(inquiry.subject()),
                inquiry.content(),
                Optional.empty(),
                Optional.of(inquiry.content()),
                Optional.empty(),
                List.of(),
                new Threading.Alone(),
                Optional.empty(),
                Optional.empty(),
                Map.of(DraftParts.DEMO, "true"));
    }
}
