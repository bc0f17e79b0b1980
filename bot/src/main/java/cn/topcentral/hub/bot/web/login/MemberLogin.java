package cn.topcentral.hub.bot.web.login;

/** Asks WeCom who came back from its log-in page. */
@FunctionalInterface
public interface MemberLogin {
    /**
     * Who a code stands for.
     *
     * @param code what WeCom gave the browser; good once, for five minutes
     */
    LoginResult member(String code);
}
