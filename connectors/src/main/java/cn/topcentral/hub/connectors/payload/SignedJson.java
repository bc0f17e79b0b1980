package cn.topcentral.hub.connectors.payload;

import cn.topcentral.hub.connectors.hook.Hmac;
import cn.topcentral.hub.connectors.hook.HookReply;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookVerdict;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The hub's own scheme for programs of the firm: {@code X-Timestamp} in epoch seconds, {@code X-Signature: sha256=} and the hex HMAC-SHA256 of
 * {@code timestamp + "." + body}, and {@code Idempotency-Key}.
 *
 * <p>The signature is the delivery's key: a request recorded on its way and sent again is a redelivery whatever its other headers say, because
 * those are not signed; five minutes later it is refused. An honest sender that tries again signs a new time, and the id in the body (or the
 * Idempotency-Key) makes it the same entry.
 */
public final class SignedJson {
    public static final HookReply STORED = HookReply.json("{\"status\":\"stored\"}");

    private SignedJson() {}

    /**
     * Verifies a request; the id of the entry stands in the accepted text.
     *
     * @param idNeeded whether each delivery must be recognisable by an {@code id} of its own
     */
    public static HookVerdict receive(HookRequest request, String secret, boolean idNeeded) {
        Optional<HookVerdict> refused = notJson(request).or(() -> unsigned(request, secret));
        if (refused.isPresent()) {
            return refused.get();
        }
        try {
            ObjectNode body = Fields.object(request.text());
            if (idNeeded && Fields.text(body, "id").isEmpty()) {
                Optional<String> key = request.header("idempotency-key").filter(given -> !given.isBlank());
                if (key.isEmpty()) {
                    return new HookVerdict.Refused(
                            400, "there is neither an Idempotency-Key header nor an id in the body; send one of them");
                }
                body.put("id", key.get());
            }
            return new HookVerdict.Accepted(signatureOf(request), body.toString(), STORED);
        } catch (UnreadableDelivery unreadable) {
            return new HookVerdict.Refused(400, String.valueOf(unreadable.getMessage()));
        }
    }

    /** Why a request is no JSON post, if it is none. */
    public static Optional<HookVerdict> notJson(HookRequest request) {
        if (!request.method().equals("POST")) {
            return Optional.of(new HookVerdict.Refused(405, "this hook takes POST only"));
        }
        boolean json = request.header("content-type")
                .map(type -> type.toLowerCase(Locale.ROOT))
                .filter(type -> type.startsWith("application/json") || type.startsWith("text/json"))
                .isPresent();
        return json
                ? Optional.empty()
                : Optional.of(
                        new HookVerdict.Refused(415, "the body must be JSON; set Content-Type: application/json"));
    }

    private static Optional<HookVerdict> unsigned(HookRequest request, String secret) {
        String timestamp = request.header("x-timestamp").orElse("");
        if (!timestamp.matches("\\d{1,12}")) {
            return Optional.of(new HookVerdict.Refused(401, "X-Timestamp is missing; send the time in epoch seconds"));
        }
        byte[] hash = Hmac.sha256(secret, (timestamp + ".").getBytes(StandardCharsets.UTF_8), request.body());
        if (!Hmac.same("sha256=" + HexFormat.of().formatHex(hash), signatureOf(request))) {
            return Optional.of(new HookVerdict.Refused(
                    401, "X-Signature is missing or wrong; sign timestamp + \".\" + body with the hook's secret"));
        }
        return Hmac.fresh(Instant.ofEpochSecond(Long.parseLong(timestamp)), request.receivedAt())
                ? Optional.empty()
                : Optional.of(new HookVerdict.Refused(
                        403, "X-Timestamp is more than five minutes off; set the clock and sign anew"));
    }

    private static String signatureOf(HookRequest request) {
        return request.header("x-signature").orElse("").toLowerCase(Locale.ROOT);
    }
}
