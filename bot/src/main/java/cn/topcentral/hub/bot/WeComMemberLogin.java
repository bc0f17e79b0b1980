package cn.topcentral.hub.bot;

import cn.topcentral.hub.bot.web.login.LoginResult;
import cn.topcentral.hub.bot.web.login.MemberLogin;
import cn.topcentral.hub.bot.wecom.WeComCallFailed;
import cn.topcentral.hub.bot.wecom.WeComClient;

/** Log-in by way of the app's client. */
record WeComMemberLogin(WeComClient client) implements MemberLogin {
    static final MemberLogin NOT_CONNECTED = code -> new LoginResult.Unavailable("no WeCom app is configured");

    /** WeCom page 91023: the code was used, or is older than five minutes. */
    private static final int CODE_USED = 40029;

    @Override
    public LoginResult member(String code) {
        try {
            return client.userIdOfLogin(code)
                    .<LoginResult>map(LoginResult.Member::new)
                    .orElseGet(LoginResult.NotAMember::new);
        } catch (WeComCallFailed e) {
            return e.code() == CODE_USED
                    ? new LoginResult.CodeUsed()
                    : new LoginResult.Unavailable("WeCom answered " + e.code());
        }
    }
}
