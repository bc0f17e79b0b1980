package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.web.Desk.ago;
import static cn.topcentral.hub.bot.web.Desk.fields;
import static cn.topcentral.hub.bot.web.Desk.page;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.Customer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The working pages over HTTP: what they show, what can be done there, and by whom. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskTest {
    private Desk desk;
    private Browser wangwei;
    private Browser lina;
    private Browser sunli;
    private Browser zhaoqiang;
    private Browser qianjin;
    private Browser boss;

    @BeforeAll
    void start(@TempDir Path folder) {
        desk = new Desk(folder);
        wangwei = desk.hub.signedIn("wangwei");
        lina = desk.hub.signedIn("lina");
        sunli = desk.hub.signedIn("sunli");
        zhaoqiang = desk.hub.signedIn("zhaoqiang");
        qianjin = desk.hub.signedIn("qianjin");
        boss = desk.hub.signedIn("boss");
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Document open(Browser browser, String path) {
        HttpResponse<String> answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return page(answer);
    }

    /** As htmx sends it; the row that comes back. */
    private Document act(Browser browser, String path, String... pairs) {
        HttpResponse<String> answer = browser.submitByScript(path, fields(browser, pairs));
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        return page(answer);
    }

    @Test
    void aDayShowsWhatIsOverAndWhatIsDueAndWhatComes() {
        desk.task("TASK-DAY-1", desk.aux, "报PCR-ABS价格", "wangwei", "2024-06-13 18:00", "us");
        desk.task("TASK-DAY-2", desk.aux, "确认检测要求", "wangwei", "2024-06-15 18:00", "customer");
        desk.task("TASK-DAY-3", desk.aux, "准备季度回顾", "", "", "us");
        desk.task("TASK-DAY-4", desk.gree, "别人的事", "sunli", "2024-06-15 18:00", "us");
        Document day = open(wangwei, "/");
        assertThat(day.select("h1").text()).isEqualTo("中午好，王伟");
        assertThat(day.select("#overdue .task .gist").eachText()).contains("报PCR-ABS价格");
        assertThat(day.select("#overdue #task-TASK-DAY-1 .late").text()).isEqualTo("逾期2天");
        assertThat(day.select("#today #task-TASK-DAY-2").text()).contains("确认检测要求", "⏳ 等客户", "今天 18:00前");
        assertThat(day.select("#later #task-TASK-DAY-3").text()).contains("准备季度回顾", "未定日期");
        assertThat(day.text()).doesNotContain("别人的事");
        assertThat(open(wangwei, "/?kind=theirs").select(".task .gist").eachText())
                .contains("确认检测要求")
                .doesNotContain("报PCR-ABS价格");
        assertThat(day.select("a[href=/board]")).isEmpty();
        assertThat(open(zhaoqiang, "/").select("a[href=/board]")).isNotEmpty();
    }

    @Test
    void aTaskIsDoneTakenUpPutOffNotedAndHandedOnInItsRow() {
        desk.task("TASK-ROW", desk.aux, "寄样品", "wangwei", "2024-06-14 18:00", "us");
        String path = "/day/tasks/TASK-ROW";
        Document done = act(wangwei, path + "/done", "result", "快递 <b>SF1</b>");
        assertThat(done.text()).contains("✅ 已完成", "撤销完成");
        assertThat(desk.task("TASK-ROW", "result")).isEqualTo("快递 <b>SF1</b>");
        assertThat(act(wangwei, path + "/undo").text()).contains("已撤销完成");
        assertThat(desk.task("TASK-ROW", "status")).isEqualTo("open");
        act(wangwei, path + "/due", "when", "", "day", "2024-06-20");
        assertThat(desk.task("TASK-ROW", "due_at AT TIME ZONE 'Asia/Shanghai'")).isEqualTo("2024-06-20 18:00:00");
        HttpResponse<String> past = wangwei.submitByScript(path + "/due", fields(wangwei, "day", "2024-06-01"));
        assertThat(past.statusCode()).isEqualTo(409);
        assertThat(past.body()).contains("已经过去了");
        assertThat(act(wangwei, path + "/note", "note", "<script>x</script>等仓库").text())
                .contains("等仓库");
        assertThat(wangwei.get("/").body()).doesNotContain("<script>x");
        assertThat(act(wangwei, path + "/assign", "colleague", "李娜").text()).contains("已转给李娜");
        assertThat(desk.task("TASK-ROW", "assigned_to")).isEqualTo("lina");
        assertThat(desk.count("SELECT count(*) FROM notifications WHERE audience = 'member:lina'"))
                .isEqualTo(1);
        assertThat(desk.count("SELECT count(*) FROM audit_log WHERE subject = 'task TASK-ROW'"))
                .isEqualTo(5);
    }

    @Test
    void withoutAScriptAChangeLeadsBackWithAWayToUndoIt() {
        desk.task("TASK-PLAIN", desk.aux, "回电", "wangwei", "2024-06-15 18:00", "us");
        HttpResponse<String> answer = wangwei.submit("/day/tasks/TASK-PLAIN/done", fields(wangwei));
        assertThat(answer.statusCode()).isEqualTo(303);
        Document back = open(wangwei, Browser.location(answer));
        assertThat(back.select("form[action=/day/tasks/TASK-PLAIN/undo]")).hasSize(1);
    }

    @Test
    void aLineWithATimeBecomesAReminderOfTheCustomerItNames() {
        Document added = act(wangwei, "/day/tasks", "what", "明天上午9点 给奥克斯寄样品", "request", "r1");
        assertThat(added.select(".task").text()).contains("给奥克斯寄样品", "奥克斯", "⏰ 明天 09:00");
        act(wangwei, "/day/tasks", "what", "明天上午9点 给奥克斯寄样品", "request", "r1");
        String where = " FROM communication_tasks WHERE title = '给奥克斯寄样品'";
        assertThat(desk.count("SELECT count(*)" + where)).isEqualTo(1);
        assertThat(desk.hub.data.db().value("SELECT customer_id" + where))
                .isEqualTo(desk.aux.id().value());
        act(sunli, "/day/tasks", "what", "问奥克斯的账期", "request", "r2");
        assertThat(desk.count(
                        "SELECT count(*) FROM communication_tasks WHERE title = '问奥克斯的账期' AND customer_id IS NULL"))
                .as("a customer who is not hers is only a word")
                .isEqualTo(1);
    }

    @Test
    void aLongListGoesOnWithEachTaskOnce() {
        for (int i = 0; i < 40; i++) {
            desk.task(
                    "TASK-MANY-%02d".formatted(i),
                    desk.aux,
                    "第" + i + "件",
                    "lina",
                    "2024-06-1" + i % 3 + " 18:00",
                    "us");
        }
        List<String> seen = new ArrayList<>();
        Document piece = open(lina, "/");
        while (true) {
            seen.addAll(piece.select("#overdue .task, body > .task").eachAttr("id"));
            String more =
                    piece.select("#overdue a[rel=next], body > .further a").attr("href");
            if (more.isEmpty()) {
                break;
            }
            assertThat(open(lina, more).select("#overdue .task"))
                    .as("a link of its own")
                    .isNotEmpty();
            piece = page(lina.getByScript(more));
        }
        assertThat(seen.stream().filter(id -> id.contains("MANY"))).hasSize(40).doesNotHaveDuplicates();
        assertThat(lina.get("/?list=overdue&after=x").statusCode()).isEqualTo(400);
        assertThat(lina.get("/?kind=nothing").statusCode()).isEqualTo(400);
    }

    @Test
    void alertsAreHandledBySomebodyWhoMaySeeTheCustomer() {
        String handled = desk.alert(desk.aux, "price_sensitivity");
        String muted = desk.alert(desk.aux, "competitor_threat");
        String hers = desk.alert(desk.gree, "price_sensitivity");
        Document day = open(wangwei, "/");
        assertThat(day.select("#alert-" + handled).text()).contains("奥克斯", "竞品报价低三成 <b>急</b>");
        assertThat(day.select("#alert-" + hers)).isEmpty();
        HttpResponse<String> refused = wangwei.submitByScript("/day/alerts/" + hers + "/acknowledge", fields(wangwei));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).doesNotContain("格力");
        assertThat(act(wangwei, "/day/alerts/" + handled + "/acknowledge", "result", "已回访")
                        .text())
                .contains("王伟", "已处理");
        assertThat(act(wangwei, "/day/alerts/" + muted + "/silence", "days", "7")
                        .text())
                .contains("已静默");
        assertThat(wangwei.submitByScript("/day/alerts/" + muted + "/silence", fields(wangwei, "days", "30"))
                        .statusCode())
                .as("a month is a manager's")
                .isEqualTo(409);
        assertThat(desk.count("SELECT count(*) FROM alerts WHERE id = " + hers + " AND state = 'firing'"))
                .isEqualTo(1);
        assertThat(desk.count("SELECT count(*) FROM alert_silences WHERE created_by = 'wangwei'"))
                .isEqualTo(1);
    }

    @Test
    void aReportIsConfirmedByItsAuthorAlone() {
        desk.hub
                .data
                .db()
                .execute(
                        """
                        INSERT INTO bot_dialogs (tenant_id, dialog_id, userid, kind, status, customer_id, opened_at, quiet_since)
                        VALUES ('T001', 'V-desk', 'wangwei', 'visit', 'filed', '%s', '2024-06-15Z', '2024-06-15Z')
                        """
                                .formatted(desk.aux.id().value()));
        assertThat(open(wangwei, "/").text()).contains("拜访报告 奥克斯");
        assertThat(sunli.submitByScript("/day/visits/V-desk/confirm", fields(sunli))
                        .statusCode())
                .isEqualTo(409);
        assertThat(act(wangwei, "/day/visits/V-desk/confirm").text()).contains("已确认归档");
        assertThat(open(wangwei, "/").text()).doesNotContain("拜访报告 奥克斯");
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "undo", "due", "assign", "note"})
    void aTaskOfSomebodyElseIsNotToldOfAndNotChanged(String action) {
        String id = "TASK-FOREIGN-" + action;
        desk.task(id, desk.gree, "保密的事", "sunli", "2024-06-15 18:00", "us");
        for (Browser stranger : List.of(wangwei, zhaoqiang)) {
            HttpResponse<String> answer = stranger.submitByScript(
                    "/day/tasks/" + id + "/" + action, fields(stranger, "when", "明天", "colleague", "王伟", "note", "x"));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("保密的事", "格力", "孙丽");
        }
        assertThat(desk.task(id, "status || assigned_to || coalesce(note, '')")).isEqualTo("opensunli");
        assertThat(qianjin.submitByScript("/day/tasks/" + id + "/note", fields(qianjin, "note", "看过"))
                        .statusCode())
                .as("who leads her may")
                .isEqualTo(200);
    }

    @Test
    void withoutTheTokenOfThePageNothingChanges() {
        desk.task("TASK-CSRF", desk.aux, "不动", "wangwei", "2024-06-15 18:00", "us");
        String alert = desk.alert(desk.aux, "churn");
        desk.hub.data.take(desk.hub.data.call(ago(9), "+8613700001111", "csrf"));
        String point = desk.hub.data.db().value("SELECT id FROM contact_points WHERE value = '+8613700001111'");
        long audited = desk.count("SELECT count(*) FROM audit_log WHERE action <> 'customer.view'");
        Map<String, String> wrong =
                Map.of("csrf", "x", "customer", desk.aux.id().value(), "name", "新公司", "sure", "yes");
        for (String path : List.of(
                "/day/tasks",
                "/day/tasks/TASK-CSRF/done",
                "/day/tasks/TASK-CSRF/undo",
                "/day/tasks/TASK-CSRF/due",
                "/day/tasks/TASK-CSRF/assign",
                "/day/tasks/TASK-CSRF/note",
                "/day/alerts/" + alert + "/acknowledge",
                "/day/alerts/" + alert + "/dismiss",
                "/day/alerts/" + alert + "/silence",
                "/day/visits/V-desk/confirm",
                "/claims/points/" + point + "/bind",
                "/claims/points/" + point + "/new",
                "/claims/points/" + point + "/ignore",
                "/claims/points/" + point + "/undo",
                "/c/" + desk.aux.id() + "/merge",
                "/c/" + desk.aux.id() + "/split")) {
            for (Map<String, String> sent : List.of(Map.<String, String>of(), wrong)) {
                assertThat(boss.submit(path, sent).statusCode()).as(path).isEqualTo(403);
            }
        }
        assertThat(desk.count("SELECT count(*) FROM audit_log WHERE action <> 'customer.view'"))
                .isEqualTo(audited);
    }

    @Test
    void ofTwoWhoClaimAtOnceTheSecondIsToldWhoWasFirst() throws Exception {
        Customer hers = desk.customer("宁波李娜客户有限公司", "李娜客户", "lina");
        desk.hub.data.take(
                desk.hub.data.call(ago(60), "+8613700002222", "询价PCR-ABS"),
                desk.hub.data.call(ago(30), "+8613700002222", "催报价 <img src=x>"));
        String point = desk.hub.data.db().value("SELECT id FROM contact_points WHERE value = '+8613700002222'");
        Document queue = open(wangwei, "/claims");
        assertThat(queue.select(".claim:contains(13700002222)").text())
                .contains("2条记录", "催报价 <img src=x>", "绑定后2条记录归到这位客户");
        String path = "/claims/points/" + point + "/bind";
        Map<String, String> first = fields(wangwei, "customer", desk.aux.id().value());
        Map<String, String> second = fields(lina, "customer", hers.id().value());
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<HttpResponse<String>>> claims =
                    List.of(() -> wangwei.submitByScript(path, first), () -> lina.submitByScript(path, second));
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : both.invokeAll(claims)) {
                answers.add(answer.get());
            }
            assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 409);
            boolean heWon = answers.get(0).statusCode() == 200;
            assertThat(answers.get(heWon ? 0 : 1).body()).contains("您刚刚认领给", "2条记录归入", "撤销");
            assertThat(answers.get(heWon ? 1 : 0).body()).contains(heWon ? "王伟刚刚认领给了别的同事负责的客户" : "李娜刚刚认领给了别的同事负责的客户");
            Browser winner = heWon ? wangwei : lina;
            Browser loser = heWon ? lina : wangwei;
            assertThat(loser.submitByScript("/claims/points/" + point + "/undo", fields(loser))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(act(winner, "/claims/points/" + point + "/undo").text()).contains("重新等待认领", "13700002222");
            assertThat(desk.count(
                            "SELECT count(*) FROM customer_communications WHERE customer_id IS NULL AND content LIKE '%PCR-ABS%'"
                                    + " AND communication_type = 'phone'"))
                    .isEqualTo(1);
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void aCustomerThatIsNotOnesOwnCannotBeClaimedForNorFound() {
        desk.hub.data.take(desk.hub.data.call(ago(20), "+8613700003333", "你好，格力这边"));
        String point = desk.hub.data.db().value("SELECT id FROM contact_points WHERE value = '+8613700003333'");
        String path = "/claims/points/" + point;
        assertThat(wangwei.submitByScript(
                                path + "/bind",
                                fields(wangwei, "customer", desk.gree.id().value()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(wangwei.getByScript(path + "/customers?q=geli").body())
                .doesNotContain("格力电器", desk.gree.id().value());
        assertThat(open(wangwei, "/claims").select(".claim:contains(13700003333) .candidates"))
                .isEmpty();
        Document hers = open(sunli, "/claims");
        assertThat(hers.select(".claim:contains(13700003333) .candidates").text())
                .contains("格力", "内容里提到“格力”");
        assertThat(page(sunli.getByScript(path + "/customers?q=geli")).text()).contains("格力");
        assertThat(open(sunli, path + "/customers?q=geli")
                        .select("form[action=" + path + "/bind] button")
                        .text())
                .as("a page for who has no script")
                .contains("格力");
    }

    @Test
    void whatIsNoCustomerLeavesTheQueueWithItsReasonAndANewOneIsMine() {
        desk.hub.data.take(
                desk.hub.data.call(ago(15), "+8613700004444", "您的快递到了"),
                desk.hub.data.mail(ago(14), "zhu@newfirm.example", "求购", "要十吨"));
        String courier = desk.hub.data.db().value("SELECT id FROM contact_points WHERE value = '+8613700004444'");
        String fresh = desk.hub.data.db().value("SELECT id FROM contact_points WHERE value = 'zhu@newfirm.example'");
        assertThat(act(wangwei, "/claims/points/" + courier + "/ignore", "reason", "快递")
                        .text())
                .contains("记为不是客户（快递）", "撤销");
        assertThat(open(wangwei, "/claims").text()).doesNotContain("13700004444");
        assertThat(act(wangwei, "/claims/points/" + courier + "/undo").text()).contains("13700004444");
        HttpResponse<String> taken = wangwei.submit(
                "/claims/points/" + fresh + "/new", fields(wangwei, "name", "宁波新客户有限公司", "short", "新客户<i>"));
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(open(wangwei, Browser.location(taken)).text()).contains("认领给新客户<i>，1条记录归入");
        assertThat(desk.hub.data.db().value("SELECT owner_userid FROM customers WHERE name = '宁波新客户有限公司'"))
                .isEqualTo("wangwei");
        long customers = desk.count("SELECT count(*) FROM customers");
        assertThat(lina.submitByScript("/claims/points/" + fresh + "/new", fields(lina, "name", "宁波另一家有限公司"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(desk.count("SELECT count(*) FROM customers"))
                .as("no customer without a claim")
                .isEqualTo(customers);
    }

    @Test
    void theQueueIsFilteredByChannelAndGoesOn() {
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            desk.hub.data.take(desk.hub.data.mail(ago(5000 + i), "q" + i + "@queue" + i + ".example", "排队", "x"));
        }
        String path = "/claims?type=email";
        while (!path.isEmpty()) {
            Document piece = open(lina, path);
            seen.addAll(piece.select(".claim .who").eachText());
            path = piece.select("a[rel=next]").attr("href");
        }
        assertThat(seen.stream().filter(label -> label.contains("@queue")))
                .hasSize(20)
                .doesNotHaveDuplicates();
        assertThat(seen).noneMatch(label -> label.startsWith("137"));
        assertThat(lina.get("/claims?type=nothing").statusCode()).isEqualTo(400);
        assertThat(lina.get("/claims?after=x").statusCode()).isEqualTo(400);
    }

    @Test
    void aMergeDoesWhatItShowedAndASplitGivesBothBack() {
        Customer branch = desk.customer("奥克斯宁波分公司", "奥克斯分公司", "wangwei");
        Customer head = desk.customer("奥克斯总部有限公司", "奥克斯总部", "lina");
        desk.hub.data.contact(branch, ContactPointKind.EMAIL, "a@branch.example", "甲");
        desk.hub.data.contact(head, ContactPointKind.EMAIL, "b@head.example", "乙");
        desk.hub.data.take(
                desk.hub.data.mail(ago(100), "a@branch.example", "分一", "x"),
                desk.hub.data.mail(ago(90), "a@branch.example", "分二", "x"),
                desk.hub.data.mail(ago(80), "b@head.example", "总一", "x"));
        String before = timelines(branch, head);
        String merge = "/c/" + branch.id() + "/merge";
        assertThat(wangwei.get(merge).statusCode()).isEqualTo(403);
        assertThat(qianjin.get(merge).statusCode()).isEqualTo(403);
        assertThat(open(zhaoqiang, merge).select(".candidates a").eachText()).contains("奥克斯总部");
        String dryRun = merge + "?other=" + head.id() + "&keep=other";
        Document shown = open(zhaoqiang, dryRun);
        assertThat(shown.select(".side").get(0).text()).contains("奥克斯分公司", "2条", "1个：📧 a@branch.example");
        assertThat(shown.select(".differences").text()).contains("王伟 和 李娜，合并后由李娜负责");
        Map<String, String> form = form(shown);
        assertThat(zhaoqiang.submit(merge, form).statusCode())
                .as("not confirmed")
                .isEqualTo(409);
        form.put("sure", "yes");
        desk.hub.data.take(desk.hub.data.mail(ago(70), "a@branch.example", "分三", "x"));
        HttpResponse<String> stale = zhaoqiang.submit(merge, form);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("其中一位客户有了变化");
        assertThat(page(stale).select(".side").get(0).text()).contains("3条");
        String now = timelines(branch, head);
        assertThat(now).isNotEqualTo(before);
        Map<String, String> again = form(page(stale));
        again.put("sure", "yes");
        HttpResponse<String> merged = zhaoqiang.submit(merge, again);
        assertThat(merged.statusCode()).isEqualTo(303);
        Document done = open(zhaoqiang, Browser.location(merged));
        assertThat(done.select(".notice").text()).contains("奥克斯分公司 已合并到奥克斯总部", "撤销这次合并");
        assertThat(open(lina, "/c/" + head.id()).text()).contains("分一", "分二", "分三", "总一");
        Document undo = open(zhaoqiang, done.select("a:contains(撤销这次合并)").attr("href"));
        assertThat(undo.select(".side").get(0).text()).contains("3条");
        assertThat(undo.text()).contains("赵强 刚刚合并");
        Map<String, String> split = form(undo);
        split.put("sure", "yes");
        HttpResponse<String> back = zhaoqiang.submit("/c/" + head.id() + "/split", split);
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(open(zhaoqiang, Browser.location(back)).text()).contains("已拆出奥克斯分公司");
        assertThat(timelines(branch, head)).isEqualTo(now);
        assertThat(
                        desk.count(
                                "SELECT count(*) FROM audit_log WHERE actor = 'zhaoqiang' AND action IN ('customer.merge', 'customer.split')"))
                .isEqualTo(2);
    }

    private static Map<String, String> form(Document page) {
        Map<String, String> fields = new LinkedHashMap<>();
        page.select(".plan input[type=hidden]").forEach(field -> fields.put(field.attr("name"), field.val()));
        return fields;
    }

    private String timelines(Customer one, Customer other) {
        return open(boss, "/c/" + one.id()).select(".entries").text() + "\n"
                + open(boss, "/c/" + other.id()).select(".entries").text();
    }

    @Test
    void oneSearchFindsEverythingWithinRights() {
        desk.hub.data.contact(desk.aux, ContactPointKind.PHONE, "+8613900005555", "张采购");
        desk.hub.data.contact(desk.gree, ContactPointKind.PHONE, "+8613900006666", "张采购");
        desk.task("TASK-SEARCH-1", desk.aux, "核对阻燃等级报告", "wangwei", "", "us");
        desk.task("TASK-SEARCH-2", desk.gree, "核对阻燃等级样条", "sunli", "", "us");
        desk.hub.data.take(desk.hub.data.call(ago(400), "+8613900005555", "问阻燃等级"));
        desk.hub
                .data
                .db()
                .execute(
                        """
                        INSERT INTO reports (report_id, tenant_id, report_type, target, period_start, period_end, markdown, title)
                        VALUES ('RPT-S-1', 'T001', 'daily', 'all', '2024-06-14Z', '2024-06-15Z', '# 日报\n今天谈了阻燃等级', '日报 2024-06-14')
                        """);
        Document his = open(wangwei, "/search?q=" + encoded("阻燃等级"));
        assertThat(his.select(".found-hit").text()).contains("核对阻燃等级报告").doesNotContain("样条", "日报");
        assertThat(his.select(".hit .gist").text()).contains("问阻燃等级");
        assertThat(his.select(".found-hit mark").eachText()).contains("阻燃等级");
        assertThat(open(zhaoqiang, "/search?q=" + encoded("阻燃等级"))
                        .select(".found-hit")
                        .text())
                .contains("日报 2024-06-14", "核对阻燃等级报告")
                .doesNotContain("样条");
        assertThat(open(boss, "/search?q=" + encoded("等级") + "&kind=tasks")
                        .select(".found-hit")
                        .text())
                .contains("样条", "报告");
        Document people = open(wangwei, "/search?q=" + encoded("采购"));
        assertThat(people.select(".found-hit").eachText())
                .singleElement()
                .asString()
                .contains("张采购", "奥克斯");
        for (String typed : List.of("139 0000 5555", "139-0000-5555", "+86 13900005555", "5555")) {
            assertThat(open(wangwei, "/search?q=" + encoded(typed))
                            .select(".found-hit")
                            .text())
                    .as(typed)
                    .contains("张采购", "📱 13900005555");
        }
        assertThat(open(wangwei, "/search?q=6666").select(".found-hit").text()).doesNotContain("张采购");
        for (String typed : List.of("奥克斯", "aokesi", "aks")) {
            assertThat(open(wangwei, "/search?q=" + encoded(typed))
                            .select(".found-hit")
                            .text())
                    .as(typed)
                    .contains("宁波奥克斯空调有限公司");
            assertThat(open(sunli, "/search?q=" + encoded(typed))
                            .select(".found-hit")
                            .text())
                    .as(typed)
                    .doesNotContain("奥克斯空调");
        }
        assertThat(open(wangwei, "/search?q=" + encoded("阻燃等级") + "&type=email").select(".hit, .found-hit"))
                .isEmpty();
        assertThat(open(wangwei, "/search?q=" + encoded("阻燃等级") + "&type=phone&from=2024-06-14&to=2024-06-15")
                        .select(".hit"))
                .hasSize(1);
        assertThat(open(wangwei, "/search?q=" + encoded("阻燃等级") + "&customer=" + desk.aux.id())
                        .select(".found-hit")
                        .text())
                .contains("核对阻燃等级报告");
        assertThat(wangwei.get("/search?q=a&customer=" + desk.gree.id()).statusCode())
                .isEqualTo(403);
        assertThat(wangwei.get("/search?q=a&from=tomorrow").statusCode()).isEqualTo(400);
    }

    @Test
    void whatAFileSaysIsFoundAndShownWithItsName() {
        desk.hub.data.take(desk.hub.data.call(ago(300), "+8613900005555", "见附件"));
        desk.hub
                .data
                .db()
                .execute(
                        """
                        INSERT INTO communication_attachments (attachment_id, tenant_id, record_id, file_name, ocr_text, text_terms)
                        SELECT 'ATT-1', 'T001', record_id, '合同<b>.pdf', '质保期二十四个月', CAST('''质保'' ''保期'' ''期二''' AS tsvector)
                        FROM customer_communications WHERE content = '见附件';
                        UPDATE customer_communications SET search = search WHERE content = '见附件'
                        """);
        for (String kind : List.of("", "&kind=files")) {
            HttpResponse<String> found = wangwei.get("/search?q=" + encoded("质保期") + kind);
            assertThat(page(found).select(".hit .gist").text()).contains("📎 合同<b>.pdf：质保期二十四个月");
            assertThat(found.body()).doesNotContain("<b>.pdf");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "' OR 1=1 --", "%", "_", "\\", "张%", "+86%", "\"><img>"})
    void whatIsTypedIsText(String typed) {
        HttpResponse<String> answer = wangwei.get("/search?q=" + encoded(typed));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("<script>alert", "\"><img>");
        assertThat(page(answer).select(".found-hit").text()).doesNotContain("格力");
        assertThat(zhaoqiang
                        .get("/c/" + desk.aux.id() + "/merge?q=" + encoded(typed))
                        .body())
                .doesNotContain("<script>alert", "\"><img>");
    }
}
