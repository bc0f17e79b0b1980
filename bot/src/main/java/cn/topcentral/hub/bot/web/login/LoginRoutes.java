package cn.topcentral.hub.bot.web.login;

import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.login.LoginResult.CodeUsed;
import cn.topcentral.hub.bot.web.login.LoginResult.Member;
import cn.topcentral.hub.bot.web.login.LoginResult.NotAMember;
import cn.topcentral.hub.bot.web.login.LoginResult.Unavailable;
import cn.topcentral.hub.bot.web.login.PendingLogin.Pending;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.templates.page.MessagePageModel.Way;
import cn.topcentral.hub.templates.page.Pages;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /login}, {@code /login/callback} and {@code /logout}. */
public final class LoginRoutes implements Routes {
    private static final Logger log = LoggerFactory.getLogger(LoginRoutes.class);

    /** A reload gives a used code once; more in a row means that WeCom refuses, and the browser must not run in circles. */
    private static final int MOST_ATTEMPTS = 3;

    private final Sessions sessions;
    private final PendingLogin pending;
    private final SignIn signIn;
    private final MembersOnly membersOnly;
    private final MemberLogin login;
    private final Pages pages;

    private LoginRoutes(
            Sessions sessions,
            PendingLogin pending,
            SignIn signIn,
            MembersOnly membersOnly,
            MemberLogin login,
            Pages pages) {
        this.sessions = sessions;
        this.pending = pending;
        this.signIn = signIn;
        this.membersOnly = membersOnly;
        this.login = login;
        this.pages = pages;
    }

    /**
     * The log-in and what it protects with.
     *
     * @param config empty while no WeCom app is connected; pages then say so
     * @param secure whether browsers reach the hub over https
     */
    public static LoginRoutes create(
            Optional<WeComLoginConfig> config,
            MemberLogin login,
            EmployeeRepository employees,
            SessionKey key,
            boolean secure,
            Pages pages,
            Clock clock) {
        Sessions sessions = new Sessions(key, secure, clock);
        PendingLogin pending = new PendingLogin(key, secure, clock);
        SignIn signIn = new SignIn(config, pending);
        MembersOnly membersOnly = new MembersOnly(sessions, employees, signIn, new Csrf(key, sessions));
        return new LoginRoutes(sessions, pending, signIn, membersOnly, login, pages);
    }

    /** For the pages that only employees may see. */
    public MembersOnly membersOnly() {
        return membersOnly;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/login", context -> signIn.begin(context, LocalPath.of(parameter(context, "to")), 1));
        routes.get(SignIn.CALLBACK, this::callback);
        routes.post("/logout", this::logout);
    }

    private void callback(Context context) {
        Pending begun = pending.finish(context, parameter(context, "state")).orElseThrow(LoginRoutes::foreignState);
        LoginResult result = login.member(parameter(context, "code"));
        if (result instanceof Member member) {
            sessions.open(context, membersOnly.active(member.userid()).userid());
            context.redirect(LocalPath.of(begun.returnTo()).value());
        } else if (result instanceof NotAMember) {
            throw MembersOnly.notAllowed();
        } else if (result instanceof CodeUsed) {
            if (begun.attempt() >= MOST_ATTEMPTS) {
                throw unavailable("codes are refused again and again");
            }
            signIn.begin(context, LocalPath.of(begun.returnTo()), begun.attempt() + 1);
        } else if (result instanceof Unavailable unavailable) {
            throw unavailable(unavailable.reason());
        } else {
            throw new IllegalStateException("Log-in result without an answer: " + result.getClass());
        }
    }

    /** Nobody is signed out by a foreign page; and who is not signed in reads that they are not, rather than an error. */
    private void logout(Context context) {
        if (sessions.userid(context).isPresent()) {
            membersOnly.checkOrigin(context);
            sessions.close(context);
        }
        context.html(pages.message("已退出登录", "可以关闭这个页面了。需要时从企业微信的卡片重新打开即可。", new Way("重新登录", URI.create("/login"))));
    }

    private static String parameter(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).orElse("");
    }

    private static ProblemException foreignState() {
        return new ProblemException(new Problem(
                HttpStatus.BAD_REQUEST,
                "The state does not belong to a log-in begun by this browser within ten minutes.",
                "登录已过期",
                "请回到企业微信，重新打开刚才的链接。"));
    }

    private static ProblemException unavailable(String reason) {
        log.warn("Log-in failed reason={}", reason);
        return new ProblemException(new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "WeCom cannot be asked who signs in; try again soon.",
                "暂时无法登录",
                "现在连不上企业微信，请稍后重新打开链接；如果一直这样，请告诉管理员。"));
    }
}
