package cn.topcentral.hub.connectors.form;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.hook.DeliveryKeys;
import cn.topcentral.hub.connectors.hook.Hmac;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookDelivery;
import cn.topcentral.hub.connectors.hook.HookReply;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.hook.HookType;
import cn.topcentral.hub.connectors.hook.HookVerdict;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.payload.Fields;
import cn.topcentral.hub.connectors.payload.SignedJson;
import cn.topcentral.hub.connectors.pull.Reconciliation;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;

/**
 * {@code jinshuju}: the webhook of 金数据. It signs nothing, so the address holds a secret: {@code /hooks/NAME?key=…}. An entry edited by its author
 * is pushed again under the same serial number and replaces what was there.
 */
public final class JinshujuHook implements HookType {
    private static final String API = "https://jinshuju.net";

    private final PhoneNumbers numbers;

    public JinshujuHook(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String name() {
        return "jinshuju";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.required("key", "secret part of the address, ?key=…; choose at least 32 random letters and digits"),
                Key.optional(
                        "fields",
                        "what the form's fields mean, e.g. \"field_1=name, field_2=mobile\"; see docs/channels/form.md"),
                Key.optional("labels", "what to call other fields, e.g. \"field_5=颜色要求\""),
                Key.optional("form", "token of the form (the last part of its address), for the nightly comparison"),
                Key.optional("api_key", "API Key of the account (企业版 → API), for the nightly comparison"),
                Key.optional("api_secret", "API Secret of the account"),
                Key.optional("api_base", "server of the API, default " + API));
    }

    @Override
    public HookConnector connect(HookSettings settings) {
        String key = settings.value("key");
        JinshujuEntry entries = new JinshujuEntry(FieldMapping.of(settings), numbers);
        return new HookConnector() {
            @Override
            public HookVerdict receive(HookRequest request) {
                return SignedJson.notJson(request).orElseGet(() -> keyed(request, key));
            }

            @Override
            public List<CommunicationDraft> decode(HookDelivery delivery) {
                return List.of(entries.push(Fields.object(delivery.text()), Optional.of(delivery.receivedAt())));
            }
        };
    }

    /** The nightly comparison with the API; none without {@code form}, {@code api_key} and {@code api_secret}. */
    public Optional<Reconciliation> reconciliation(HookSettings settings, HttpClient http) {
        return settings.optional("form")
                .flatMap(form -> settings.optional("api_key").flatMap(key -> settings.optional("api_secret")
                        .map(secret -> new JinshujuReconciliation(
                                "hooks." + settings.name(),
                                new JinshujuApi(
                                        URI.create(settings.optional("api_base").orElse(API)), form, key, secret, http),
                                form,
                                new JinshujuEntry(FieldMapping.of(settings), numbers)))));
    }

    private static HookVerdict keyed(HookRequest request, String key) {
        if (!Hmac.same(key, request.parameter("key").orElse(""))) {
            return new HookVerdict.Refused(
                    401, "key is missing or wrong; the webhook's address must end in ?key= and the configured key");
        }
        return new HookVerdict.Accepted(DeliveryKeys.ofBody(request), request.text(), HookReply.text("success"));
    }
}
