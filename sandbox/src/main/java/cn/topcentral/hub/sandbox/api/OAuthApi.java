package cn.topcentral.hub.sandbox.api;

import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.corp.Member;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Log-in by OAuth2 (pages 91022, 91023, 95833) and by the browser's scan page (98152). Thread-safe. */
public final class OAuthApi {
    /** Cookie of the chat page: who the person at this browser plays. */
    public static final String USER_COOKIE = "sandbox_user";
    /** Choice for somebody who is not a member of the enterprise. */
    public static final String OUTSIDER = "-outsider";

    private final Corp corp;
    private final OAuthCodes codes;

    public OAuthApi(Corp corp, Clock clock) {
        this.corp = corp;
        this.codes = new OAuthCodes(clock);
    }

    public void routes(RoutesConfig routes) {
        routes.get("/connect/oauth2/authorize", this::authorize);
        routes.get("/wwlogin/sso/login", this::scan);
        routes.get("/sandbox/pick", this::pick);
        routes.get("/cgi-bin/auth/getuserinfo", this::userInfo);
        routes.post("/cgi-bin/auth/getuserdetail", this::userDetail);
    }

    private void authorize(Context ctx) {
        String scope = parameter(ctx, "scope");
        boolean detailed = scope.equals("snsapi_privateinfo");
        if (!parameter(ctx, "response_type").equals("code")) {
            refuse(ctx, 40058, "response_type must be 'code'");
        } else if (!detailed && !scope.equals("snsapi_base")) {
            refuse(ctx, 40058, "scope must be snsapi_base or snsapi_privateinfo");
        } else if (detailed && !parameter(ctx, "agentid").equals(Integer.toString(corp.agentId()))) {
            refuse(ctx, 40056, "agentid is required for snsapi_privateinfo and must be the app's");
        } else {
            login(ctx, detailed);
        }
    }

    private void scan(Context ctx) {
        if (!parameter(ctx, "login_type").equals("CorpApp")) {
            refuse(ctx, 40058, "login_type must be CorpApp");
        } else if (!parameter(ctx, "agentid").equals(Integer.toString(corp.agentId()))) {
            refuse(ctx, 40056, "agentid must be the app's");
        } else {
            login(ctx, false);
        }
    }

    private void login(Context ctx, boolean detailed) {
        if (!parameter(ctx, "appid").equals(corp.corpId())) {
            refuse(ctx, 40013, "appid must be the corp id");
            return;
        }
        if (!parameter(ctx, "state").matches("[A-Za-z0-9]{0,128}")) {
            refuse(ctx, 40035, "state must be at most 128 letters and digits");
            return;
        }
        Optional<URI> target = trusted(parameter(ctx, "redirect_uri"));
        if (target.isEmpty()) {
            refuse(ctx, 50001, "redirect_uri is not under the app's trusted domain");
            return;
        }
        Optional<String> user = chosen(ctx.cookie(USER_COOKIE));
        if (user.isEmpty()) {
            String self = ctx.path() + "?" + ctx.queryString();
            LoginPages.html(ctx, 200, LoginPages.choice(corp, self));
            return;
        }
        String state = parameter(ctx, "state");
        String query = "code=" + codes.code(user.get(), detailed)
                + (state.isEmpty() ? "" : "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8));
        ctx.redirect(withQuery(target.get(), query));
    }

    private static String withQuery(URI target, String query) {
        String text = target.toString();
        int fragment = text.indexOf('#');
        String base = fragment < 0 ? text : text.substring(0, fragment);
        return base + (base.contains("?") ? "&" : "?") + query + (fragment < 0 ? "" : text.substring(fragment));
    }

    private Optional<URI> trusted(String redirect) {
        try {
            URI uri = new URI(redirect);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean allowed = web
                    && uri.getRawAuthority() != null
                    && corp.trustedHost()
                            .map(uri.getRawAuthority()::equalsIgnoreCase)
                            .orElse(true);
            return allowed ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Optional<String> chosen(@Nullable String cookie) {
        if (cookie == null) {
            return Optional.empty();
        }
        return cookie.equals(OUTSIDER)
                ? Optional.of(OUTSIDER)
                : corp.member(cookie).map(Member::userid);
    }

    /** Remembers the choice and goes on with the log-in it interrupted; goes nowhere else. */
    private void pick(Context ctx) {
        Optional<String> user = chosen(ctx.queryParam("user"));
        String next = parameter(ctx, "next");
        boolean known = next.startsWith("/connect/oauth2/authorize?") || next.startsWith("/wwlogin/sso/login?");
        if (user.isEmpty() || !known) {
            refuse(ctx, 40003, "choose a member and start from a log-in page");
            return;
        }
        ctx.header("Set-Cookie", USER_COOKIE + "=" + user.get() + "; Path=/; SameSite=Lax");
        ctx.redirect(next);
    }

    private void userInfo(Context ctx) {
        OAuthCodes.Grant grant =
                codes.redeem(parameter(ctx, "code")).orElseThrow(() -> new ApiRefusal(40029, "invalid code"));
        ObjectNode answer = ApiRequest.ok();
        if (grant.user().equals(OUTSIDER)) {
            answer.put("openid", "oSandboxOutsider0000000000001");
        } else {
            answer.put("userid", grant.user());
            if (grant.ticketed()) {
                answer.put("user_ticket", codes.ticket(grant.user()));
            }
        }
        ApiRequest.answer(ctx, answer);
    }

    private void userDetail(Context ctx) {
        String ticket = ApiRequest.of(ctx).required("user_ticket");
        Member member = codes.byTicket(ticket)
                .flatMap(grant -> corp.member(grant.user()))
                .orElseThrow(() -> new ApiRefusal(40058, "user_ticket is unknown or expired"));
        ObjectNode answer = ApiRequest.ok();
        answer.put("userid", member.userid()).put("gender", "0").put("mobile", member.mobile());
        ApiRequest.answer(ctx, answer);
    }

    private static void refuse(Context ctx, int errcode, String reason) {
        LoginPages.html(ctx, 400, LoginPages.refusal(errcode, reason));
    }

    private static String parameter(Context ctx, String name) {
        String value = ctx.queryParam(name);
        return value == null ? "" : value;
    }
}
