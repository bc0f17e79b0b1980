package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.report.Figure;
import cn.topcentral.hub.storage.report.NewReport;
import cn.topcentral.hub.storage.report.RecordFilter;
import cn.topcentral.hub.storage.report.ReportKind;
import cn.topcentral.hub.storage.report.ReportRepository;
import cn.topcentral.hub.storage.report.RowsBehind;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPageTest {
    private static final String HOUSE = "RPT-D-20240615";

    private WebHub hub;
    private Browser manager;
    private Browser owner;
    private Browser other;
    private String ofCustomer = "";

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = new WebHub(folder);
        hub.data.employees().save(person("wangqiang", Role.MANAGER));
        hub.data.employees().save(HubData.employee("lisi", "李四", true));
        Customer customer = hub.data.customer("<b>奥克斯</b>", "report.example");
        hub.data.take(
                hub.data.mail(NOON.minus(Duration.ofHours(1)), "a@report.example", "<script>alert(1)</script>", "正文"),
                hub.data.mail(NOON.minus(Duration.ofHours(2)), "a@report.example", "第二封", "正文"));
        ofCustomer = "RPT-C-" + customer.id() + "-20240615";
        save(HOUSE, ReportKind.DAILY, NewReport.HOUSE, 3);
        save(ofCustomer, ReportKind.CUSTOMER, customer.id().value(), 2);
        manager = signedIn("wangqiang");
        owner = signedIn("wangwei");
        other = signedIn("lisi");
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private static Employee person(String userid, Role role) {
        return new Employee(
                userid, userid, role, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    private Browser signedIn(String userid) {
        Browser browser = hub.phone();
        browser.signIn("/", hub.wecom.codeOf(userid));
        return browser;
    }

    private void save(String id, ReportKind kind, String target, int said) {
        String text =
                """
                沟通 [%d](/r/%s/f/records) 条 <img src=x onerror=alert(2)> [x](javascript:alert(3))

                | 渠道 | 合计 |
                | --- | --: |
                | 📧 Email | 2 |
                """
                        .formatted(said, id);
        RowsBehind rows = new RowsBehind.Records(
                RecordFilter.between(NOON.minus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(1))));
        new ReportRepository(hub.data.db().database())
                .save(
                        new NewReport(
                                id,
                                kind,
                                target,
                                NOON.minus(Duration.ofDays(1)),
                                NOON,
                                "沟通日报 · 2024年6月15日",
                                text,
                                text,
                                List.of(Figure.count("records", "沟通合计", said, "条", rows)),
                                List.of(),
                                "local test 1"),
                        (before, now, corrected) -> "## 更正",
                        NOON);
    }

    @Test
    void aManagerReadsTheReportOfTheHouse() {
        HttpResponse<String> answer = manager.get("/r/" + HOUSE);
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(page.select("h1").text()).isEqualTo("🤖 沟通日报 · 2024年6月15日");
        assertThat(page.select(".kicker").text()).contains("沟通日报", "2024-06-15 12:00 生成");
        assertThat(page.select("table.figures td").eachText()).contains("📧 Email");
        assertThat(page.select("a[href=/r/" + HOUSE + "/f/records]").text()).isEqualTo("3");
        assertThat(answer.body()).doesNotContain("<img src=x", "javascript:");
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
    void aCustomersReportIsForThoseWhoMaySeeTheCustomer() {
        assertThat(owner.get("/r/" + ofCustomer).statusCode()).isEqualTo(200);
        assertThat(owner.get("/r/" + ofCustomer + "/f/records").statusCode()).isEqualTo(200);
        assertThat(other.get("/r/" + ofCustomer).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/f/records", "/f/nosuch"})
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
        assertThat(hub.phone().get("/r/" + HOUSE).statusCode()).isEqualTo(302);
    }
}
