package cn.topcentral.hub.connectors.webchat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookDelivery;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.hook.HookType;
import cn.topcentral.hub.connectors.hook.HookVerdict;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.payload.Fields;
import cn.topcentral.hub.connectors.payload.SignedJson;
import java.util.List;
import java.util.Optional;

/** {@code webchat}: conversations in the hub's own JSON, signed by the program that sends them. */
public final class SignedChatHook implements HookType {
    private final PlainChat chats;

    public SignedChatHook(PhoneNumbers numbers) {
        this.chats = new PlainChat(numbers);
    }

    @Override
    public String name() {
        return "webchat";
    }

    @Override
    public List<Key> keys() {
        return List.of(Key.required(
                "secret", "what the chat system signs its requests with; choose at least 32 random characters"));
    }

    @Override
    public HookConnector connect(HookSettings settings) {
        String secret = settings.value("secret");
        return new HookConnector() {
            @Override
            public HookVerdict receive(HookRequest request) {
                return SignedJson.receive(request, secret, false);
            }

            @Override
            public List<CommunicationDraft> decode(HookDelivery delivery) {
                return decoded(settings.name(), delivery);
            }
        };
    }

    /**
     * The connector of a chat widget of the hub's own: the widget's server writes the ledger.
     *
     * @param source the widget's name in the ledger and in source keys
     */
    public HookConnector widget(String source) {
        return new HookConnector() {
            @Override
            public HookVerdict receive(HookRequest request) {
                return new HookVerdict.Refused(405, "this chat goes over the widget, nothing is sent here");
            }

            @Override
            public List<CommunicationDraft> decode(HookDelivery delivery) {
                return decoded(source, delivery);
            }
        };
    }

    private List<CommunicationDraft> decoded(String source, HookDelivery delivery) {
        return chats.read(Fields.object(delivery.text()), "webchat:" + source, Optional.of(delivery.receivedAt()));
    }
}
