package cn.topcentral.hub.bot.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The session archive (会话内容存档): the only source of what customers write. The values are in the console under 管理工具 → 聊天内容存档.
 *
 * @param secret {@code secret}: Secret of the archive, not of the app
 * @param library {@code library}: WeCom's native library, {@code libWeWorkFinanceSdk_Java.so}
 * @param keys {@code keys}: the private keys by the version of their public key (消息加密公钥 版本), old ones included
 * @param interval {@code interval}: how often to look, default 1m. WeCom's event wakes the hub between; whoever has set that up may look less often
 * @param proxy {@code proxy}: of the library alone, e.g. {@code socks5://10.0.0.1:8081}
 * @param proxyLogin {@code proxy_login}: {@code user:password}
 */
public record WecomArchive(
        Secret secret,
        Path library,
        Map<Integer, Secret> keys,
        Duration interval,
        Optional<String> proxy,
        Optional<Secret> proxyLogin) {
    private static final Duration LEAST = Duration.ofSeconds(10);
    private static final Secret MISSING = new Secret("missing");

    public WecomArchive {
        keys = Map.copyOf(keys);
    }

    static Optional<WecomArchive> read(ConfigSection section) {
        Optional<Secret> secret = section.secret("secret");
        Path library = section.path("library", Path.of("libWeWorkFinanceSdk_Java.so"));
        Map<Integer, Secret> keys = section.numbered("keys", TextRule.PRIVATE_KEY);
        Duration interval = section.duration("interval", LEAST).orElse(Duration.ofMinutes(1));
        Optional<String> proxy = section.text("proxy", TextRule.PROXY);
        Optional<Secret> proxyLogin = section.secret("proxy_login");
        if (section.isAbsent() && keys.isEmpty()) {
            return Optional.empty();
        }
        section.require("secret", "copy Secret from the console, 管理工具 → 聊天内容存档");
        if (keys.isEmpty() && !section.hasProblems()) {
            section.problem(
                    "has no keys", "give the private key of each version, e.g. keys: {1: {file: archive-1.pem}}");
        }
        // A missing value is a recorded problem, so the placeholder never leaves the loader.
        return Optional.of(new WecomArchive(secret.orElse(MISSING), library, keys, interval, proxy, proxyLogin));
    }
}
