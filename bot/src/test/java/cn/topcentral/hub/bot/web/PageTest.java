package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
    private static final Pattern EARLIER = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final Pattern MAIL = Pattern.compile("Mail-(\\d+)-");

    private WebHub hub;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = new WebHub(folder);
        browser = hub.signedIn();
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private static Instant ago(long minutes) {
        return NOON.minus(Duration.ofMinutes(minutes));
    }

    @Test
    void pagingShowsEachOfOneHundredAndTwentyEntriesOnce() {
        Customer customer = hub.data.customer("翻页客户", "paging.example");
        hub.data.contact(customer, ContactPointKind.WECOM_EXTERNAL, "wm_paging", "周工");
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 119; i++) {
            drafts.add(hub.data.mail(ago(i * 60L), "a@paging.example", "Mail-" + i + "-", "text"));
        }
        drafts.addAll(hub.data.conversation(ago(7000), 40, "wm_paging", "周工"));
        hub.data.take(drafts);
        List<String> seen = new ArrayList<>();
        int chats = 0;
        String path = "/c/" + customer.id();
        int pages = 0;
        while (!path.isEmpty()) {
            String body = browser.get(path).body();
            pages++;
            Matcher mail = MAIL.matcher(body);
            while (mail.find()) {
                seen.add(mail.group(1));
            }
            chats += body.split("40条", -1).length - 1;
            Matcher earlier = EARLIER.matcher(body);
            path = earlier.find() ? "/c/" + customer.id() + earlier.group(1).replace("&amp;", "&") : "";
        }
        assertThat(pages).isEqualTo(4);
        assertThat(seen).hasSize(119).doesNotHaveDuplicates();
        assertThat(chats).isEqualTo(1);
    }

    @Test
    void markupInNamesSubjectsAndMessagesStaysText() {
        Customer customer = hub.data.customer("<script>alert(1)</script>厂", "xss.example");
        hub.data.contact(customer, ContactPointKind.WECOM_EXTERNAL, "wm_xss", "\"><img src=x onerror=alert(2)>");
        hub.data.take(hub.data.mail(ago(1), "a@xss.example", "<svg onload=alert(3)>", "</p><script>alert(4)</script>"));
        hub.data.take(hub.data.conversation(ago(30), 3, "wm_xss", "x"));
        String body = browser.get("/c/" + customer.id()
                        + "?period=<b>bold</b>".replace("<", "%3C").replace(">", "%3E"))
                .body();
        assertThat(body)
                .contains("&lt;script&gt;alert(1)", "&lt;svg onload=alert(3)&gt;", "&lt;img src=x", "&lt;b&gt;bold")
                .doesNotContain("<script>", "<svg", "<img", "<b>");
    }

    @Test
    void aMergedCustomersPageMovesToTheSurvivorAndKeepsTheFilter() {
        Customer survivor = hub.data.customer("合并后", "survivor.example");
        Customer old = hub.data.customer("合并前", "gone.example");
        hub.data.merge(old, survivor);
        HttpResponse<String> answer = browser.get("/c/" + old.id() + "?type=email");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer)).endsWith("/c/" + survivor.id() + "?type=email");
        assertThat(Browser.location(browser.get("/c/" + old.id() + "/list?type=email&sort=oldest")))
                .endsWith("/c/" + survivor.id() + "/list?type=email&sort=oldest");
    }

    @Test
    void aColleaguesCustomerIsRefusedWithoutAWordAboutIt() {
        Customer theirs = hub.data.customer("珠海格力电器股份有限公司", "gree.example");
        hub.data.take(hub.data.mail(ago(5), "wu@gree.example", "格力的秘密报价", "11,200 一吨"));
        hub.data.db().execute("UPDATE customers SET owner_userid = 'lina' WHERE customer_id = '" + theirs.id() + "'");

        for (String path : List.of(
                "/c/" + theirs.id(),
                "/c/" + theirs.id() + "/list",
                "/c/" + theirs.id() + "/chats?thread=T-1",
                "/c/" + theirs.id() + "?part=2024-06-15&before=2024-06-16T00:00:00Z_x",
                "/search?q=x&customer=" + theirs.id())) {
            HttpResponse<String> page = browser.get(path);
            assertThat(page.statusCode()).isEqualTo(403);
            assertThat(page.body()).contains("没有查看权限").doesNotContain("格力", "报价");
        }
        assertThat(browser.get("/search?q=%E7%A7%98%E5%AF%86%E6%8A%A5%E4%BB%B7").body())
                .doesNotContain("11,200");
    }

    @Test
    void anUnknownCustomerIsSaidSoWithAWayOn() {
        for (String id : List.of("x".repeat(80), "%20")) {
            HttpResponse<String> answer = browser.get("/c/" + id);
            assertThat(answer.statusCode()).as(id).isIn(400, 404);
            assertThat(answer.body()).as(id).contains("企业微信");
        }
        hub.data.employees().save(PageRights.employee("root", Employee.Role.ADMIN));
        HttpResponse<String> unknown = hub.signedIn("root").get("/c/C999999");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("没有找到这位客户", "/时间轴");
    }

    @Test
    void theAddressChoosesPeriodAndChannel() {
        Customer customer = hub.data.customer("筛选客户", "filter.example");
        hub.data.contact(customer, ContactPointKind.PHONE, "+8613900139000", "赵经理");
        hub.data.take(
                hub.data.mail(Instant.parse("2024-06-10T01:00:00Z"), "a@filter.example", "六月十日", "x"),
                hub.data.mail(Instant.parse("2024-06-12T15:59:00Z"), "a@filter.example", "十二日深夜", "x"),
                hub.data.call(Instant.parse("2024-06-11T01:00:00Z"), "+8613900139000", "电话里说的"));
        String page = "/c/" + customer.id();
        assertThat(browser.get(page + "?type=phone").body()).contains("电话里说的").doesNotContain("六月十日");
        assertThat(browser.get(page + "?from=2024-06-11&to=2024-06-12").body())
                .contains("十二日深夜", "电话里说的", "2024-06-11 至 2024-06-12", "共3条")
                .doesNotContain("六月十日");
        assertThat(browser.get(page + "?from=2024-06-11&type=email&type=phone").body())
                .contains("2024-06-11 起", "📞 400电话、📧 Email");
        assertThat(browser.get(page + "?from=2024-06-13").body()).contains("没有符合条件的记录");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=2024-02-30",
                "type=fax",
                "intent=love",
                "sentiment=positive,gloomy",
                "urgency=3",
                "days=8",
                "person=wangwei",
                "before=2024",
                "before=x_y",
                "from=-999999999-01-01T00:00:00Z",
                "to=%2B999999999-01-01T00:00:00Z"
            })
    void anAddressThatWasCutIsAnsweredWithWhatToDo(String query) {
        Customer customer = hub.data.customer("链接客户", "link.example");
        HttpResponse<String> answer = browser.get("/c/" + customer.id() + "?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("从卡片重新打开");
    }
}
