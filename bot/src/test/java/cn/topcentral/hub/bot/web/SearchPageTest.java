package cn.topcentral.hub.bot.web;

import static cn.topcentral.hub.bot.timeline.HubData.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.Customer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Search over HTTP on a real PostgreSQL, and the way from a hit to its place on the timeline. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchPageTest {
    private WebHub hub;
    private Browser browser;
    private Customer aux;
    private Customer midea;

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = new WebHub(folder);
        browser = hub.signedIn();
        aux = hub.data.customer("宁波奥克斯空调有限公司", Optional.of("奥克斯"), "auxgroup.com");
        midea = hub.data.customer("美的集团", "midea.com");
        hub.data.contact(aux, ContactPointKind.WECOM_EXTERNAL, "wm_li", "李工");
        hub.data.take(
                hub.data.mail(ago(300), "zhang@auxgroup.com", "PCR-ABS 报价", "希望账期六十天，请确认。"),
                hub.data.mail(ago(400), "wang@midea.com", "PCR-PC 样品", "账期可以谈吗？运费怎么算"),
                hub.data.mail(ago(500), "nobody@unknown.example", "询价", "PCR-ABS 的账期"),
                hub.data.mail(ago(600), "zhang@auxgroup.com", "会议纪要", "寒暄。".repeat(400) + "最后定下阻燃等级V0。"));
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private static Instant ago(long minutes) {
        return NOON.minus(Duration.ofMinutes(minutes));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Document open(String path) {
        HttpResponse<String> answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private Document search(String words) {
        return open("/search?q=" + encoded(words));
    }

    private static List<String> hits(Document page) {
        return page.select(".hit .gist").eachText();
    }

    @Test
    void aStrangerIsSentToLogInAndComesBackToTheSearch() {
        HttpResponse<String> answer = hub.phone().get("/search?q=abc");
        assertThat(answer.statusCode()).isEqualTo(302);
        Browser phone = hub.phone();
        assertThat(Browser.location(phone.signIn("/search?q=abc", hub.wecom.codeOf("wangwei"))))
                .isEqualTo("/search?q=abc");
    }

    @Test
    void chineseAndLatinWordsMustOccurTogether() {
        Document page = search("PCR-ABS 账期");
        assertThat(hits(page))
                .containsExactly(
                        "zhang@auxgroup.com PCR-ABS 报价 · 希望账期六十天，请确认。", "nobody@unknown.example 询价 · PCR-ABS 的账期");
        assertThat(page.select(".hit:first-child mark").eachText()).containsExactly("PCR-ABS", "账期");
        assertThat(page.select(".hit:first-child .customer-name").attr("href")).isEqualTo("/c/" + aux.id());
        assertThat(page.select(".hit:last-child").text()).contains("待认领").doesNotContain("在时间轴上看");
        assertThat(page.select("h1").text()).isEqualTo("搜索“PCR-ABS 账期”");
    }

    @Test
    void aSearchWithinOneCustomerFindsOnlyThere() {
        Document page = open("/search?q=" + encoded("账期") + "&customer=" + midea.id());
        assertThat(hits(page)).containsExactly("wang@midea.com PCR-PC 样品 · 账期可以谈吗？运费怎么算");
        assertThat(page.select("input[name=customer]").val())
                .isEqualTo(midea.id().value());
        assertThat(page.select("a:contains(在全部客户里找)").attr("href")).isEqualTo("/search?q=" + encoded("账期"));
        assertThat(open("/search?q=" + encoded("阻燃") + "&customer=" + midea.id())
                        .select(".notice")
                        .text())
                .contains("美的集团的沟通记录里没有", "少写几个词");
    }

    @Test
    void aMergedCustomerIsSearchedWithItsSurvivor() {
        Customer survivor = hub.data.customer("合并后", "after.example");
        Customer gone = hub.data.customer("合并前", "gone.example");
        hub.data.take(
                hub.data.mail(ago(10), "a@after.example", "合并词", "新"),
                hub.data.mail(ago(20), "a@gone.example", "合并词", "旧"));
        hub.data.merge(gone, survivor);
        // The link of a card sent before the merge.
        for (Customer asked : List.of(survivor, gone)) {
            Document page = open("/search?q=" + encoded("合并词") + "&customer=" + asked.id());
            assertThat(hits(page)).hasSize(2);
            assertThat(page.select(".period a").attr("href")).isEqualTo("/c/" + survivor.id());
        }
    }

    @Test
    void aWordDeepInALongTextIsShown() {
        assertThat(hits(search("阻燃等级"))).singleElement().asString().contains("…", "最后定下阻燃等级V0。");
    }

    @Test
    void oneChineseCharacterFindsTheWordsItBegins() {
        assertThat(hits(search("运"))).singleElement().asString().contains("运费");
        assertThat(search("氟").select(".notice").text()).contains("单个字只找以它开头的词");
    }

    @ParameterizedTest
    @ValueSource(strings = {"，。！？", "()&|!<->:*", "'", "\\", "--", "%_", "   ", ""})
    void nothingSearchableIsSaidSo(String typed) {
        Document page = search(typed);
        assertThat(hits(page)).isEmpty();
        assertThat(page.select(".notice").text()).contains("请写汉字、字母或数字");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE customers; --",
                "账期' | '询价",
                "账期 & !询价",
                "账期:*",
                "账期 <-> 询价",
                "\\' 账期",
                "$$账期$$",
                "账期\u0000",
                "\uFEFF账期\u202E"
            })
    void whatMeansSomethingToTheDatabaseIsText(String typed) {
        Document page = search(typed);
        assertThat(page.select(".search input[name=q]")).hasSize(1);
        // No operator is one: a second word must occur as well, and what is neither word is left out.
        boolean word = typed.contains("账期");
        assertThat(hits(page)).hasSize(typed.contains("询价") ? 1 : word ? 3 : 0);
    }

    @Test
    void aVeryLongQueryIsCutAndSaidSo() {
        Document page = search("账期，".repeat(170).substring(0, 500));
        assertThat(page.select("input[name=q]").val()).hasSize(100);
        assertThat(page.text()).contains("写得太长");
        assertThat(hits(page)).hasSize(3);
    }

    @Test
    void markupInWhatWasTypedAndFoundStaysText() {
        Customer customer = hub.data.customer("<b>厂</b>", "xss-search.example");
        hub.data.take(hub.data.mail(ago(1), "a@xss-search.example", "<svg onload=alert(3)>", "隐藏<script>词"));
        String body = browser.get("/search?q=" + encoded("隐藏 <script>")).body();
        assertThat(body)
                .contains("&lt;b&gt;厂", "&lt;svg", "<mark>隐藏&lt;script&gt;</mark>")
                .doesNotContain("<script>", "<svg", "<b>");
        assertThat(browser.get("/search?q=x&customer=" + customer.id()).body()).doesNotContain("<b>");
    }

    @Test
    void pagingShowsEachHitOnceAndLeadsBack() {
        hub.data.customer("翻页客户", "paging-search.example");
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            // Ties in time: the id must decide where the next page begins.
            drafts.add(hub.data.mail(ago(1000 + i / 7), "a@paging-search.example", "翻页 " + i, "x"));
        }
        hub.data.take(drafts);
        List<String> seen = new ArrayList<>();
        String path = "/search?q=" + encoded("翻页");
        int pages = 0;
        while (!path.isEmpty()) {
            Document page = open(path);
            seen.addAll(hits(page));
            assertThat(page.select("a:contains(回到最新的结果)")).hasSize(pages == 0 ? 0 : 1);
            path = page.select("a[rel=next]").attr("href");
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(45).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"q=a&before=x", "q=a&before=2024-06-15T00:00:00Z_%00", "q=a&customer=C999999", "q=a&customer=%00"
            })
    void anAddressThatWasCutIsAnsweredWithWhatToDo(String query) {
        HttpResponse<String> answer = browser.get("/search?" + query);
        assertThat(answer.statusCode()).isIn(400, 403, 404);
        assertThat(answer.body()).satisfies(body -> assertThat(body).containsAnyOf("企业微信", "联系您的主管"));
    }

    @Test
    void theStartPageHasASearchBox() {
        Element form = Objects.requireNonNull(open("/").selectFirst("form.search"));
        assertThat(form.attr("method")).isEqualTo("get");
        assertThat(form.attr("action")).isEqualTo("/search");
        assertThat(form.select("input[name=q]")).hasSize(1);
    }

    @Test
    void aHitLeadsToItsPlaceBehindNewerRecords() {
        Customer customer = hub.data.customer("锚点客户", "anchor.example");
        List<CommunicationDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            drafts.add(hub.data.mail(ago(2000 + i / 4), "a@anchor.example", i == 120 ? "独角兽" : "平常 " + i, "x"));
        }
        hub.data.take(drafts);
        Document timeline = follow(search("独角兽"));
        assertThat(timeline.select(".entry:first-child").first()).isNotNull();
        Element first = Objects.requireNonNull(timeline.selectFirst(".entry"));
        assertThat(first.text()).contains("独角兽");
        assertThat(first.classNames()).contains("sought");
        assertThat(timeline.select(".entry .gist").eachText())
                .doesNotHaveDuplicates()
                .hasSizeBetween(7, 12);
        assertThat(timeline.select("a:contains(回到最新的记录)").attr("href")).isEqualTo("/c/" + customer.id());
    }

    @Test
    void aHitInsideALongChatOpensTheChatThere() {
        hub.data.customer("聊天客户", "chat.example");
        Customer customer = hub.data.customer("长聊客户", "long-chat.example");
        hub.data.contact(customer, ContactPointKind.WECOM_EXTERNAL, "wm_long", "赵工");
        List<CommunicationDraft> drafts = new ArrayList<>(hub.data.conversation(ago(5000), 200, "wm_long", "赵工"));
        drafts.set(60, hub.data.chat(ago(5000 - 60), "wm_long", "赵工", "麒麟色母什么时候到"));
        drafts.add(hub.data.mail(ago(4900), "a@long-chat.example", "聊天当中的邮件", "x"));
        drafts.add(hub.data.mail(ago(4000), "a@long-chat.example", "更新的邮件", "x"));
        hub.data.take(drafts);
        Document timeline = follow(search("麒麟色母"));
        Element first = Objects.requireNonNull(timeline.selectFirst(".entry"));
        assertThat(first.text()).contains("200条");
        assertThat(first.select("details[open] li.sought").text()).contains("赵工", "麒麟色母什么时候到");
        assertThat(first.select("details li")).hasSize(160);
        assertThat(timeline.text()).contains("聊天当中的邮件").doesNotContain("更新的邮件");
    }

    @Test
    void aLinkToARecordOfAnotherCustomerShowsTheTimelineFromItsNewest() {
        String place = search("运费").select(".place a").attr("href");
        String record = place.substring(place.indexOf('#') + 1);
        Document timeline = open("/c/" + aux.id() + "?record=" + record);
        assertThat(timeline.select(".sought, a:contains(回到最新的记录)")).isEmpty();
        assertThat(timeline.select(".entry")).isNotEmpty();
        assertThat(timeline.select("h1").text()).isEqualTo("宁波奥克斯空调有限公司 奥克斯");
        assertThat(browser.get("/c/" + aux.id() + "?record=%00").statusCode()).isEqualTo(400);
        assertThat(browser.get("/c/" + aux.id() + "?record=" + "x".repeat(65)).statusCode())
                .isEqualTo(400);
    }

    /** Opens the only hit's place; what the fragment names must be there, once. */
    private Document follow(Document found) {
        String place = Objects.requireNonNull(found.selectFirst(".place a")).attr("href");
        Document timeline = open(place.substring(0, place.indexOf('#')));
        assertThat(timeline.select("[id=" + place.substring(place.indexOf('#') + 1) + "]"))
                .hasSize(1);
        return timeline;
    }
}
