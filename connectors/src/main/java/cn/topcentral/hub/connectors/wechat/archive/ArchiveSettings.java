package cn.topcentral.hub.connectors.wechat.archive;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the archive is reached.
 *
 * @param secret of the session archive, not of an app
 * @param library the file {@code libWeWorkFinanceSdk_Java.so}
 * @param proxy as the library wants it, e.g. {@code socks5://10.0.0.1:8081} or {@code http://10.0.0.1:8081}
 * @param proxyLogin {@code user:password}
 */
public record ArchiveSettings(
        String corpId, String secret, Path library, Optional<String> proxy, Optional<String> proxyLogin) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "ArchiveSettings[" + corpId + ", " + library + "]";
    }
}
