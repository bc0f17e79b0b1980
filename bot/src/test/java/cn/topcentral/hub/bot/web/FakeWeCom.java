package cn.topcentral.hub.bot.web;

import cn.topcentral.hub.bot.web.login.LoginResult;
import cn.topcentral.hub.bot.web.login.MemberLogin;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands out codes that are good once, as WeCom does. */
final class FakeWeCom implements MemberLogin {
    private final Map<String, LoginResult> codes = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();

    String codeOf(String userid) {
        return codeFor(new LoginResult.Member(userid));
    }

    String codeFor(LoginResult result) {
        String code = "code" + number.incrementAndGet();
        codes.put(code, result);
        return code;
    }

    @Override
    public LoginResult member(String code) {
        LoginResult result = codes.remove(code);
        return result == null ? new LoginResult.CodeUsed() : result;
    }
}
