package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.report.ReportKind;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports as they are read: sections, figures, lists, and who may. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPageTest {
    private static final String HOUSE = ReportShelf.HOUSE;
    private static final String QUOTE = "<script>alert(9)</script>对手便宜15%";

    private WebHub hub;
    private ReportShelf shelf;
    private Browser manager;
    private Browser owner;
    private Browser other;
    private String ofCustomer = "";

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = new WebHub(folder);
        shelf = new ReportShelf(hub, "<b>奥克斯</b>", QUOTE);
        ofCustomer = shelf.ofCustomer;
        manager = signedIn("wangqiang");
        owner = signedIn("wangwei");
        other = signedIn("lisi");
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private Browser signedIn(String userid) {
        Browser browser = hub.phone();
        browser.signIn("/", hub.wecom.codeOf(userid));
        return browser;
    }

    @Test
    void aManagerReadsTheReportOfTheHouse() {
        HttpResponse<String> answer = manager.get("/r/" + HOUSE);
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(page.select("h1").text()).isEqualTo("🤖 沟通日报 · 2024年6月15日");
        assertThat(page.select(".facts").text()).contains("生成时间：2024-06-15 12:00", "分析范围：2024-06-14 至 06-15");
        assertThat(page.select(".part h2").eachText())
                .containsExactly("📊 今日沟通统计 · 6月15日（周六）", "🔔 重要事项摘要", "📋 明日计划建议 · 6月17日（周一）");
        assertThat(page.select("table.figures td").eachText()).contains("📧 Email");
        assertThat(page.select(".first-of-all a[href=/r/" + HOUSE + "/f/records]")
                        .text())
                .isEqualTo("3");
        assertThat(page.select("figure.chart figcaption").eachText()).containsExactly("每日沟通", "各渠道沟通");
        assertThat(answer.body()).doesNotContain("<img src=x", "javascript:");
    }

    @Test
    void aCustomersReportHasTheFiveSectionsOfTheDrawing() {
        HttpResponse<String> answer = owner.get("/r/" + ofCustomer);
        Document page = Jsoup.parse(answer.body());

        assertThat(page.select("h1").text()).isEqualTo("🤖 AI智能分析报告 - <b>奥克斯</b>");
        assertThat(page.select(".facts").text()).contains("生成时间：2024-06-15 12:00", "分析范围：近30天");
        assertThat(page.select(".part h2").eachText())
                .containsExactly("📊 一、客户洞察分析", "💰 二、商机分析", "🎯 三、营销建议", "⚠️ 四、风险预警", "📋 五、行动清单", "📈 附：客户沟通全景图");
        assertThat(page.select("#insight").text())
                .contains(
                        "关系健康度 85/100（优秀）↑ 上升",
                        "沟通频率：每周3.2次（近30天14次，高于平均）",
                        "响应速度：平均1.5小时；客户回复平均40分钟",
                        "满意度趋势：↑ 上升，现在 4.2/5",
                        "忠诚度：78/100",
                        "决策模式 理性决策，重视技术验证、价格竞争力",
                        "关键决策人 张经理（采购） 影响力 90%",
                        "关键决策人 李工（技术） 影响力 70%");
        assertThat(page.select("#opportunities").text())
                .contains("显性商机", "预计成交金额：900万元", "成交概率：65%（需求确认阶段）", "隐性商机", "PCR-PC新材料（客户提到新产品开发）");
        assertThat(page.select("#advice").text()).contains("立即执行", "邀请参观工厂，增强信任", "本周计划", "发送PCR-ABS技术白皮书");
        assertThat(page.select("#risks").text()).contains("高风险", "影响：可能流失订单", "应对：立即提供价格匹配或价值证明", "中风险", "付款账期要求60天");
        assertThat(page.select("#plan .label").eachText()).containsExactly("紧急", "高", "中", "低");
        assertThat(page.select("#plan").text()).contains("销售总监拜访客户（今天）", "（明天，6月16日）", "负责人：王强");
    }

    @Test
    void everyClaimOpensWhatProvesIt() {
        Document page = Jsoup.parse(owner.get("/r/" + ofCustomer).body());
        Element proof = page.expectFirst("#risks .proofs li");

        assertThat(proof.select("q").text()).isEqualTo(QUOTE);
        assertThat(proof.select("time").attr("datetime")).isEqualTo("2024-06-14T06:30:00Z");
        assertThat(proof.text()).contains("400电话", "2024-06-14 14:30");
        assertThat(owner.get(proof.select("a").attr("href")).body()).contains("第二封");
    }

    @Test
    void whatCustomersWroteStaysText() {
        String body = owner.get("/r/" + ofCustomer + "?task=1").body();

        assertThat(body).doesNotContain("<script>alert", "<b>奥", "<img src=x");
        assertThat(Jsoup.parse(body).select("#task-title").val()).isEqualTo("准备PCR-ABS样品<img src=x onerror=alert(7)>");
    }

    @Test
    void whatIsShownIsWhatWasFoundThen() {
        String before = Jsoup.parse(owner.get("/r/" + ofCustomer).body())
                .select(".part")
                .text();
        hub.data
                .db()
                .execute("UPDATE customer_communications SET content = 'x' WHERE record_id = '" + shelf.record() + "'");

        assertThat(Jsoup.parse(owner.get("/r/" + ofCustomer).body())
                        .select(".part")
                        .text())
                .isEqualTo(before);
    }

    @Test
    void theRowsBehindAFigureOpenTheirRecords() {
        HttpResponse<String> answer = manager.get("/r/" + HOUSE + "/f/records");
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(page.select("h1").text()).isEqualTo("沟通合计 3 条");
        assertThat(page.select("li.entry")).hasSize(2);
        assertThat(page.select("bdi.who").eachText()).containsOnly("<b>奥克斯</b>");
        assertThat(page.select(".place a").attr("href")).startsWith("/c/").contains("?record=");
        assertThat(page.text()).contains("又有新的数据，现在是 2 行");
        assertThat(answer.body()).doesNotContain("<script>alert", "<b>奥");
        assertThat(owner.get(page.select(".place a").attr("href")).statusCode()).isEqualTo(200);
    }

    @Test
    void aCorrectionAndWhatItCorrectsNameEachOther() {
        shelf.house("RPT-W-2024W20", ReportKind.WEEKLY, NOON.minus(Duration.ofDays(30)), 3);
        shelf.house("RPT-W-2024W20", ReportKind.WEEKLY, NOON.minus(Duration.ofDays(30)), 4);
        shelf.house("RPT-W-2024W21", ReportKind.WEEKLY, NOON.minus(Duration.ofDays(23)), 5);

        Document first = Jsoup.parse(manager.get("/r/RPT-W-2024W20").body());
        Document second = Jsoup.parse(manager.get("/r/RPT-W-2024W20-v2").body());
        assertThat(first.select(".version a").attr("href")).isEqualTo("/r/RPT-W-2024W20-v2");
        assertThat(second.select(".version").text()).startsWith("更正：第 2 版");
        assertThat(second.select(".part h2").eachText()).contains("✏️ 更正");
        assertThat(second.select(".beside a").eachAttr("href")).contains("/r/RPT-W-2024W21", "/reports");
        assertThat(Jsoup.parse(manager.get("/r/RPT-W-2024W21").body())
                        .select(".beside a")
                        .eachAttr("href"))
                .contains("/r/RPT-W-2024W20-v2");
    }

    @Test
    void theListGoesOnWhereItEnds() {
        for (int day = 1; day <= 32; day++) {
            shelf.house(
                    "RPT-D-201901%02d".formatted(day), ReportKind.DAILY, NOON.minus(Duration.ofDays(2000 - day)), 1);
        }
        Document all = Jsoup.parse(manager.get("/reports").body());
        assertThat(all.expectFirst(".lines a").attr("href")).isEqualTo("/r/" + HOUSE);
        assertThat(all.select(".lines li")).hasSize(31);
        Document rest = Jsoup.parse(
                manager.get(all.select(".lines li:last-child a").attr("href")).body());
        assertThat(rest.select(".lines li:last-child a").attr("href")).isEqualTo("/r/RPT-D-20190101");
        assertThat(Jsoup.parse(manager.get("/reports?kind=monthly").body()).text())
                .contains("还没有报告");
        assertThat(manager.get("/reports?kind=hourly").statusCode()).isEqualTo(400);
        assertThat(manager.get("/reports?before=x").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        // the house's, the customer's, the list, the customer's shelf
        "boss,      200, 200, 200, 200",
        "wangqiang, 200, 200, 200, 200",
        "wangwei,   403, 200, 403, 200",
        "lisi,      403, 403, 403, 403"
    })
    void rolesOpenWhatIsTheirs(String userid, int house, int customer, int list, int reports) {
        Browser browser = signedIn(userid);

        for (String form : List.of("", ".pdf", ".md", "/f/records")) {
            assertThat(browser.get("/r/" + HOUSE + form).statusCode()).as(form).isEqualTo(house);
            assertThat(browser.get("/r/" + ofCustomer + form).statusCode())
                    .as(form)
                    .isEqualTo(customer);
        }
        assertThat(browser.get("/reports").statusCode()).isEqualTo(list);
        assertThat(browser.get("/c/" + shelf.customer.id() + "/report").statusCode())
                .isEqualTo(reports);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".pdf", ".md", "/f/records", "/f/nosuch"})
    void whoMayNotReadItLearnsNothing(String what) {
        for (String id : List.of(HOUSE, ofCustomer)) {
            HttpResponse<String> answer = other.get("/r/" + id + what);

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("您不能看这份报告").doesNotContain("奥克斯", "2024年6月15日", "沟通合计");
        }
    }

    @Test
    void whatIsNotThereIsSaidSoWithAWayOn() {
        for (String id : List.of("RPT-D-20200101", "x".repeat(300), "..%2f..%2fetc")) {
            HttpResponse<String> answer = manager.get("/r/" + id);
            assertThat(answer.statusCode()).as(id).isIn(400, 404);
            assertThat(answer.body()).as(id).contains("企业微信");
        }
        assertThat(manager.get("/r/" + HOUSE + "/f/nosuch").body()).contains("没有这个数字");
    }

    @Test
    void whoIsNotSignedInIsSentToLogIn() {
        for (String page : List.of("/r/" + HOUSE, "/r/" + HOUSE + ".pdf", "/reports", "/c/C1/report")) {
            assertThat(hub.phone().get(page).statusCode()).isEqualTo(302);
        }
    }
}
