package cn.topcentral.hub.bot.config;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * The intelligent robot (智能机器人) that people mention in groups. It is connected in one of two ways: over a WebSocket, which needs no address
 * that WeCom can reach, or by encrypted callbacks to {@code /wecom/robot}.
 *
 * @param botId {@code bot_id}: Bot ID of its page in the console
 * @param names {@code names}: what people mention it by, without {@code @}; only needed when the name holds spaces
 * @param way how it is connected
 */
public record WecomRobot(String botId, Set<String> names, Way way) {
    private static final Secret MISSING = new Secret("missing");

    public WecomRobot {
        names = Set.copyOf(names);
    }

    /** How the robot is connected. */
    public sealed interface Way {
        /**
         * A long connection (长连接).
         *
         * @param url {@code ws_url}: default {@code wss://openws.work.weixin.qq.com}
         * @param secret {@code secret}: the Secret of the long connection
         */
        record Socket(URI url, Secret secret) implements Way {}

        /**
         * Callbacks (接收消息).
         *
         * @param token {@code token}
         * @param aesKey {@code aes_key}: EncodingAESKey
         */
        record Callback(Secret token, Secret aesKey) implements Way {}
    }

    static Optional<WecomRobot> read(ConfigSection section) {
        Optional<String> botId = section.text("bot_id");
        Set<String> names = section.texts("names", TextRule.ANY);
        Optional<URI> url = section.text("ws_url", TextRule.WEBSOCKET).map(URI::create);
        Optional<Secret> secret = section.secret("secret");
        Optional<Secret> token = section.secret("token", TextRule.CALLBACK_TOKEN);
        Optional<Secret> aesKey = section.secret("aes_key", TextRule.AES_KEY);
        if (section.isAbsent()) {
            return Optional.empty();
        }
        section.require("bot_id", "copy Bot ID from the robot's page in the WeCom console");
        if (!section.hasProblems() && secret.isPresent() == (token.isPresent() || aesKey.isPresent())) {
            section.problem(
                    secret.isPresent() ? "has both ways of connecting" : "has no way of connecting",
                    "give secret for the long connection, or token and aes_key for callbacks, as the robot's page in the console says");
        } else if (secret.isEmpty()) {
            section.require("token", "copy Token from the robot's page");
            section.require("aes_key", "copy EncodingAESKey from the robot's page");
        }
        Way way = secret.<Way>map(
                        value -> new Way.Socket(url.orElse(URI.create("wss://openws.work.weixin.qq.com")), value))
                .orElseGet(() -> new Way.Callback(token.orElse(MISSING), aesKey.orElse(MISSING)));
        return Optional.of(new WecomRobot(botId.orElse(""), names, way));
    }
}
