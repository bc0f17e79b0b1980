package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.callback.CallbackRepository;
import cn.topcentral.hub.storage.employee.Employee.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SourcePageTest {
    private WebHub hub;
    private Troubled troubled;
    private Browser administrator;
    private Browser manager;

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = new WebHub(folder);
    }

    @BeforeEach
    void begin() {
        hub.clear();
        troubled = new Troubled(hub.data);
        hub.data.employees().save(PageRights.employee("root", Role.ADMIN));
        hub.data.employees().save(PageRights.employee("boss", Role.MANAGER));
        administrator = hub.signedIn("root");
        manager = hub.signedIn("boss");
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private Document page(Browser browser, String path) {
        HttpResponse<String> answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private String value(String sql) {
        return hub.data.db().value(sql);
    }

    @Test
    void anEmptyHubSaysHowToBegin() {
        assertThat(page(administrator, "/sources").text()).contains("还没有渠道的记录", "还没有收到任何记录", "没有失败的条目");
    }

    @Test
    void whatWentQuietStandsFirstWithItsRhythm() {
        troubled.sources();
        Document page = page(administrator, "/sources");
        assertThat(page.expectFirst(".state").text()).contains("最先安静的是📞400电话", "1个来源连不上");
        assertThat(page.select("#channels + ul li").eachText())
                .hasSize(2)
                .satisfiesExactly(
                        quiet -> assertThat(quiet).contains("400电话", "freeswitch", "安静了", "平时每天约4条，已经3天没有新记录", "夜里对账"),
                        well -> assertThat(well).contains("Email", "正常", "平时每天约", "今天4条"));
        assertThat(page.select(".chart .numbers tbody tr")).hasSize(7);
        assertThat(page.select("#polls + ul li").eachText())
                .satisfiesExactly(
                        mail -> assertThat(mail).contains("邮箱收信", "上次成功 2分钟前", "下次 今天 12:03"),
                        staff -> assertThat(staff).contains("连不上", "连续1次", "60011"));
    }

    @Test
    void managersReadButNotWhatOtherSidesSaid() {
        troubled.sources();
        troubled.failedAnalyses(2);
        Document page = page(manager, "/sources");
        assertThat(page.text())
                .contains("分析失败的记录 2条", "请系统管理员")
                .doesNotContain("60011", "internal.example", "timed out");
        assertThat(page.select("#troubles form")).isEmpty();
    }

    @Test
    void failuresAreSummedUpByReasonAndTriedAgainTogether() {
        troubled.sources();
        troubled.failedAnalyses(7);
        Document page = page(administrator, "/sources");
        assertThat(page.select(".reason")).hasSize(1);
        assertThat(page.select(".reason").text()).contains("连不上对方服务器", "7条", "the model timed out after");
        String reason = page.select(".reason input[name=reason]").attr("value");
        HttpResponse<String> answer =
                administrator.postFrom("/sources", "/sources/analysis/retry", Map.of("reason", reason));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(page(administrator, Browser.location(answer).replaceFirst("^https?://[^/]+", ""))
                        .text())
                .contains("已放回队列7条", "没有失败的条目");
        assertThat(value("SELECT count(*) FROM customer_communications WHERE analysis_status = 'pending'"
                        + " AND analysis_attempts = 0 AND analysis_error IS NOT NULL"))
                .isEqualTo("7");
        assertThat(
                        value(
                                "SELECT actor || ' ' || action || ' ' || subject || ' ' || (details ->> 'count') FROM audit_log"))
                .isEqualTo("root trouble.retry trouble analysis 7");
    }

    @Test
    void aDeliveryGoesBackToItsWorkerAndIsDownloadedAsTextAlone() {
        long id = troubled.delivery("1", "{\"text\":\"" + Troubled.ATTACK + "\"}", "unreadable: no call id");
        Document list = page(administrator, "/sources/delivery");
        assertThat(list.select("ol.entries li").text()).contains("hotline #" + id, "内容看不懂", "unreadable: no call id");
        HttpResponse<String> raw = administrator.get("/sources/delivery/" + id + "/raw");
        assertThat(raw.body()).contains(Troubled.ATTACK);
        assertThat(raw.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(raw.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(administrator
                        .postFrom("/sources/delivery", "/sources/delivery/retry", Map.of("id", "" + id, "list", ""))
                        .statusCode())
                .isEqualTo(303);
        assertThat(new CallbackRepository(hub.data.db().database()).claim("hook", 9, Duration.ofMinutes(1), NOON))
                .singleElement()
                .satisfies(claimed -> assertThat(claimed.attempts()).isOne());
        assertThat(administrator.get("/sources/delivery/" + id + "/raw").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatAColleagueAskedIsNotAnsweredLateButPutAside() {
        hub.data
                .db()
                .execute(
                        "INSERT INTO callback_ledger (tenant_id, door, dedupe_key, sender, payload, status, next_attempt_at,"
                                + " error, received_at) VALUES ('T001', 'wecom_app', 'k', 'wangwei', 'x', 'failed', now(), 'no answer', now())");
        String id = value("SELECT id FROM callback_ledger");
        String token = administrator.csrf("/sources");
        assertThat(administrator
                        .post(
                                "/sources/delivery/retry",
                                Map.of("csrf", token, "id", id, "list", ""),
                                "HX-Request",
                                "true")
                        .body())
                .contains("没有可以重试的", "同事在企业微信里的提问")
                .doesNotContain("<html");
        assertThat(administrator
                        .post(
                                "/sources/delivery/dismiss",
                                Map.of("csrf", token, "id", id, "list", ""),
                                "HX-Request",
                                "true")
                        .body())
                .contains("已不再处理1条", "都处理完了");
        assertThat(value("SELECT status FROM callback_ledger")).isEqualTo("dismissed");
    }

    @Test
    void filesTextsAndPushesGoBackToTheirQueues() {
        troubled.sources();
        troubled.attachments();
        troubled.push("alert:1");
        troubled.push("alert:2");
        troubled.parked(7);
        String page = administrator.get("/sources").body();
        assertThat(Jsoup.parse(page).text())
                .contains("没有取到的文件 1条", "没有读出来的附件 1条", "没有发出去的提醒 2条", "被拒绝的推送和消息 1条", "缺少对应的密钥");
        assertThat(administrator.get("/sources/file").body()).doesNotContain("<script>alert", "<img");
        String token = administrator.csrf("/sources");
        for (String kind : new String[] {"file", "text", "push", "delivery"}) {
            String reason = Jsoup.parse(page)
                    .select("form[action=/sources/" + kind + "/retry] input[name=reason]")
                    .attr("value");
            administrator.post("/sources/" + kind + "/retry", Map.of("csrf", token, "reason", reason));
        }
        assertThat(value("SELECT string_agg(fetch_status || ' ' || text_status, ',' ORDER BY attachment_id)"
                        + " FROM communication_attachments"))
                .isEqualTo("pending pending,none pending");
        assertThat(value("SELECT count(*) FROM notifications WHERE status = 'pending' AND expires_at > '" + NOON + "'"))
                .isEqualTo("2");
        assertThat(value("SELECT status FROM callback_ledger WHERE door = 'wecom.archive'"))
                .isEqualTo("pending");
        assertThat(page(administrator, "/sources").select("#troubles").text()).contains("没有失败的条目");
    }

    @Test
    void longListsGoOnPieceByPiece() {
        hub.data
                .db()
                .execute("INSERT INTO notifications (tenant_id, dedupe_key, audience, kind, card, status, error)"
                        + " SELECT 'T001', 'k' || n, 'member:wangwei', 'alert', '{}', 'failed', 'code ' || n"
                        + " FROM generate_series(1, 120) n");
        Document first = page(administrator, "/sources/push");
        assertThat(first.select("ol.entries > li")).hasSize(50);
        HttpResponse<String> more =
                administrator.getByScript(first.select(".more a").attr("hx-get"));
        assertThat(more.body()).doesNotContain("<html");
        assertThat(Jsoup.parse(more.body()).select("ol.entries > li")).hasSize(50);
        assertThat(administrator.get("/sources/push?before=abc").statusCode()).isEqualTo(400);
        assertThat(administrator.get("/sources/unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void aFormTakenForSpamIsTakenInAfterAllOrDropped() {
        troubled.form();
        troubled.form();
        assertThat(page(manager, "/sources").select("#troubles").text()).contains("被拦下的表单", "inquiry 2条");
        HttpResponse<String> list = administrator.get("/forms/inquiry/rejected");
        assertThat(list.body()).contains("&lt;script&gt;").doesNotContain("<script>alert");
        Document page = Jsoup.parse(list.body());
        String accept = page.select("form.actions").get(0).attr("action");
        String drop = page.select("form.actions button").get(3).attr("formaction");
        assertThat(hub.signedIn().get("/forms/inquiry/rejected").body()).doesNotContain("收下</button>");
        administrator.postFrom("/forms/inquiry/rejected", accept, Map.of());
        administrator.postFrom("/forms/inquiry/rejected", drop, Map.of());
        assertThat(hub.house.stored).hasSize(1);
        assertThat(hub.house.stored.toString()).contains("form-inquiry:rejected-", "官网询价", "13800138000");
        assertThat(value("SELECT count(*) FROM form_rejections")).isEqualTo("0");
        assertThat(administrator
                        .postFrom("/forms/inquiry/rejected", accept, Map.of())
                        .statusCode())
                .isEqualTo(404);
    }
}
