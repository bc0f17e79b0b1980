package cn.topcentral.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.sandbox.corp.Corp;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxLoginTest {
    private static final String AUTHORIZE = "/connect/oauth2/authorize?appid=ww5a4d8e1f2b3c6d70"
            + "&redirect_uri=https%3A%2F%2Fhub.example%3A8443%2Flogin%3Fback%3D1&response_type=code&scope=snsapi_base&state=S1";

    private final MovedClock clock = new MovedClock();
    private final Sandbox sandbox = Sandbox.start(SandboxConfig.demo(clock).withCorp(trusting("hub.example:8443")));
    private final Visitor visitor = new Visitor(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static Corp trusting(String host) {
        Corp demo = Corp.demo();
        return new Corp(
                demo.corpId(),
                demo.agentId(),
                demo.agentName(),
                demo.secret(),
                demo.token(),
                demo.encodingAesKey(),
                demo.webhooks(),
                demo.members(),
                Optional.of(host));
    }

    private HttpResponse<byte[]> open(String path, String user) {
        return visitor.exchange("GET", path, new byte[0], "Cookie", "sandbox_user=" + user);
    }

    private String code(String path, String user) {
        String location = open(path, user).headers().firstValue("Location").orElse("");
        return location.replaceAll(".*[?&]code=([^&]*).*", "$1");
    }

    private JsonNode who(String code) {
        return visitor.get("/cgi-bin/auth/getuserinfo?code=" + code + "&access_token=" + visitor.token());
    }

    private static String body(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void chosenMemberIsSentBackWithACodeThatWorksOnce() {
        String location =
                open(AUTHORIZE, "wangqiang").headers().firstValue("Location").orElse("");
        assertThat(location).matches("https://hub\\.example:8443/login\\?back=1&code=[A-Za-z0-9]+&state=S1");
        String code = code(AUTHORIZE, "wangqiang");
        JsonNode answer = who(code);
        assertThat(answer.path("userid").asText()).isEqualTo("wangqiang");
        assertThat(answer.has("user_ticket")).isFalse();
        assertThat(who(code).path("errcode").asInt()).isEqualTo(40029);
    }

    @Test
    void codeLivesFiveMinutes() {
        String code = code(AUTHORIZE, "lina");
        clock.move(Duration.ofMinutes(5));
        assertThat(who(code).path("errcode").asInt()).isEqualTo(40029);
    }

    @Test
    void outsiderHasNoUserid() {
        JsonNode answer = who(code(AUTHORIZE, "-outsider"));
        assertThat(answer.path("openid").asText()).isNotEmpty();
        assertThat(answer.has("userid")).isFalse();
    }

    @Test
    void privateDetailsNeedATicket() {
        String detailed = AUTHORIZE.replace("snsapi_base", "snsapi_privateinfo");
        assertThat(body(open(detailed, "lina"))).contains("40056");
        String ticket = who(code(detailed + "&agentid=1000002", "lina"))
                .path("user_ticket")
                .asText();
        JsonNode detail = visitor.api("auth/getuserdetail", "{'user_ticket':'" + ticket + "'}");
        assertThat(detail.path("mobile").asText()).isEqualTo("13800000002");
    }

    @Test
    void untrustedAddressesAndBadParametersGetAPageNotACode() {
        assertThat(body(open(AUTHORIZE.replace("hub.example", "evil.example"), "lina")))
                .contains("50001");
        assertThat(body(open(AUTHORIZE.replace("%3A8443", ""), "lina"))).contains("50001");
        assertThat(body(open(AUTHORIZE.replace("appid=ww", "appid=xx"), "lina")))
                .contains("40013");
        assertThat(body(open(AUTHORIZE.replace("state=S1", "state=a-b"), "lina")))
                .contains("40035");
    }

    @Test
    void whoHasNotChosenPicksAndGoesOn() {
        HttpResponse<byte[]> page = visitor.exchange("GET", AUTHORIZE, new byte[0]);
        assertThat(body(page)).contains("张伟（销售代表）").contains("企业外人员");
        String pick = body(page)
                .replaceAll("(?s).*?href=\"(/sandbox/pick\\?user=lina[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        HttpResponse<byte[]> picked = visitor.exchange("GET", pick, new byte[0]);
        assertThat(picked.headers().firstValue("Set-Cookie").orElse("")).startsWith("sandbox_user=lina;");
        assertThat(picked.headers().firstValue("Location").orElse("")).endsWith(AUTHORIZE);
        assertThat(visitor.exchange("GET", "/sandbox/pick?user=lina&next=https://evil.example", new byte[0])
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void scanLoginGivesACodeToo() {
        String scan = "/wwlogin/sso/login?login_type=CorpApp&appid=ww5a4d8e1f2b3c6d70&agentid=1000002"
                + "&redirect_uri=https%3A%2F%2Fhub.example%3A8443%2Flogin&state=S2";
        assertThat(who(code(scan, "mayiming")).path("userid").asText()).isEqualTo("mayiming");
    }

    @Test
    void chatPageAllowsNoForeignScript() {
        HttpResponse<byte[]> page = visitor.exchange("GET", "/", new byte[0]);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'");
        assertThat(visitor.exchange("GET", "/assets/chat.js", new byte[0]).statusCode())
                .isEqualTo(200);
    }
}
