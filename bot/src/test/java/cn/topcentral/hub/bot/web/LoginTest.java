package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.web.Browser.location;
import static cn.topcentral.hub.bot.web.Browser.stateOf;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.bot.web.login.LoginResult;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
    @TempDir
    private Path folder;

    private WebHub hub;
    private Customer aux;

    @BeforeEach
    void start() {
        hub = new WebHub(folder);
        aux = hub.data.customer("宁波奥克斯空调有限公司", "auxgroup.com");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private String page() {
        return "/c/" + aux.id();
    }

    @Test
    void insideWeComAPageGoesThroughTheSilentLogInAndComesBack() {
        Browser phone = hub.phone();
        HttpResponse<String> away = phone.get(page() + "?type=email");
        assertThat(away.statusCode()).isEqualTo(302);
        assertThat(location(away))
                .isEqualTo("https://open.weixin.qq.com/connect/oauth2/authorize?appid=ww5823bf96d3bd56c7"
                        + "&redirect_uri=https%3A%2F%2Fhub.example.com%2Flogin%2Fcallback&response_type=code"
                        + "&scope=snsapi_base&state=" + stateOf(away) + "&agentid=1000002#wechat_redirect");
        HttpResponse<String> back =
                phone.get("/login/callback?code=" + hub.wecom.codeOf("wangwei") + "&state=" + stateOf(away));
        assertThat(location(back)).endsWith(page() + "?type=email");
        assertThat(back.headers().allValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("hub_session=")
                .contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=43200"));
        assertThat(phone.get(page()).body()).contains("宁波奥克斯空调有限公司");
    }

    @Test
    void anotherBrowserScansACode() {
        assertThat(location(hub.browser().get(page())))
                .startsWith("https://login.work.weixin.qq.com/wwlogin/sso/login?login_type=CorpApp"
                        + "&appid=ww5823bf96d3bd56c7&agentid=1000002&redirect_uri=https%3A%2F%2Fhub.example.com"
                        + "%2Flogin%2Fcallback&state=");
    }

    @Test
    void aProgramWithoutASessionGetsAProblemInsteadOfARedirect() {
        HttpResponse<String> answer = hub.browser().getJson(page());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void aSessionSurvivesARestart() {
        Browser before = hub.signedIn();
        hub.restart(Optional.empty());
        Browser after = hub.phone();
        after.cookies().putAll(before.cookies());
        assertThat(after.get(page()).statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionEndsAfterTwelveHoursWithoutARequest() {
        Browser unused = hub.signedIn();
        Browser used = hub.signedIn();
        hub.clock.set(HubData.NOON.plus(Duration.ofHours(12).minusSeconds(1)));
        assertThat(used.get(page()).statusCode()).isEqualTo(200);
        hub.clock.set(HubData.NOON.plus(Duration.ofHours(12)));
        assertThat(unused.get(page()).statusCode()).isEqualTo(302);
        assertThat(used.get(page()).statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionInUseGoesOnWithItsTokenButEndsAfterAWeek() {
        Browser phone = hub.signedIn();
        String token = phone.csrf("/");
        String first = phone.cookie("hub_session");
        hub.clock.set(HubData.NOON.plus(Duration.ofMinutes(50)));
        assertThat(phone.get(page()).headers().allValues("Set-Cookie"))
                .as("renewed once an hour, not with every request")
                .isEmpty();
        for (int hours = 10; hours < 7 * 24; hours += 10) {
            hub.clock.set(HubData.NOON.plus(Duration.ofHours(hours)));
            assertThat(phone.get(page()).statusCode())
                    .as("after %d hours", hours)
                    .isEqualTo(200);
        }
        assertThat(phone.cookie("hub_session")).isNotEqualTo(first);
        assertThat(phone.csrf("/")).isEqualTo(token);
        hub.clock.set(HubData.NOON.plus(Duration.ofDays(7)));
        assertThat(phone.get(page()).statusCode()).isEqualTo(302);
    }

    @Test
    void anExpiredSessionMakesAScriptReloadThePage() {
        Browser phone = hub.signedIn();
        String token = phone.csrf("/");
        hub.clock.set(HubData.NOON.plus(Duration.ofHours(13)));
        HttpResponse<String> part = phone.getByScript(page());
        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("HX-Refresh")).contains("true");
        HttpResponse<String> change = phone.post("/changes", Map.of("csrf", token), "HX-Request", "true");
        assertThat(change.statusCode()).isEqualTo(401);
        assertThat(change.headers().firstValue("HX-Refresh")).contains("true");
    }

    @Test
    void aChangeTakesTheTokenOfItsOwnSessionInAFieldOrAHeader() {
        Browser phone = hub.signedIn();
        String token = phone.csrf("/");
        assertThat(phone.post("/changes", Map.of("csrf", token)).body()).isEqualTo("changed by wangwei");
        assertThat(phone.post("/changes", Map.of(), "X-CSRF-Token", token).body())
                .isEqualTo("changed by wangwei");
        hub.data.employees().save(HubData.employee("lina", "李娜", true));
        String ofAnother = hub.signedIn("lina").csrf("/");
        String ofAnEarlier = hub.signedIn().csrf("/");
        for (String wrong : List.of("", "x", token + "x", token.substring(1), ofAnother, ofAnEarlier)) {
            HttpResponse<String> answer = phone.post("/changes", Map.of("csrf", wrong));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(403);
            assertThat(answer.body()).contains("页面已过期", "没有做任何改动");
            assertThat(phone.post("/changes", Map.of("csrf", token), "X-CSRF-Token", wrong)
                            .statusCode())
                    .as("a wrong header is not made good by the field: " + wrong)
                    .isEqualTo(403);
        }
        assertThat(phone.post("/changes", Map.of()).statusCode()).isEqualTo(403);
        assertThat(phone.get("/changes?csrf=" + token).statusCode())
                .as("a link changes nothing")
                .isEqualTo(405);
        assertThat(hub.phone().post("/changes", Map.of("csrf", token)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aChangedRoleCountsAtTheNextRequest() {
        hub.data.employees().save(PageRights.employee("boss", Employee.Role.MANAGER));
        Browser phone = hub.signedIn("boss");
        assertThat(phone.get("/managers").statusCode()).isEqualTo(200);
        hub.data.employees().save(PageRights.employee("boss", Employee.Role.REP));
        assertThat(phone.get("/managers").statusCode()).isEqualTo(403);
        assertThat(phone.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void aCustomerOfSomebodyElseAndOneThatIsNotReadTheSame() {
        hub.data.db().execute("UPDATE customers SET owner_userid = 'lina'");
        Browser phone = hub.signedIn();
        HttpResponse<String> theirs = phone.get(page());
        HttpResponse<String> nobodys = phone.get("/c/C999999");
        assertThat(theirs.statusCode()).isEqualTo(403);
        assertThat(nobodys.statusCode()).isEqualTo(403);
        assertThat(theirs.body()).isEqualTo(nobodys.body()).doesNotContain("奥克斯");
    }

    @Test
    void whatIsWrongIsSaidWithAWayOn() {
        Browser phone = hub.signedIn();
        assertThat(phone.get("/nowhere").body()).contains("没有这个页面", "href=\"/day\"", "回到首页");
        assertThat(phone.get("/fails").body()).contains("出错了", "编号", "回到首页").doesNotContain("hunter2");
        assertThat(hub.phone().signIn(page(), hub.wecom.codeOf("nobody")).body())
                .contains("您没有访问权限", "href=\"/login\"", "重新登录");
    }

    @Test
    void aForgedOrBorrowedCookieIsWorthNothing() {
        Browser phone = hub.signedIn();
        String genuine = phone.cookie("hub_session");
        String signature = genuine.substring(genuine.indexOf('.') + 1);
        String payload = new String(
                Base64.getUrlDecoder().decode(genuine.substring(0, genuine.indexOf('.'))), StandardCharsets.UTF_8);
        hub.data.employees().save(HubData.employee("boss", "老板", true));
        String forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(payload.replace("wangwei", "boss").getBytes(StandardCharsets.UTF_8));
        Browser started = hub.phone();
        started.get(page());
        for (String cookie : new String[] {
            forged + "." + signature, forged + ".", forged, ".", "a.b.c", "%00", started.cookie("hub_login")
        }) {
            phone.cookies().put("hub_session", cookie);
            assertThat(phone.get(page()).statusCode()).as(cookie).isEqualTo(302);
        }
    }

    @Test
    void aStateOfAnotherBrowserSignsNobodyIn() {
        String foreign = stateOf(hub.phone().get(page()));
        Browser victim = hub.phone();
        String code = hub.wecom.codeOf("wangwei");
        assertThat(victim.get("/login/callback?code=" + code + "&state=" + foreign)
                        .statusCode())
                .isEqualTo(400);
        victim.get(page());
        assertThat(victim.get("/login/callback?code=" + code + "&state=" + foreign)
                        .statusCode())
                .isEqualTo(400);
        assertThat(victim.cookies()).doesNotContainKey("hub_session");
    }

    @Test
    void aStateIsGoodOnceAndForTenMinutes() {
        Browser phone = hub.phone();
        String state = stateOf(phone.get(page()));
        hub.clock.set(HubData.NOON.plus(Duration.ofMinutes(10)));
        assertThat(phone.get("/login/callback?code=" + hub.wecom.codeOf("wangwei") + "&state=" + state)
                        .statusCode())
                .isEqualTo(400);

        state = stateOf(phone.get(page()));
        phone.get("/login/callback?code=" + hub.wecom.codeOf("wangwei") + "&state=" + state);
        assertThat(phone.cookies()).containsKey("hub_session");
        assertThat(phone.get("/login/callback?code=" + hub.wecom.codeOf("wangwei") + "&state=" + state)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aCodeUsedTwiceBeginsAgainButNotForEver() {
        Browser phone = hub.phone();
        HttpResponse<String> answer = phone.signIn(page(), "used");
        for (int attempt = 2; attempt <= 3; attempt++) {
            assertThat(answer.statusCode()).isEqualTo(302);
            answer = phone.get("/login/callback?code=used&state=" + stateOf(answer));
        }
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("暂时无法登录");
    }

    @Test
    void strangersAndThoseWhoLeftReadTheSameRefusal() {
        hub.data.employees().save(HubData.employee("left", "离职员工", false));
        HttpResponse<String> stranger = hub.phone().signIn(page(), hub.wecom.codeOf("nobody"));
        HttpResponse<String> left = hub.phone().signIn(page(), hub.wecom.codeOf("left"));
        HttpResponse<String> outsider = hub.phone().signIn(page(), hub.wecom.codeFor(new LoginResult.NotAMember()));
        assertThat(stranger.statusCode()).isEqualTo(403);
        assertThat(stranger.body()).contains("您没有访问权限").doesNotContain("奥克斯", "nobody");
        assertThat(left.body()).isEqualTo(stranger.body());
        assertThat(outsider.body()).isEqualTo(stranger.body());
        assertThat(stranger.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("hub_session"));
    }

    @Test
    void whoLeavesIsOutAtTheNextRequest() {
        Browser phone = hub.signedIn();
        hub.data.employees().save(HubData.employee("wangwei", "王伟", false));
        HttpResponse<String> answer = phone.get(page());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("奥克斯");
    }

    @Test
    void useridsAreComparedWithoutCase() {
        assertThat(hub.phone().signIn(page(), hub.wecom.codeOf("WangWei")).statusCode())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "/%09/evil.example",
                "javascript:alert(1)",
                "evil",
                "/a\\..\\evil",
                "/login?to=/"
            })
    void afterTheLogInOnlyPagesOfTheHubAreOpened(String target) {
        String to = "/login?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
        HttpResponse<String> back = hub.phone().signIn(to, hub.wecom.codeOf("wangwei"));
        assertThat(URI.create(location(back)).getHost()).isIn(null, "127.0.0.1");
        assertThat(location(back)).doesNotStartWith("//").doesNotContain("\\");
    }

    @Test
    void weComOutOfReachIsSaidWithoutItsReason() {
        HttpResponse<String> answer = hub.phone()
                .signIn(page(), hub.wecom.codeFor(new LoginResult.Unavailable("60020 not allow ip 10.1.2.3")));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("连不上企业微信").doesNotContain("60020", "10.1.2.3");
    }

    @Test
    void withoutAnAppTheLogInSaysWhatIsMissing() {
        hub.restart(Optional.empty());
        HttpResponse<String> answer = hub.browser().get(page());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("wecom.corp_id");
    }

    @Test
    void signingOutEndsTheSessionOfThisBrowser() {
        Browser phone = hub.signedIn();
        assertThat(phone.get("/").body()).contains("王伟", "退出登录");
        assertThat(phone.post("/logout").statusCode())
                .as("asked for by another site's page")
                .isEqualTo(403);
        assertThat(phone.postFrom("/", "/logout", Map.of()).body()).contains("已退出登录");
        assertThat(phone.get("/").statusCode()).isEqualTo(302);
        assertThat(hub.phone().post("/logout").headers().allValues("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void theKeyIsReadableByItsOwnerAlone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("session.key"))))
                .isEqualTo("rw-------");
    }
}
