package cn.topcentral.hub.bot.web.login;

/** What WeCom says about a log-in code. */
public sealed interface LoginResult {
    /** A member of the firm. */
    record Member(String userid) implements LoginResult {}

    /** Somebody with WeChat who is no member of the firm. */
    record NotAMember() implements LoginResult {}

    /** The code was used before or is too old (40029), as after a reload: the log-in is begun again, without an error. */
    record CodeUsed() implements LoginResult {}

    /**
     * WeCom cannot be asked.
     *
     * @param reason for the log
     */
    record Unavailable(String reason) implements LoginResult {}
}
