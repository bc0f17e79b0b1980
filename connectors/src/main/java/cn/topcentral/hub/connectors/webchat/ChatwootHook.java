package cn.topcentral.hub.connectors.webchat;

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
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.payload.Fields;
import cn.topcentral.hub.connectors.payload.SignedJson;
import cn.topcentral.hub.connectors.pull.Reconciliation;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code chatwoot}: webhooks of Chatwoot. Newer releases sign them; for older ones the address holds a key. A failed webhook is not repeated by
 * Chatwoot, so the nightly comparison matters.
 */
public final class ChatwootHook implements HookType {
    /** Events that tell of a conversation; typing, page views and changes of contacts as such are answered and forgotten. */
    private static final Set<String> EVENTS = Set.of(
            "message_created",
            "message_updated",
            "conversation_created",
            "conversation_updated",
            "conversation_status_changed");

    private final PhoneNumbers numbers;

    public ChatwootHook(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String name() {
        return "chatwoot";
    }

    @Override
    public List<Key> keys() {
        return List.of(
                Key.optional("secret", "secret of the webhook (Settings → Integrations → Webhooks), where shown"),
                Key.optional("key", "secret part of the address, ?key=…, for releases that do not sign"),
                Key.optional("account", "number of the account, for payloads that do not name it"),
                Key.optional("api_base", "address of the Chatwoot server, for the nightly comparison"),
                Key.optional("api_token", "access token of an agent (Profile settings), for the nightly comparison"));
    }

    /**
     * A connector.
     *
     * @throws IllegalArgumentException when neither secret nor key are configured: anybody could write then
     */
    @Override
    public HookConnector connect(HookSettings settings) {
        if (settings.optional("secret").isEmpty() && settings.optional("key").isEmpty()) {
            throw new IllegalArgumentException("hooks." + settings.name()
                    + " needs secret (shown by newer Chatwoot releases) or key (then the address ends in ?key=…)");
        }
        ChatwootEvent events = new ChatwootEvent(settings.optional("account"), numbers);
        return new HookConnector() {
            @Override
            public HookVerdict receive(HookRequest request) {
                return SignedJson.notJson(request)
                        .or(() -> stranger(request, settings))
                        .orElseGet(() -> verdict(request));
            }

            @Override
            public List<CommunicationDraft> decode(HookDelivery delivery) {
                return events.read(Fields.object(delivery.text()), delivery.receivedAt());
            }
        };
    }

    /** The nightly comparison with the API; none without {@code api_base}, {@code api_token} and {@code account}. */
    public Optional<Reconciliation> reconciliation(HookSettings settings, HttpClient http) {
        return settings.optional("api_base")
                .flatMap(base -> settings.optional("api_token").flatMap(token -> settings.optional("account")
                        .map(account -> new ChatwootReconciliation(
                                "hooks." + settings.name(),
                                new ChatwootApi(URI.create(base), account, token, http),
                                new ChatwootEvent(Optional.of(account), numbers)))));
    }

    private static HookVerdict verdict(HookRequest request) {
        try {
            String event = Fields.text(Fields.object(request.text()), "event").orElse("");
            return EVENTS.contains(event)
                    ? new HookVerdict.Accepted(
                            request.header("x-chatwoot-delivery").orElseGet(() -> DeliveryKeys.ofBody(request)),
                            request.text(),
                            HookReply.noContent())
                    : new HookVerdict.Answered(HookReply.noContent());
        } catch (UnreadableDelivery unreadable) {
            return new HookVerdict.Refused(400, String.valueOf(unreadable.getMessage()));
        }
    }

    private static Optional<HookVerdict> stranger(HookRequest request, HookSettings settings) {
        Optional<String> key = settings.optional("key");
        if (key.isPresent() && !Hmac.same(key.get(), request.parameter("key").orElse(""))) {
            return Optional.of(new HookVerdict.Refused(
                    401, "key is missing or wrong; the webhook's address must end in ?key= and the configured key"));
        }
        return settings.optional("secret").flatMap(secret -> unsigned(request, secret));
    }

    private static Optional<HookVerdict> unsigned(HookRequest request, String secret) {
        String timestamp = request.header("x-chatwoot-timestamp").orElse("");
        byte[] hash = Hmac.sha256(secret, (timestamp + ".").getBytes(StandardCharsets.UTF_8), request.body());
        String given = request.header("x-chatwoot-signature").orElse("").toLowerCase(Locale.ROOT);
        if (!timestamp.matches("\\d{1,12}")
                || !Hmac.same("sha256=" + HexFormat.of().formatHex(hash), given)) {
            return Optional.of(new HookVerdict.Refused(
                    401, "X-Chatwoot-Signature is missing or wrong; copy the webhook's secret again"));
        }
        return Hmac.fresh(Instant.ofEpochSecond(Long.parseLong(timestamp)), request.receivedAt())
                ? Optional.empty()
                : Optional.of(new HookVerdict.Refused(
                        403, "X-Chatwoot-Timestamp is more than five minutes off; check the clocks of both servers"));
    }
}
