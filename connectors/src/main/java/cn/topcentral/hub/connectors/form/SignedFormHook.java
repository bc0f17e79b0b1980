package cn.topcentral.hub.connectors.form;

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

/** {@code form}: entries in the hub's own JSON, signed by the program that sends them (the firm's website, say). */
public final class SignedFormHook implements HookType {
    private final PhoneNumbers numbers;

    public SignedFormHook(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String name() {
        return "form";
    }

    @Override
    public List<Key> keys() {
        return List.of(Key.required(
                "secret", "what the website signs its requests with; choose at least 32 random characters"));
    }

    @Override
    public HookConnector connect(HookSettings settings) {
        String secret = settings.value("secret");
        return new HookConnector() {
            @Override
            public HookVerdict receive(HookRequest request) {
                return SignedJson.receive(request, secret, true);
            }

            @Override
            public List<CommunicationDraft> decode(HookDelivery delivery) {
                return decoded(settings.name(), delivery);
            }
        };
    }

    /**
     * The connector of a form page of the hub's own: what people send is written to the ledger by the page, which has checked it.
     *
     * @param source the page's name in the ledger and in source keys
     */
    public HookConnector page(String source) {
        return new HookConnector() {
            @Override
            public HookVerdict receive(HookRequest request) {
                return new HookVerdict.Refused(405, "this form is filled in on its page, not sent here");
            }

            @Override
            public List<CommunicationDraft> decode(HookDelivery delivery) {
                return decoded(source, delivery);
            }
        };
    }

    private List<CommunicationDraft> decoded(String source, HookDelivery delivery) {
        FormEntry entry =
                PlainEntry.read(Fields.object(delivery.text()), "form:" + source, Optional.of(delivery.receivedAt()));
        return List.of(entry.draft(delivery.text(), numbers));
    }
}
