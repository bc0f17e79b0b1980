package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdministrationPageTest {
    private static final String NEW = "/administration/new-employee";
    private static final String SILENCES = "/administration/silences";

    private WebHub hub;
    private Browser root;

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = new WebHub(folder);
    }

    @BeforeEach
    void begin() {
        hub.clear();
        hub.data.employees().save(PageRights.employee("root", Role.ADMIN));
        root = hub.signedIn("root");
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private Document page(String path) {
        HttpResponse<String> answer = root.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static Map<String, String> fields(String userid, String role, String... more) {
        Map<String, String> fields =
                new HashMap<>(Map.of("userid", userid, "name", userid, "role", role, "manager", "", "active", "yes"));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    private HttpResponse<String> change(String userid, String role, String... more) {
        return root.postFrom(NEW, "/administration/employees/" + userid, fields(userid, role, more));
    }

    private Employee employee(String userid) {
        return hub.data.employees().byUserid(userid).orElseThrow();
    }

    @Test
    void employeesAreFoundAddedAndChanged() {
        assertThat(page("/administration?q=%E7%8E%8B").select("ul.entries li").eachText())
                .singleElement()
                .satisfies(row -> assertThat(row).contains("王伟", "wangwei", "销售"));
        assertThat(page("/administration?q=zzz").text()).contains("没有找到");
        HttpResponse<String> added = root.postFrom(
                NEW,
                NEW,
                fields(
                        "LiNa",
                        "manager",
                        "name",
                        "李娜",
                        "phone",
                        "138 0013 8000",
                        "email",
                        "LiNa@topcentral.cn",
                        "team",
                        "华东"));
        assertThat(added.statusCode()).isEqualTo(303);
        assertThat(employee("lina"))
                .isEqualTo(new Employee(
                        "lina",
                        "李娜",
                        Role.MANAGER,
                        Optional.of("+8613800138000"),
                        Optional.of("lina@topcentral.cn"),
                        Optional.of("华东"),
                        Optional.empty(),
                        true));
        assertThat(root.postFrom(NEW, NEW, fields("lina", "rep")).body()).contains("已经在名单里");
        assertThat(change("wangwei", "rep", "manager", "lina", "active", "").statusCode())
                .isEqualTo(303);
        assertThat(employee("wangwei").manager()).contains("lina");
        assertThat(employee("wangwei").active()).isFalse();
        assertThat(hub.signedIn("wangwei").get("/").statusCode()).isNotEqualTo(200);
        assertThat(page("/administration/audit").text())
                .contains("修改员工", "employee wangwei", "上级： → lina", "添加员工")
                .doesNotContain("13800138000");
    }

    @Test
    void aWrongFormComesBackAsItWasWithWhatIsWrong() {
        HttpResponse<String> answer = root.postFrom(
                NEW, NEW, fields("li na", "boss", "name", " ", "phone", "12", "email", "a@b", "team", "<b>华东</b>"));
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select(".wrong").eachText()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(page.select("input[name=team]").attr("value")).isEqualTo("<b>华东</b>");
        assertThat(page.select("input[name=phone]").attr("aria-invalid")).isEqualTo("true");
    }

    @Test
    void theLastAdministratorAndOneselfAreNotLockedOut() {
        assertThat(change("root", "rep").body()).contains("最后一位系统管理员");
        hub.data.employees().save(PageRights.employee("second", Role.ADMIN));
        assertThat(change("root", "manager").body()).contains("不能取消自己的管理员权限");
        assertThat(change("root", "admin", "active", "").body()).contains("停用自己");
        assertThat(change("second", "rep").statusCode()).isEqualTo(303);
        assertThat(employee("root").role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void nobodyBecomesTheirOwnSuperior() {
        hub.data.employees().save(PageRights.employee("lead", Role.MANAGER));
        assertThat(change("wangwei", "manager", "manager", "lead").statusCode()).isEqualTo(303);
        assertThat(change("lead", "manager", "manager", "wangwei").body()).contains("自己的上级");
        assertThat(change("lead", "manager", "manager", "lead").body()).contains("自己的上级");
        assertThat(change("lead", "manager", "manager", "nobody").body()).contains("上级不在名单里");
    }

    @Test
    void theFormSaysWhatWeComWillOverwrite() {
        assertThat(page("/administration/employees/wangwei").text()).contains("企业微信同步已开启", "不会降级");
        assertThat(root.get("/administration/employees/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void channelsAreShownWithoutAnySecret() {
        String page = root.get("/administration/channels").body();
        assertThat(Jsoup.parse(page).text())
                .contains(
                        "AgentId 1000002", "群 sales", "邮箱 sales", "sales@topcentral.cn", "hotline", "类型 tinet", "未接入");
        assertThat(page)
                .doesNotContain(
                        "secret-of-the-app",
                        "hJqcu3uJ9Tn2gXPmxx2w9kkCkCE2EPYo",
                        "6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt",
                        "key-of-the-webhook",
                        "word-of-the-mailbox",
                        "token-of-the-hook");
    }

    @Test
    void jobsAreReadInWordsAndRunNow() {
        assertThat(page("/administration/jobs").select("ul.entries li").eachText())
                .satisfiesExactly(
                        poll -> assertThat(poll).contains("读取来源", "每5分钟一次", "上次 2分钟前", "下次 今天 12:03"),
                        daily -> assertThat(daily).contains("日报", "每天09:00", "启动后还没有"),
                        weekly -> assertThat(weekly).contains("周报", "每周一09:00"));
        String jobs = "/administration/jobs";
        assertThat(root.postFrom(jobs, jobs + "/run", Map.of("name", "daily analysis"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(root.postFrom(jobs, jobs + "/run", Map.of("name", "rm -rf")).statusCode())
                .isEqualTo(404);
        assertThat(hub.house.started).containsExactly("daily analysis");
        assertThat(page("/administration/audit").text()).contains("立即运行任务", "job daily analysis");
    }

    @Test
    void silencesAreMadeAndEndedAsByTheCommand() {
        Customer aux = hub.data.customer("宁波奥克斯空调有限公司", Optional.of("奥克斯"), "auxgroup.com");
        assertThat(page(SILENCES).text()).contains("没有静默中的客户");
        assertThat(root.postFrom(SILENCES, SILENCES, Map.of("customer", "没有这家", "days", "7"))
                        .body())
                .contains("没有找到“没有这家”");
        assertThat(root.postFrom(SILENCES, SILENCES, Map.of("customer", "奥克斯", "days", "90"))
                        .body())
                .contains("1 到 30 天");
        assertThat(root.postFrom(SILENCES, SILENCES, Map.of("customer", "奥克斯", "days", "7"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(page(SILENCES).select("ul.entries li").text()).contains("奥克斯", "全部风险", "由 root 设置");
        assertThat(root.postFrom(
                                SILENCES,
                                SILENCES + "/lift",
                                Map.of("customer", aux.id().value()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(page(SILENCES).text()).contains("没有静默中的客户");
        assertThat(root.postFrom(
                                SILENCES,
                                SILENCES + "/lift",
                                Map.of("customer", aux.id().value()))
                        .body())
                .contains("没有在静默中");
        assertThat(page("/administration/audit?action=silence.").select("ol.entries li"))
                .hasSize(2);
    }

    @Test
    void theTrailIsFilteredPagedAndExported() {
        AuditLog audit = new AuditLog(hub.data.db().database());
        for (int i = 0; i < 70; i++) {
            audit.record(new AuditEntry(
                    NOON.minusSeconds(i * 3600L),
                    "wangwei",
                    "customer.view",
                    "customer C" + i,
                    Map.of("page", "timeline")));
        }
        audit.record(
                new AuditEntry(NOON, "api:crm", "customer.merge", "=HYPERLINK(1)", Map.of("note", Troubled.ATTACK)));
        Document first = page("/administration/audit?actor=wangwei");
        assertThat(first.select("ol.entries > li.entry")).hasSize(50);
        HttpResponse<String> rest = root.getByScript(first.select(".more a").attr("href"));
        assertThat(rest.body()).doesNotContain("<html");
        assertThat(Jsoup.parse("<ol>" + rest.body() + "</ol>").select("li.entry"))
                .hasSize(20);
        assertThat(page("/administration/audit?subject=customer+C3")
                        .select("li.entry")
                        .text())
                .contains("查看客户", "王伟", "页面：timeline");
        assertThat(page("/administration/audit?from=2024-06-15&to=2024-06-15&actor=wangwei")
                        .select("li.entry"))
                .hasSize(13);
        String all = root.get("/administration/audit").body();
        assertThat(all).contains("合并客户", "&lt;script&gt;").doesNotContain("<script>alert");
        for (String wrong : List.of("from=yesterday", "before=x", "to=0000-01-01", "subject=" + "x".repeat(300))) {
            assertThat(root.get("/administration/audit?" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        HttpResponse<String> csv = root.get("/administration/audit.csv?action=customer.merge");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"audit-2024-06-15.csv\"");
        assertThat(csv.body().lines()).hasSize(2);
        assertThat(csv.body()).contains("'=HYPERLINK(1)", "合并客户");
        assertThat(root.get("/administration/audit.csv").body().lines()).hasSize(74);
    }

    @Test
    void namesAreTextWhateverTheySay() {
        hub.data
                .employees()
                .save(new Employee(
                        "evil",
                        Troubled.ATTACK,
                        Role.MANAGER,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Troubled.ATTACK),
                        Optional.empty(),
                        true));
        for (String path : List.of("/administration", "/administration/employees/evil", NEW, "/administration/audit")) {
            assertThat(page(path).select("img, script:not([src]), [onerror]"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void theHubSaysWhichItIs() {
        hub.clock.set(NOON.plusSeconds(7200));
        assertThat(page("/administration/about").text()).contains("5.0-test", "已运行2小时", "docs/rights.md");
    }
}
