package cn.topcentral.hub.bot.web.login;

import java.net.URI;

/**
 * Where WeCom's log-in is and for which app.
 *
 * @param oauthBase server of the silent log-in inside WeCom
 * @param loginBase server of the log-in by scanning a code, for other browsers
 * @param publicUrl where browsers reach the hub; its host must be the app's 可信域名 and 授权回调域, else WeCom answers 50001
 */
public record WeComLoginConfig(URI oauthBase, URI loginBase, String corpId, int agentId, URI publicUrl) {}
