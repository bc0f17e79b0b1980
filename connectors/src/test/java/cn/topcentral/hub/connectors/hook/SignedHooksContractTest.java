package cn.topcentral.hub.connectors.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.video.ZoomHookType;
import cn.topcentral.hub.connectors.webchat.ChatwootHook;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;

/** Chats and conferences keep to what all hooks keep to. */
class SignedHooksContractTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String TIME = Long.toString(HookRequests.RECEIVED.getEpochSecond());
    private static final PhoneNumbers NUMBERS = new PhoneNumbers(Optional.of("0574"));

    /** A hook whose requests are signed over a timestamp and the body. */
    private abstract static class Signed implements HookContract {
        private final HookConnector connector;
        private final Map<String, String> bodies;
        private final String unknown;

        Signed(HookType type, String secretKey, Map<String, String> bodies, String unknown) {
            this.connector = type.connect(new HookSettings("hook", Map.of(secretKey, SECRET)));
            this.bodies = bodies;
            this.unknown = unknown;
        }

        abstract HookRequest signed(HookRequest request);

        @Override
        public HookConnector connector() {
            return connector;
        }

        @Override
        public Map<String, HookRequest> genuine() {
            return bodies.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> signed(HookRequests.json("", entry.getValue()))));
        }

        @Override
        public HookRequest forged(HookRequest genuine) {
            return HookRequests.withBody(genuine, (genuine.text() + " ").getBytes(UTF_8));
        }

        @Override
        public HookRequest withBody(HookRequest genuine, byte[] body) {
            return signed(HookRequests.withBody(genuine, body));
        }

        @Override
        public HookRequest unknownEvent() {
            return signed(HookRequests.json("", unknown));
        }

        @Override
        public List<String> secrets() {
            return List.of(SECRET);
        }

        static String hmac(String prefix, HookRequest request) {
            return HexFormat.of().formatHex(Hmac.sha256(SECRET, prefix.getBytes(UTF_8), request.body()));
        }
    }

    @Nested
    class Zoom extends Signed {
        Zoom() {
            super(
                    new ZoomHookType(HttpClient.newHttpClient(), Clock.fixed(HookRequests.RECEIVED, ZoneOffset.UTC)),
                    "secret_token",
                    Map.of(
                            "started", file("video/zoom__meeting_started.json"),
                            "ended", file("video/zoom__meeting_ended.json"),
                            "joined", file("video/zoom__participant_joined.json")),
                    "{\"event\":\"webinar.something\",\"event_ts\":1,\"payload\":{\"account_id\":\"acc1\",\"object\":{}}}");
        }

        @Override
        HookRequest signed(HookRequest request) {
            return HookRequests.withHeader(
                    HookRequests.withHeader(request, "x-zm-request-timestamp", TIME),
                    "x-zm-signature",
                    "v0=" + hmac("v0:" + TIME + ":", request));
        }
    }

    @Nested
    class Chatwoot extends Signed {
        Chatwoot() {
            super(
                    new ChatwootHook(NUMBERS),
                    "secret",
                    Map.of(
                            "incoming", file("webchat/chatwoot__message_incoming.json"),
                            "outgoing", file("webchat/chatwoot__message_outgoing.json"),
                            "deleted", file("webchat/chatwoot__message_deleted.json"),
                            "resolved", file("webchat/chatwoot__status_resolved.json")),
                    "{\"event\":\"webwidget_triggered\",\"id\":1}");
        }

        @Override
        HookRequest signed(HookRequest request) {
            return HookRequests.withHeader(
                    HookRequests.withHeader(request, "X-Chatwoot-Timestamp", TIME),
                    "X-Chatwoot-Signature",
                    "sha256=" + hmac(TIME + ".", request));
        }
    }

    private static String file(String name) {
        return new String(HookRequests.file("connectors/" + name), UTF_8);
    }
}
