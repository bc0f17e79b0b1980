package cn.topcentral.hub.bot.wecom;

import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import org.jspecify.annotations.Nullable;

/**
 * WxJava's settings and token cache, made to refresh once per lost token. WxJava drops the cached token on 40014 and 42001 without asking
 * which token failed: when WeCom revokes a token, each of N calls in flight would throw away the fresh token of the one before it and
 * fetch its own, and gettoken blocks those who call it often (page 91039). WxJava reads the token and reports its failure on the same
 * thread, so remembering per thread which token was handed out is enough to drop only that one.
 *
 * <p>Thread-safe: the token is guarded by this object's lock.
 */
final class AccessTokenStore extends WxCpDefaultConfigImpl {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings(
            "ThreadLocalUsage") // per store, of which a process has one per app, and it holds one short string
    private final transient ThreadLocal<@Nullable String> handedOut = new ThreadLocal<>();

    AccessTokenStore(WeComAppConfig config) {
        setBaseApiUrl(config.apiBase().toString().replaceAll("/+$", ""));
        setCorpId(config.corpId());
        setCorpSecret(config.secret());
        setAgentId(config.agentId());
    }

    @Override
    public synchronized String getAccessToken() {
        String token = super.getAccessToken();
        handedOut.set(token);
        return token;
    }

    @Override
    public synchronized void expireAccessToken() {
        String failed = handedOut.get();
        if (failed == null || failed.equals(super.getAccessToken())) {
            super.expireAccessToken();
        }
    }

    @Override
    public synchronized void updateAccessToken(WxAccessToken token) {
        updateAccessToken(token.getAccessToken(), token.getExpiresIn());
    }

    @Override
    public synchronized void updateAccessToken(String token, int expiresInSeconds) {
        super.updateAccessToken(token, expiresInSeconds);
    }

    /** WxJava's prints every field, the secret and the token among them. */
    @Override
    public String toString() {
        return "AccessTokenStore[corpId=" + getCorpId() + ", agentId=" + getAgentId() + "]";
    }
}
