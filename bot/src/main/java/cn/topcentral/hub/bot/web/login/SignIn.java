package cn.topcentral.hub.bot.web.login;

import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Sends a browser to WeCom's log-in: silently inside WeCom (page 91022), by scanning a code elsewhere (page 98152). Thread-safe. */
final class SignIn {
    static final String CALLBACK = "/login/callback";

    private final Optional<WeComLoginConfig> config;
    private final PendingLogin pending;

    SignIn(Optional<WeComLoginConfig> config, PendingLogin pending) {
        this.config = config;
        this.pending = pending;
    }

    /** @throws ProblemException when the hub has no WeCom app yet */
    void begin(Context context, LocalPath returnTo, int attempt) {
        WeComLoginConfig wecom = config.orElseThrow(SignIn::notConnected);
        String state = pending.begin(context, returnTo, attempt);
        boolean insideWeCom = Optional.ofNullable(context.userAgent())
                .filter(agent -> agent.contains("wxwork"))
                .isPresent();
        context.redirect(insideWeCom ? silent(wecom, state) : scan(wecom, state));
    }

    /** WeCom wants the parameters in this order and the fragment (page 91022). */
    private static String silent(WeComLoginConfig wecom, String state) {
        return base(wecom.oauthBase()) + "/connect/oauth2/authorize?appid=" + encoded(wecom.corpId()) + "&redirect_uri="
                + callback(wecom) + "&response_type=code&scope=snsapi_base&state=" + state + "&agentid="
                + wecom.agentId() + "#wechat_redirect";
    }

    private static String scan(WeComLoginConfig wecom, String state) {
        return base(wecom.loginBase()) + "/wwlogin/sso/login?login_type=CorpApp&appid=" + encoded(wecom.corpId())
                + "&agentid=" + wecom.agentId() + "&redirect_uri=" + callback(wecom) + "&state=" + state;
    }

    private static String callback(WeComLoginConfig wecom) {
        return encoded(base(wecom.publicUrl()) + CALLBACK);
    }

    private static String base(URI uri) {
        return uri.toString().replaceAll("/+$", "");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static ProblemException notConnected() {
        return new ProblemException(new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Nobody can sign in: wecom.corp_id and wecom.app are not configured.",
                "还不能登录",
                "系统还没有接入企业微信应用，请管理员在配置文件中填写 wecom.corp_id 和 wecom.app。"));
    }
}
