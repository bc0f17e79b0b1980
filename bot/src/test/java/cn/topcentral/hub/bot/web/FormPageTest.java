package cn.topcentral.hub.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormPageTest {
    private static final Map<String, String> GOOD = Map.of(
            "name", "张经理",
            "company", "宁波奥克斯空调有限公司",
            "mobile", "138 0013 8000",
            "product", "PCR-ABS",
            "quantity", "50吨/月",
            "message", "要求含税到厂价<script>alert(1)</script>");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private WebsiteHub hub;

    @BeforeEach
    void start() {
        hub = new WebsiteHub(folder);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void entryIsOnTheTimelineBeforeTheThanks() throws Exception {
        HttpResponse<String> answer = fillIn(GOOD, stampAfter(Duration.ofSeconds(20)), "198.51.100.1");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(get(answer.headers().firstValue("Location").orElseThrow()).body())
                .contains("已收到");
        assertThat(hub.data
                        .db()
                        .value("SELECT subject || '|' || direction || '|' || communication_type"
                                + " FROM customer_communications"))
                .isEqualTo("官网询价：PCR-ABS 50吨/月|inbound|form");
        assertThat(hub.data.db().value("SELECT content FROM customer_communications"))
                .startsWith("要求含税到厂价<script>alert(1)</script>");
        assertThat(hub.data.db().value("SELECT value FROM contact_points WHERE kind = 'phone'"))
                .isEqualTo("+8613800138000");
    }

    @Test
    void entrySentTwiceIsStoredOnce() throws Exception {
        String stamp = stampAfter(Duration.ofSeconds(20));
        assertThat(fillIn(GOOD, stamp, "198.51.100.1").statusCode()).isEqualTo(303);
        assertThat(fillIn(GOOD, stamp, "198.51.100.1").statusCode()).isEqualTo(303);
        assertThat(records()).isEqualTo(1);
    }

    @Test
    void entryThatCannotBeStoredIsNotThankedFor() throws Exception {
        hub.failing = true;
        assertThat(fillIn(GOOD, stampAfter(Duration.ofSeconds(20)), "198.51.100.1")
                        .statusCode())
                .isEqualTo(500);
        assertThat(records()).isZero();
    }

    @Test
    void wrongFieldsAreNamedAndWhatWasTypedStays() throws Exception {
        Map<String, String> wrong = new HashMap<>(GOOD);
        wrong.put("mobile", "12345");
        wrong.put("email", "nobody");
        wrong.remove("name");
        HttpResponse<String> answer = fillIn(wrong, stampAfter(Duration.ofSeconds(20)), "198.51.100.1");
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("#mobile-hint").text()).contains("号码不正确");
        assertThat(page.select("#email-hint").text()).contains("邮箱不正确");
        assertThat(page.select("#name-hint").text()).contains("姓名");
        assertThat(page.select("#message").text()).isEqualTo(GOOD.get("message"));
        assertThat(page.select("form script")).isEmpty();
        assertThat(records()).isZero();
    }

    @Test
    void programsAreTurnedAwayWithAReasonAndKeptForAPerson() throws Exception {
        Map<String, String> trapped = new HashMap<>(GOOD);
        trapped.put("website", "http://spam.example");
        assertTurnedAway(fillIn(trapped, stampAfter(Duration.ofSeconds(20)), "198.51.100.2"), "honeypot", "程序");
        String stamp = stampAfter(Duration.ofSeconds(1));
        assertTurnedAway(fillIn(GOOD, stamp, "198.51.100.3"), "too_fast", "太快");
        Map<String, String> links = new HashMap<>(GOOD);
        links.put("message", "http://a.example https://b.example www.c.example");
        assertTurnedAway(fillIn(links, stampAfter(Duration.ofSeconds(20)), "198.51.100.4"), "links", "链接");
        assertThat(records()).isZero();
        hub.clock.set(hub.clock.instant().plus(Duration.ofSeconds(5)));
        assertThat(fillIn(GOOD, stamp, "198.51.100.3").statusCode())
                .as("the same page, a little later")
                .isEqualTo(303);
    }

    @Test
    void floodFromOneAddressAndTheSameWordsAreTurnedAway() throws Exception {
        for (int i = 0; i < 10; i++) {
            Map<String, String> other = new HashMap<>(GOOD);
            other.put("message", "第" + i + "次");
            assertThat(fillIn(other, stampAfter(Duration.ofSeconds(20)), "198.51.100.5")
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(fillIn(GOOD, stampAfter(Duration.ofSeconds(20)), "198.51.100.5")
                        .statusCode())
                .isEqualTo(429);
        for (int i = 0; i < 3; i++) {
            assertThat(fillIn(GOOD, stampAfter(Duration.ofSeconds(20)), "198.51.101." + i)
                            .statusCode())
                    .isEqualTo(303);
        }
        assertTurnedAway(fillIn(GOOD, stampAfter(Duration.ofSeconds(20)), "198.51.101.9"), "repeated_text", "多次");
    }

    @Test
    void rejectionsAreForgottenAfterThirtyDays() throws Exception {
        fillIn(GOOD, stampAfter(Duration.ofSeconds(1)), "198.51.100.6");
        hub.clock.set(hub.clock.instant().plus(Duration.ofDays(31)));
        fillIn(GOOD, stampAfter(Duration.ofSeconds(1)), "198.51.100.6");
        assertThat(hub.data.db().count("SELECT count(*) FROM form_rejections")).isEqualTo(1);
    }

    @Test
    void forgedAndOldPagesAreAskedForAgain() throws Exception {
        assertThat(fillIn(GOOD, "forged", "198.51.100.7").statusCode()).isEqualTo(422);
        String old = stampAfter(Duration.ofHours(25));
        HttpResponse<String> answer = fillIn(GOOD, old, "198.51.100.7");
        assertThat(answer.body()).contains("页面打开得太久了");
        hub.clock.set(hub.clock.instant().plusSeconds(20));
        assertThat(fillIn(GOOD, stampOf(answer.body()), "198.51.100.7").statusCode())
                .isEqualTo(303);
    }

    @Test
    void onlyNamedSitesMayFrameThePageAndRejectionsAreForMembers() throws Exception {
        assertThat(get("/forms/inquiry").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).contains("frame-ancestors https://www.topcentral.example;"));
        assertThat(get("/forms/other").statusCode()).isEqualTo(404);
        assertThat(get("/forms/inquiry/rejected").body()).doesNotContain("被拦下的提交，保留");
    }

    private void assertTurnedAway(HttpResponse<String> answer, String reason, String sentence) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body()).select(".problem").text()).contains(sentence);
        assertThat(hub.data.db().value("SELECT reason FROM form_rejections ORDER BY id DESC LIMIT 1"))
                .isEqualTo(reason);
    }

    private long records() {
        return hub.data.db().count("SELECT count(*) FROM customer_communications");
    }

    private String stampAfter(Duration later) throws Exception {
        String stamp = stampOf(get("/forms/inquiry").body());
        hub.clock.set(hub.clock.instant().plus(later));
        return stamp;
    }

    private static String stampOf(String page) {
        return Jsoup.parse(page).select("input[name=stamp]").attr("value");
    }

    private HttpResponse<String> fillIn(Map<String, String> values, String stamp, String address) throws Exception {
        Map<String, String> all = new HashMap<>(values);
        all.put("stamp", stamp);
        String body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(
                HttpRequest.newBuilder(uri("/forms/inquiry"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Forwarded-For", address)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + hub.port() + path);
    }
}
