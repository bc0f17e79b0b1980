package cn.topcentral.hub.bot.config;

import java.util.Optional;

/**
 * The self-built app (自建应用) people chat with; the values are on its page in the WeCom console.
 *
 * @param agentId {@code agent_id}: AgentId
 * @param secret {@code secret}: Secret of the app
 * @param token {@code token}: Token of 接收消息, at most 32 letters and digits
 * @param aesKey {@code aes_key}: EncodingAESKey of 接收消息, exactly 43 letters and digits
 */
public record WecomApp(int agentId, Secret secret, Secret token, Secret aesKey) {
    private static final Secret MISSING = new Secret("missing");

    static Optional<WecomApp> read(ConfigSection section) {
        Optional<Integer> agentId = section.integer("agent_id", 1, Integer.MAX_VALUE);
        Optional<Secret> secret = section.secret("secret");
        Optional<Secret> token = section.secret("token", TextRule.CALLBACK_TOKEN);
        Optional<Secret> aesKey = section.secret("aes_key", TextRule.AES_KEY);
        if (section.isAbsent()) {
            return Optional.empty();
        }
        section.require("agent_id", "copy AgentId from the app's page in the WeCom console");
        section.require("secret", "copy Secret from the app's page in the WeCom console");
        section.require("token", "copy Token from the app's page, 接收消息 → API接收");
        section.require("aes_key", "copy EncodingAESKey from the app's page, 接收消息 → API接收");
        // A missing value is a recorded problem, so the placeholder never leaves the loader.
        return Optional.of(
                new WecomApp(agentId.orElse(0), secret.orElse(MISSING), token.orElse(MISSING), aesKey.orElse(MISSING)));
    }
}
