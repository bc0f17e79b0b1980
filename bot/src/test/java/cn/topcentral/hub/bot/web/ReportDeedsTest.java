package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done with reports: taking them along, telling the group, tasks, reminders, a new one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportDeedsTest {
    private static final String HOUSE = ReportShelf.HOUSE;
    private static final String ONCE = "123e4567-e89b-12d3-a456-426614174000";
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private WebHub hub;
    private ReportShelf shelf;

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = new WebHub(folder);
        shelf = new ReportShelf(hub, "奥克斯", "对手便宜15%，你们再不降就换了");
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @BeforeEach
    void clear() {
        hub.clock.set(NOON);
        hub.data.db().execute("DELETE FROM notifications");
        hub.data.db().execute("DELETE FROM communication_tasks");
    }

    private Browser signedIn(String userid) {
        Browser browser = hub.phone();
        browser.signIn("/", hub.wecom.codeOf(userid));
        return browser;
    }

    private static String csrf(Browser browser) {
        return Jsoup.parse(browser.get("/").body()).select("input[name=csrf]").val();
    }

    private HttpResponse<byte[]> send(Browser browser, String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + path))
                .header("Accept", "text/html")
                .header(
                        "Cookie",
                        browser.cookies().entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
        if (!fields.isEmpty()) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .header("HX-Request", "true")
                    .POST(HttpRequest.BodyPublishers.ofString(form));
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> share(Browser browser, String report) {
        return send(browser, "/r/" + report + "/share", Map.of("csrf", csrf(browser)));
    }

    @Test
    void thePdfIsNamedInChineseAndSaysTheSame() throws IOException {
        HttpResponse<byte[]> answer = send(signedIn("wangwei"), "/r/" + shelf.ofCustomer + ".pdf", Map.of());

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        String disposition = answer.headers().firstValue("Content-Disposition").orElseThrow();
        assertThat(disposition).startsWith("attachment; filename=\"" + shelf.ofCustomer + ".pdf\"");
        assertThat(URLDecoder.decode(disposition, StandardCharsets.UTF_8)).contains("客户报告-奥克斯-2024年6月15日（周六）.pdf");
        try (PDDocument pdf = Loader.loadPDF(answer.body())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
                    .contains("一、客户洞察分析", "对手便宜15%，你们再不降就换了", "五、行动清单");
        }
        assertThat(hub.data.db().count("SELECT count(*) FROM audit_log WHERE action = 'report.export'"))
                .isPositive();
    }

    @Test
    void theMarkdownHasTheSectionsAndWholeLinks() {
        String file = text(send(signedIn("wangwei"), "/r/" + shelf.ofCustomer + ".md", Map.of()));

        assertThat(file)
                .startsWith("# AI智能分析报告 - 奥克斯\n")
                .contains(
                        "## 四、风险预警",
                        "1. **【紧急】** 销售总监拜访客户（今天）",
                        "](https://hub.example.com/r/" + shelf.ofCustomer + "/f/records)",
                        "](https://hub.example.com/c/")
                .contains("样品\\<img src=x")
                .doesNotContain("](/");
    }

    @Test
    void aReportIsSharedOncePerPersonAndDay() {
        Browser manager = signedIn("wangqiang");

        assertThat(text(share(manager, HOUSE))).contains("已分享到");
        assertThat(text(share(manager, HOUSE))).contains("今天已经分享过");
        assertThat(text(share(signedIn("boss"), HOUSE))).contains("已分享到");
        hub.clock.set(NOON.plus(Duration.ofDays(1)));
        assertThat(text(share(signedIn("wangqiang"), HOUSE))).contains("已分享到");
        assertThat(hub.data.db().count("SELECT count(*) FROM notifications WHERE audience = 'group:sales'"))
                .isEqualTo(3);
        assertThat(hub.data
                        .db()
                        .count("SELECT count(*) FROM audit_log WHERE action = 'report.share' AND actor = 'boss'"))
                .isPositive();
    }

    @Test
    void theGroupSeesSumsAndNoName() {
        share(signedIn("wangqiang"), HOUSE);
        share(signedIn("wangwei"), shelf.ofCustomer);

        assertThat(
                        hub.data
                                .db()
                                .value(
                                        "SELECT string_agg(card::text || summary, ' ') FROM notifications WHERE kind = 'report'"))
                .contains("沟通记录", "王强 分享", "2024-06-15 的报告")
                .doesNotContain("奥克斯");
    }

    @ParameterizedTest
    @CsvSource({"boss, 200, 200", "wangqiang, 200, 200", "wangwei, 403, 200", "lisi, 403, 403"})
    void whoMayNotReadAReportMayDoNothingWithIt(String userid, int house, int customer) {
        Browser browser = signedIn(userid);
        Map<String, String> form = Map.of(
                "csrf",
                csrf(browser),
                "once",
                ONCE,
                "title",
                "打电话",
                "person",
                "wangwei",
                "day",
                "2024-06-20",
                "clock",
                "09:00");
        for (String deed : new String[] {"share", "task", "reminder"}) {
            assertThat(send(browser, "/r/" + HOUSE + "/" + deed, form).statusCode())
                    .as(deed)
                    .isEqualTo(house);
            assertThat(send(browser, "/r/" + shelf.ofCustomer + "/" + deed, form)
                            .statusCode())
                    .as(deed)
                    .isEqualTo(customer);
        }
        assertThat(send(browser, "/c/" + shelf.customer.id() + "/report", Map.of("csrf", "no"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nothingIsDoneForAnotherSitesForm() {
        Browser manager = signedIn("wangqiang");
        for (String deed : new String[] {"share", "task", "reminder"}) {
            assertThat(send(
                                    manager,
                                    "/r/" + HOUSE + "/" + deed,
                                    Map.of("once", ONCE, "title", "打电话", "person", "wangwei", "day", "2024-06-20"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(hub.data.db().count("SELECT count(*) FROM notifications")).isZero();
        assertThat(hub.data.db().count("SELECT count(*) FROM communication_tasks"))
                .isZero();
    }

    @Test
    void anActionBecomesATaskOnce() {
        Browser manager = signedIn("wangqiang");
        Document page =
                Jsoup.parse(manager.get("/r/" + shelf.ofCustomer + "?task=2").body());
        assertThat(page.select("#task[open] #task-title").val()).isEqualTo("安排工厂参观");
        assertThat(page.select("#task-due").val()).isEqualTo("2024-06-20");
        assertThat(page.select("#task-person option[selected]").val()).isEqualTo("wangwei");

        Map<String, String> form = Map.of(
                "csrf", csrf(manager),
                "once", page.select("#task [name=once]").val(),
                "title", "安排工厂参观",
                "person", "wangwei",
                "due", "2024-06-20");
        String path = "/r/" + shelf.ofCustomer + "/task";
        assertThat(text(send(manager, path, form))).contains("已创建", "王伟", "2024-06-20 到期");
        assertThat(text(send(manager, path, form))).contains("已经创建过了");
        assertThat(hub.data
                        .db()
                        .value(
                                "SELECT assigned_to || ' ' || title || ' ' || (due_at AT TIME ZONE 'Asia/Shanghai') || ' ' || created_by"
                                        + " FROM communication_tasks WHERE customer_id = '" + shelf.customer.id()
                                        + "'"))
                .isEqualTo("wangwei 安排工厂参观 2024-06-20 18:00:00 wangqiang");
        assertThat(hub.data.db().count("SELECT count(*) FROM notifications WHERE audience = 'member:wangwei'"))
                .isEqualTo(1);
    }

    @Test
    void aReminderIsForWhoAsked() {
        Browser owner = signedIn("wangwei");
        Map<String, String> form =
                Map.of("csrf", csrf(owner), "once", ONCE, "title", "看看样品", "day", "2024-06-17", "clock", "09:30");

        assertThat(text(send(owner, "/r/" + shelf.ofCustomer + "/reminder", form)))
                .contains("提醒已设置", "2024-06-17 09:30");
        assertThat(
                        hub.data
                                .db()
                                .value(
                                        "SELECT assigned_to || ' ' || (remind_at AT TIME ZONE 'Asia/Shanghai') FROM communication_tasks"))
                .isEqualTo("wangwei 2024-06-17 09:30:00");
    }

    @ParameterizedTest
    @CsvSource({
        "task, title, '', 还没有写要做的事",
        "task, due, 2024-06-14, 日期已经过去",
        "task, due, 下周三, 日期看不懂",
        "task, person, nobody, 没有这位同事",
        "task, once, '', 页面不完整",
        "reminder, day, 2024-06-15, 时间已经过去",
        "reminder, clock, 25点, 时间看不懂",
        "reminder, title, ' ', 还没有写要提醒的事"
    })
    void whatCannotBeTakenSaysWhy(String deed, String field, String value, String said) {
        Browser manager = signedIn("wangqiang");
        Map<String, String> form = new HashMap<>(Map.of(
                "csrf",
                csrf(manager),
                "once",
                ONCE,
                "title",
                "打电话",
                "person",
                "wangwei",
                "due",
                "2024-06-20",
                "day",
                "2024-06-20",
                "clock",
                "09:00"));
        form.put(field, value);

        HttpResponse<byte[]> answer = send(manager, "/r/" + HOUSE + "/" + deed, form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(text(answer)).contains(said);
        assertThat(hub.data.db().count("SELECT count(*) FROM communication_tasks"))
                .isZero();
    }

    @Test
    void aNewReportIsWrittenWhileThePageWaits() {
        hub.clock.set(NOON.plus(Duration.ofDays(2)));
        Browser owner = signedIn("wangwei");
        String path = "/c/" + shelf.customer.id() + "/report";
        Map<String, String> form = Map.of("csrf", csrf(owner));

        assertThat(text(send(owner, path, form))).contains("正在生成");
        text(send(owner, path, form)); // a double tap
        String done = "";
        Instant end = Instant.now().plus(LONGEST);
        while (done.isEmpty() && Instant.now().isBefore(end)) {
            HttpResponse<byte[]> progress = send(owner, path + "/progress", Map.of());
            assertThat(text(progress)).doesNotContain("没有写成");
            done = progress.headers().firstValue("HX-Redirect").orElse("");
        }
        assertThat(done).isEqualTo("/r/RPT-C-" + shelf.customer.id() + "-20240617");
        Document page = Jsoup.parse(owner.get(path).body());
        assertThat(page.select(".part h2").eachText()).contains("📊 一、客户洞察分析", "📋 五、行动清单");
        assertThat(page.select(".older a").eachAttr("href")).containsExactly(done, "/r/" + shelf.ofCustomer);
        assertThat(hub.data.db().count("SELECT count(*) FROM reports WHERE findings IS NOT NULL AND version > 1"))
                .isZero();
    }

    @Test
    void aSignedPictureOpensForWeComAndNothingElseDoes() throws IOException {
        URI picture = hub.chart(HOUSE, 1);
        String path = picture.getRawPath() + "?" + picture.getRawQuery();
        HttpResponse<byte[]> answer = send(hub.browser(), path, Map.of());

        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(drawn.getWidth()).isEqualTo(900);
        assertThat((double) drawn.getWidth() / drawn.getHeight()).isBetween(1.3, 2.25);
        Browser stranger = hub.browser();
        assertThat(stranger.get(path.replace("/chart/1.png", "/chart/0.png")).statusCode())
                .isEqualTo(403);
        assertThat(stranger.get(path.replace(HOUSE, shelf.ofCustomer)).statusCode())
                .isEqualTo(403);
        assertThat(stranger.get(picture.getRawPath()).statusCode()).isEqualTo(403);
        assertThat(stranger.get("/r/" + HOUSE + "?" + picture.getRawQuery()).statusCode())
                .isEqualTo(302);
        URI customers = hub.chart(shelf.ofCustomer, 0);
        assertThat(stranger.get(customers.getRawPath() + "?" + customers.getRawQuery())
                        .statusCode())
                .isEqualTo(404);
        hub.clock.set(NOON.plus(Duration.ofDays(31)));
        assertThat(stranger.get(path).statusCode()).isEqualTo(403);
    }
}
