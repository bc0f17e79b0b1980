package cn.topcentral.hub.bot.wecom;

import java.net.URI;
import java.time.Duration;

/**
 * The self-built app the hub speaks through.
 *
 * @param apiBase where the server API is; {@code https://qyapi.weixin.qq.com} but for a sandbox or a proxy with a fixed address
 * @param corpId the company, {@code ww…}; callbacks for another one are refused
 * @param agentId the app's number
 * @param secret the app's secret; not that of contacts, customers or the session archive
 * @param token the callback token
 * @param aesKey the callback's EncodingAESKey, 43 characters
 * @param timeout for connecting and for each answer; 5 s suits the public API, more only a slow proxy
 */
public record WeComAppConfig(
        URI apiBase, String corpId, int agentId, String secret, String token, String aesKey, Duration timeout) {

    /** What is printed holds no secret, because configuration ends up in logs. */
    @Override
    public String toString() {
        return "WeComAppConfig[apiBase=" + apiBase + ", corpId=" + corpId + ", agentId=" + agentId
                + ", secret=***, token=***, aesKey=***, timeout=" + timeout + "]";
    }
}
