package cn.topcentral.hub.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.statistics.Answers;
import cn.topcentral.hub.agents.statistics.Conversation;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.storage.chart.Bucket;
import cn.topcentral.hub.storage.chart.ChartSpan;
import cn.topcentral.hub.storage.chart.CustomerCharts;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.history.HistoryRepository;
import cn.topcentral.hub.storage.insight.InsightRepository;
import cn.topcentral.hub.storage.insight.InsightType;
import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.templates.text.ChineseTime;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Charts, insights and the board over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudyPageTest {
    private WebHub hub;
    private StudyScene scene;

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = new WebHub(folder);
        scene = new StudyScene(hub);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private static Document page(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return Jsoup.parse(response.body());
    }

    private String insights() {
        return "/c/" + scene.aux.id() + "/insights";
    }

    /** Sends a form as the page of this session would; as htmx does where a part is wanted. */
    private HttpResponse<String> post(Browser browser, String path, Map<String, String> fields, boolean script)
            throws IOException, InterruptedException {
        String csrf = page(browser.get(insightsOf(browser)))
                .select("form[action=/logout] input[name=csrf]")
                .val();
        assertThat(csrf).isNotEmpty();
        return send(browser, path, fields, script, csrf);
    }

    /** Any page that somebody may open carries the token of the session. */
    private static String insightsOf(Browser browser) {
        assertThat(browser.cookies()).isNotEmpty();
        return "/search";
    }

    private HttpResponse<String> send(
            Browser browser, String path, Map<String, String> fields, boolean script, String csrf)
            throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Cookie",
                        browser.cookies().entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")))
                .POST(HttpRequest.BodyPublishers.ofString(body + "&csrf=" + csrf));
        if (script) {
            request.header("HX-Request", "true");
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode chart(Document page, String title) throws IOException {
        Element figure = page.select("figure.chart").stream()
                .filter(one -> one.select("figcaption").text().contains(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No chart " + title + " in " + page.select("figcaption")));
        return Json.MAPPER.readTree(figure.select("[data-chart]").attr("data-chart"));
    }

    @Test
    void everyBarOfTheVolumeIsAsLongAsItsRowsAreMany() throws IOException {
        Browser browser = scene.as("wangwei");
        for (String range : List.of("30d", "90d", "1y", "all")) {
            JsonNode chart = chart(page(browser.get("/c/" + scene.aux.id() + "/analysis?range=" + range)), "沟通量");
            long drawn = 0;
            for (int i = 0; i < chart.path("categories").size(); i++) {
                long bar = 0;
                for (JsonNode line : chart.path("lines")) {
                    bar += line.path("values").path(i).asLong();
                }
                Map<String, String> asked = query(chart.path("links").path(i).asText());
                assertThat(bar).as("%s %s", range, asked).isEqualTo(stored("TRUE", asked));
                drawn += bar;
            }
            assertThat(drawn).isPositive();
        }
    }

    /** How many records the timeline has for an address. */
    private long stored(String condition, Map<String, String> asked) {
        return hub.data
                .db()
                .count("SELECT count(*) FROM customer_communications WHERE " + condition + " AND customer_id = '"
                        + scene.aux.id() + "' AND communication_time >= timestamp '" + asked.get("from")
                        + "' AT TIME ZONE 'Asia/Shanghai' AND communication_time < (date '" + asked.get("to")
                        + "' + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'");
    }

    private static Map<String, String> query(String address) {
        return List.of(URI.create(address).getQuery().split("&", -1)).stream()
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    @Test
    void intentsProductsAndPricesLeadToTheirRows() throws IOException {
        Document page = page(scene.as("wangwei").get("/c/" + scene.aux.id() + "/analysis?range=90d"));

        JsonNode intents = chart(page, "意图");
        for (int i = 0; i < intents.path("categories").size(); i++) {
            Map<String, String> asked = query(intents.path("links").path(i).asText());
            assertThat(intents.at("/lines/0/values/" + i).asLong())
                    .isEqualTo(stored("intent_category = '" + asked.get("intent") + "'", asked));
        }
        JsonNode products = chart(page, "产品");
        assertThat(products.at("/categories/0").asText()).isEqualTo("PCR-ABS-1000");
        assertThat(products.at("/links/0").asText()).contains("q=PCR-ABS-1000");
        JsonNode prices = chart(page, "PCR-ABS-1000 谈到的价格");
        assertThat(prices.path("lines").findValuesAsText("name")).containsExactly("客户", "我方");
        assertThat(page.select(".totals a").eachAttr("href")).anyMatch(href -> href.contains("&sentiment=negative"));
        assertThat(page.text()).contains("近30天", "近90天", "近1年", "全部", "在变差 ↓", "相差");
    }

    @Test
    void theDatabaseFindsTheAnswersThatTheAgentsFind() {
        Instants instants = new Instants(LocalDate.parse("2024-03-01"), LocalDate.parse("2024-06-15"));
        List<String> found = new CustomerCharts(hub.data.db().database())
                .answers(List.of(scene.aux.id()), instants.span()).stream()
                        .map(answer -> answer.question() + ">" + answer.answer())
                        .toList();
        var history = new HistoryRepository(hub.data.db().database()).read(scene.aux, HubData.NOON, ChineseTime.ZONE);

        assertThat(found)
                .hasSizeGreaterThan(10)
                .containsExactlyInAnyOrderElementsOf(
                        Answers.of(Conversation.of(history), StudyHub.HOURS).ours().stream()
                                .filter(answer -> !answer.answer()
                                        .time()
                                        .isBefore(instants.span().from()))
                                .map(answer -> answer.question().id() + ">"
                                        + answer.answer().id())
                                .toList());
    }

    private record Instants(LocalDate first, LocalDate last) {
        ChartSpan span() {
            return new ChartSpan(first, last, Bucket.WEEK, ChineseTime.ZONE);
        }
    }

    @Test
    void aCustomerWithoutTalkIsToldWhatIsMissing() {
        Customer silent = hub.data.customer("还没联系的客户", "silent.example");

        assertThat(page(scene.as("wangwei").get("/c/" + silent.id() + "/analysis"))
                        .text())
                .contains("还没有任何沟通记录");
        assertThat(page(scene.as("wangwei").get("/c/" + silent.id() + "/insights"))
                        .text())
                .contains("还没有沟通记录");
        assertThat(scene.as("wangwei")
                        .get("/c/" + silent.id() + "/analysis?range=5d")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void insightsAreAPartForTheTimelineAndAPageOfTheirOwn() throws Exception {
        Browser browser = scene.as("wangwei");
        Document whole = page(browser.get(insights()));

        assertThat(whole.select(".tabs a")).isNotEmpty();
        assertThat(whole.select(".insight-group h3").eachText())
                .containsExactly("💡 商机提醒", "⚠️ 风险预警", "🎯 营销建议", "📊 关系洞察", "📋 待办");
        assertThat(whole.text()).contains("把握65%", "A12 商机挖掘（本地规则）", "催回样品检测结果", "准备PCR-ABS样品");
        String proof = whole.select(".proofs a").attr("href");
        assertThat(proof).startsWith("/c/" + scene.aux.id() + "?record=");
        assertThat(browser.get(proof).body()).contains("价格请再考虑一下");
        HttpRequest part = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + insights()))
                .header("HX-Request", "true")
                .header("Cookie", "hub_session=" + browser.cookie("hub_session"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(part, HttpResponse.BodyHandlers.ofString())
                        .body())
                .startsWith("<div class=\"insight-panel\"")
                .contains("商机提醒");
    }

    @Test
    void whatWasDismissedStaysAwayWhenItIsFoundAgainUntilItIsTakenBack() throws Exception {
        Browser browser = scene.as("wangwei");
        String title = "提供3个月试样合作方案";
        String id = scene.id(InsightType.SUGGESTION, "white-paper");

        HttpResponse<String> part = post(browser, insights() + "/" + id + "/dismissed", Map.of("reason", "不准确"), true);
        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.body()).doesNotContain(title).contains("显示已忽略的 1 条");
        new InsightRepository(hub.data.db().database()).save(scene.aux.id(), scene.found(), hub.clock.instant());
        assertThat(page(browser.get(insights())).text()).doesNotContain(title);
        assertThat(page(browser.get(insights() + "?dismissed=1")).text()).contains(title, "王伟 刚刚 已忽略：不准确");

        HttpResponse<String> back = post(browser, insights() + "/" + id + "/undo", Map.of(), false);
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(page(browser.get(Browser.location(back))).text()).contains(title);
        assertThat(hub.data
                        .db()
                        .value("SELECT string_agg(action, ' ' ORDER BY id) FROM audit_log WHERE subject = 'insight "
                                + id + "'"))
                .isEqualTo("insight.dismiss insight.undo");
    }

    @Test
    void aTaskComesOfAnInsightAndIsDone() throws Exception {
        Browser browser = scene.as("wangwei");
        String id = scene.id(InsightType.OPPORTUNITY, "OPP-2");
        Map<String, String> form = Map.of("title", "寄送PC样品<b>", "owner", "wangwei", "due", "2024-06-18", "about", "");

        assertThat(post(
                                browser,
                                insights() + "/" + id + "/task",
                                Map.of("title", "x", "owner", "wangwei", "due", "2024-06-01"),
                                true)
                        .body())
                .contains("已经过去了");
        assertThat(post(
                                browser,
                                insights() + "/" + id + "/task",
                                Map.of("title", "x", "owner", "zhangsan", "due", "2024-06-18"),
                                true)
                        .body())
                .contains("不能交给这位同事");
        Document made = Jsoup.parse(
                post(browser, insights() + "/" + id + "/task", form, true).body());
        assertThat(made.text()).contains("寄送PC样品<b>", "截止 2024-06-18", "已创建任务");
        post(browser, insights() + "/" + id + "/task", form, true);
        assertThat(hub.data.db().count("SELECT count(*) FROM communication_tasks WHERE title LIKE '寄送PC%'"))
                .isEqualTo(1);

        String task = hub.data.db().value("SELECT task_id FROM communication_tasks WHERE title LIKE '寄送PC%'");
        post(browser, insights() + "/tasks/" + task + "/done", Map.of(), true);
        assertThat(hub.data
                        .db()
                        .value("SELECT status || done_by FROM communication_tasks WHERE task_id = '" + task + "'"))
                .isEqualTo("donewangwei");
        post(browser, insights() + "/" + id + "/undo", Map.of(), true);
    }

    @Test
    void nobodyReachesWhatIsNotTheirs() throws Exception {
        Browser stranger = scene.as("zhangsan");
        String id = scene.id(InsightType.OPPORTUNITY, "OPP-1");
        for (String path :
                List.of("/c/" + scene.aux.id() + "/analysis", insights(), "/board", "/board/rows?figure=customers")) {
            HttpResponse<String> refused = stranger.get(path);
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(refused.body()).doesNotContain("奥克斯");
        }
        for (String action : List.of("/acted", "/dismissed", "/undo", "/task")) {
            assertThat(post(stranger, insights() + "/" + id + action, Map.of("due", "2024-06-18"), false)
                            .statusCode())
                    .as(action)
                    .isEqualTo(403);
        }
        assertThat(post(stranger, insights() + "/analyse", Map.of(), false).statusCode())
                .isEqualTo(403);
        assertThat(post(stranger, "/board/alerts/" + scene.alert + "/dismiss", Map.of(), false)
                        .statusCode())
                .isEqualTo(403);
        // Through a customer of one's own to another's insight.
        assertThat(post(
                                stranger,
                                "/c/" + scene.others.id() + "/insights/" + id + "/dismissed",
                                Map.of("reason", "x"),
                                false)
                        .statusCode())
                .isEqualTo(404);
        for (String csrf : List.of("", "forged")) {
            assertThat(send(scene.as("wangwei"), insights() + "/" + id + "/dismissed", Map.of(), false, csrf)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(send(scene.as("lina"), "/board/alerts/" + scene.alert + "/dismiss", Map.of(), false, csrf)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(hub.data.db().value("SELECT status FROM communication_insights WHERE insight_id = '" + id + "'"))
                .isEqualTo("new");
        assertThat(hub.phone().get("/board").statusCode()).isEqualTo(302);
    }

    @Test
    void aManagerSeesTheTeamAndNothingElse() throws Exception {
        Browser manager = scene.as("lina");
        Document board = page(manager.get("/board"));

        assertThat(board.text())
                .contains("王伟", "奥克斯", "沉默电器", "关系在变差 58/100", "投诉或质量问题未解决 1", "超过30天没联系")
                .doesNotContain("张三", StudyScene.SECRET);
        assertThat(manager.get("/board/rows?figure=customers&person=zhangsan").statusCode())
                .isEqualTo(403);
        assertThat(manager.get("/board/rows?figure=customers").body()).doesNotContain(StudyScene.SECRET);
        assertThat(post(manager, "/board/alerts/" + scene.othersAlert + "/dismiss", Map.of(), true)
                        .statusCode())
                .isEqualTo(403);
        assertThat(hub.data.db().value("SELECT state FROM alerts WHERE id = " + scene.othersAlert))
                .isEqualTo("firing");
        assertThat(page(scene.as("zhaomin").get("/board")).text()).contains("王伟", "张三", StudyScene.SECRET);
    }

    @Test
    void everyNumberOfTheBoardIsAsLargeAsItsRowsAreMany() throws IOException {
        Browser manager = scene.as("zhaomin");
        for (String range : List.of("week", "30d", "90d")) {
            Document board = page(manager.get("/board?range=" + range));
            int opened = 0;
            for (Element number : board.select(".team td a, .funnel a")) {
                Document rows = page(manager.get(number.attr("href")));
                String shown = number.select("strong").isEmpty()
                        ? number.text()
                        : number.select("strong").text();
                if (shown.endsWith("小时")) {
                    assertThat(rows.text()).contains("中位数 " + shown.replace("小时", ""));
                } else {
                    assertThat(rows.select("h1 small").text())
                            .as("%s %s", range, number.attr("href"))
                            .isEqualTo(shown.replace(" 个", ""));
                }
                opened++;
            }
            assertThat(opened).isGreaterThan(20);
            JsonNode volume = chart(board, "沟通量");
            for (int i = 0; i < volume.path("categories").size(); i++) {
                long bar = 0;
                for (JsonNode line : volume.path("lines")) {
                    bar += line.path("values").path(i).asLong();
                }
                assertThat(page(manager.get(volume.path("links").path(i).asText()))
                                .select("h1 small")
                                .text())
                        .isEqualTo(String.valueOf(bar));
            }
        }
        assertThat(page(manager.get("/board")).select(".funnel").text()).contains("样品 1 个", "可能 900万元", "是上一步的 50%");
    }

    @Test
    void anAlertIsTakenUpOnTheBoardAsOnItsCard() throws Exception {
        Browser manager = scene.as("lina");
        HttpResponse<String> part =
                post(manager, "/board/alerts/" + scene.alert + "/acknowledge", Map.of("result", "已电话回访"), true);

        assertThat(part.body()).startsWith("<section").contains("李娜在跟进", "已处理").doesNotContain("我来跟进");
        assertThat(hub.data
                        .db()
                        .value("SELECT state || ' ' || handled_by || ' ' || result FROM alerts WHERE id = "
                                + scene.alert))
                .isEqualTo("acknowledged lina 已电话回访");
        assertThat(hub.data
                        .db()
                        .value("SELECT status FROM communication_insights WHERE insight_id = '" + scene.risk + "'"))
                .isEqualTo("acted");
        HttpResponse<String> late =
                post(scene.as("wangwei"), insights() + "/" + scene.risk + "/dismissed", Map.of("reason", "不准确"), true);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("由 李娜");
        assertThat(hub.data.db().value("SELECT action FROM audit_log WHERE subject = 'alert " + scene.alert + "'"))
                .isEqualTo("alert.acknowledge");
    }

    @Test
    void whoAsksForAnAnalysisGetsItFromTheNextRound() throws Exception {
        Browser browser = scene.as("wangwei");
        String path = "/c/" + scene.quiet.id() + "/insights";
        assertThat(page(browser.get(path)).text()).contains("还没有分析", "现在分析");

        assertThat(post(browser, path + "/analyse", Map.of(), true).body())
                .contains("正在分析", "hx-trigger=\"load delay:8s\"");
        ExecutorService hands = Executors.newFixedThreadPool(2);
        try {
            assertThat(StudyHub.rounds(hub.data, hub.clock, hands).run()).isPositive();
            assertThat(StudyHub.rounds(hub.data, hub.clock, hands).run()).isZero();
        } finally {
            hands.shutdownNow();
        }

        assertThat(page(browser.get(path)).text()).contains("上次分析 刚刚，已经包括全部沟通", "关系健康度", "A11 客户洞察（本地规则）");
    }
}
