package cn.topcentral.hub.templates.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.templates.page.customer.CustomerHeader;
import cn.topcentral.hub.templates.page.customer.CustomerHeader.Health;
import cn.topcentral.hub.templates.page.customer.CustomerHeader.Moment;
import cn.topcentral.hub.templates.page.customer.CustomerHeader.Reason;
import cn.topcentral.hub.templates.page.customer.CustomerHeader.Tab;
import cn.topcentral.hub.templates.page.customer.CustomerHeader.Way;
import cn.topcentral.hub.templates.page.customer.EntryRow;
import cn.topcentral.hub.templates.page.customer.FilterForm;
import cn.topcentral.hub.templates.page.customer.FilterForm.Chip;
import cn.topcentral.hub.templates.page.customer.FilterForm.Choice;
import cn.topcentral.hub.templates.page.customer.FilterForm.Choices;
import cn.topcentral.hub.templates.page.customer.Further;
import cn.topcentral.hub.templates.page.customer.ListPageModel;
import cn.topcentral.hub.templates.page.customer.RecordList;
import cn.topcentral.hub.templates.page.customer.TimelineDays;
import cn.topcentral.hub.templates.page.customer.TimelinePageModel;
import cn.topcentral.hub.templates.timeline.Story;
import cn.topcentral.hub.templates.timeline.TimelineEntry;
import cn.topcentral.hub.templates.timeline.TimelineEntry.ChatBurst;
import cn.topcentral.hub.templates.timeline.TimelineEntry.ChatLine;
import cn.topcentral.hub.templates.timeline.TimelineEntry.Holdings;
import cn.topcentral.hub.templates.timeline.TimelineEntry.Labels;
import cn.topcentral.hub.templates.timeline.TimelineEntry.Single;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final String OUR_TAGS =
            "#root|html|head|meta|title|link|script|body|main|header|footer|section|nav|form|input|button|div|p|h1|h2|ul|ol|li"
                    + "|a|span|small|bdi|time|details|summary|label|select|option|strong|b|br|kbd|table|caption|thead|tbody|tr|th|td";
    private static final String OUR_ATTRIBUTES =
            "id|open|lang|charset|name|content|rel|href|src|defer|class|dir|datetime|method|action|type|value|role"
                    + "|hx-headers|hx-get|hx-trigger|hx-target|hx-select|hx-swap|hx-push-url|hx-indicator|hx-sync|aria-expanded|aria-sort|scope"
                    + "|colspan|selected|title|maxlength|placeholder|autocomplete|data-name|aria-hidden|aria-label|aria-live|aria-current|#doctype|publicid|systemid|pubsyskey";

    private final Pages pages = new Pages();

    private static final FilterForm NO_FILTER = new FilterForm("/c/C001", List.of(), "", "", "", false, List.of());

    private String page(List<TimelineEntry> entries, CustomerHeader header) {
        return page(entries, header, Optional.empty(), Optional.empty());
    }

    private String page(
            List<TimelineEntry> entries, CustomerHeader header, Optional<RecordId> sought, Optional<Further> further) {
        return pages.page(
                Shells.REP,
                new TimelinePageModel(
                        header,
                        NO_FILTER,
                        new TimelineDays("/c/C001", "?days=7", entries, sought, Optional.empty(), further, Story.NOW),
                        sought.map(id -> URI.create("/c/C001"))));
    }

    private static CustomerHeader header(String name, Optional<Health> health, Optional<Moment> last) {
        return new CustomerHeader(
                name,
                Story.AUX,
                health,
                last,
                List.of("共6条", "负责人 李雷"),
                true,
                List.of(new Tab("时间轴", "📅", "/c/C001", true), new Tab("列表", "📋", "/c/C001/list", false)),
                List.of(new Way("客户报告", "📄", "/c/C001/report")));
    }

    private static CustomerHeader header() {
        return header("奥克斯", Optional.empty(), Optional.of(Moment.of(Story.NOW.minusSeconds(7200), Story.NOW)));
    }

    @Test
    void showsDaysRowsLabelsAndTheFoldedChat() throws IOException {
        String html = page(
                Story.entries(),
                header(),
                Optional.empty(),
                Optional.of(new Further(URI.create("?before=2024-06-15T01:30:00Z_CALL1"), Optional.empty())));
        assertThat(html)
                .contains("今天 6月17日", "昨天 6月16日", "6月15日 周六")
                .contains("09:30", "400电话", "客户发起 · 15分钟", "询价PCR-ABS，月需求50吨")
                .contains("意图: 询价", "情绪: 积极", "紧急: 高", "附件: 2个")
                .contains("10:15–10:42", "12条", "<details", "首批先订20吨，月底能到吗？")
                .contains("演示数据", "2小时前", "负责人 李雷")
                .contains("href=\"?before=2024-06-15T01:30:00Z_CALL1\"")
                .contains("关系健康度 <strong>还没有</strong>", "/洞察 <bdi>奥克斯");
        // For looking at it in a browser: target/pages/timeline.html beside its style sheet.
        Path folder = Files.createDirectories(Path.of("target/pages"));
        Files.writeString(
                folder.resolve("timeline.html"), html.replace(Assets.url("hub.css"), "../classes/assets/hub.css"));
    }

    @Test
    void aRecordLeadsToItsDetailsAndToWhatThereIsToHearAndRead() {
        Single call = new Single(
                Story.id(1),
                CommunicationType.VISIT,
                "商务拜访",
                Direction.OUTBOUND,
                Story.NOW,
                Optional.empty(),
                "李工",
                "工厂考察",
                7,
                Optional.empty(),
                new Holdings(5, true, true, true));
        Document page = Jsoup.parse(page(List.of(call), header()));
        String record = "/c/C001/records/" + Story.id(1).value();
        assertThat(page.select(".open a").eachAttr("href"))
                .containsExactly(record, record + "#recording", record + "#text");
        assertThat(page.select(".open a[hx-get=" + record + "][aria-expanded=false]"))
                .hasSize(1);
        assertThat(page.select(".label").eachText()).containsExactly("附件: 2个", "照片: 5张", "拜访报告");
    }

    @Test
    void aChatIsReadWhenItIsOpenedAndHasALinkForThoseWithoutScripts() {
        ChatBurst burst = new ChatBurst(
                CommunicationType.WECHAT, "企业微信", 12, Story.NOW, Story.NOW, "李工", "好的", List.of(), Optional.of("T&1"));
        Document page = Jsoup.parse(page(List.of(burst), header()));
        assertThat(page.select("details.chat a").attr("href")).isEqualTo("/c/C001/chats?days=7&thread=T%261");
        assertThat(page.select("details.chat [hx-get]").attr("hx-get")).isEqualTo("/c/C001/chats?days=7&thread=T%261");
    }

    @Test
    void theHealthStandsWithItsTrendAndReasons() {
        Health health = new Health(
                85,
                "upward",
                "关系良好",
                List.of(new Reason("响应", 90, 30, "我们平均 20 分钟回复")),
                Moment.of(Story.NOW, Story.NOW));
        String html =
                page(Story.entries(), header("奥克斯", Optional.of(health), Optional.of(Moment.of(Story.NOW, Story.NOW))));
        assertThat(html).contains("85/100", "<strong>↑</strong> 上升", "响应 90分", "占30%", "我们平均 20 分钟回复");
    }

    @Test
    void everyRecordHasAnAnchorAndTheOneSoughtStandsOut() {
        Document whole = Jsoup.parse(page(Story.entries(), header()));
        assertThat(whole.select(".days li[id]")).hasSize(8).doesNotHaveDuplicates();
        assertThat(whole.select(".sought, details.chat[open]")).isEmpty();
        ChatBurst burst = (ChatBurst) Story.entries().get(1);
        RecordId said = burst.messages().get(1).id();
        Document page = Jsoup.parse(page(Story.entries(), header(), Optional.of(said), Optional.empty()));
        assertThat(page.select("details[open] li.sought").eachAttr("id")).containsExactly(said.value());
        assertThat(page.select(".more a[href=/c/C001]").text()).isEqualTo("回到最新的记录");
    }

    @Test
    void aDayThatIsShownAlreadyGoesOnWithoutItsHeading() {
        String part = pages.part(new TimelineDays(
                "/c/C001",
                "",
                Story.entries(),
                Optional.empty(),
                Optional.of(LocalDate.of(2024, 6, 17)),
                Optional.of(new Further(URI.create("?before=x"), Optional.of(Story.NOW))),
                Story.NOW));
        assertThat(part).doesNotContain("今天 6月17日", "<html").contains("昨天 6月16日", "往前找到", "继续找更早的", "part=2024-06-15");
    }

    @Test
    void theHeadingHasTheRegisteredNameWithTheShortOneBesideIt() {
        Document page = Jsoup.parse(page(List.of(), header()));
        assertThat(page.select("h1").text()).isEqualTo(Story.AUX + " 奥克斯 演示数据");
        assertThat(page.title()).startsWith("奥克斯 ·");
        assertThat(Jsoup.parse(page(List.of(), header(Story.AUX, Optional.empty(), Optional.empty())))
                        .select("h1 small"))
                .isEmpty();
    }

    @Test
    void anEmptyPageSaysWhyAndWhatToDo() {
        assertThat(page(List.of(), header(Story.AUX, Optional.empty(), Optional.empty())))
                .contains("还没有任何渠道", "导入历史记录")
                .doesNotContain("没有更早的记录了");
        assertThat(page(List.of(), header())).contains("没有符合条件的记录");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</title></style><svg/onload=alert(1)>",
                "<!-- --><iframe src=javascript:alert(1)>"
            })
    void whatCustomersWroteStaysText(String attack) {
        Single single = new Single(
                Story.id(1),
                CommunicationType.EMAIL,
                attack,
                Direction.INBOUND,
                Story.NOW,
                Optional.of(Duration.ofMinutes(1)),
                attack,
                attack,
                1,
                Optional.of(new Labels(Optional.of(attack), Optional.of(attack), Optional.of(attack))));
        ChatBurst burst = new ChatBurst(
                CommunicationType.WECHAT,
                attack,
                2,
                Story.NOW,
                Story.NOW,
                attack,
                attack,
                List.of(new ChatLine(Story.id(2), Story.NOW, attack, attack)));
        Moment now = new Moment(Story.NOW, attack, attack);
        CustomerHeader header = new CustomerHeader(
                "short " + attack,
                attack,
                Optional.of(new Health(1, attack, attack, List.of(new Reason(attack, 1, 1, attack)), now)),
                Optional.of(now),
                List.of(attack),
                false,
                List.of(),
                List.of());
        FilterForm filter = new FilterForm(
                "/c/C001",
                List.of(new Choices("channel", "渠道", false, List.of(new Choice(attack, attack, true)))),
                attack,
                attack,
                attack,
                false,
                List.of(new Chip(attack, "/c/C001?x=" + attack.replace("<", "%3C"))));
        TimelineDays days = new TimelineDays(
                "/c/C001", "", List.of(single, burst), Optional.empty(), Optional.empty(), Optional.empty(), Story.NOW);
        String html = pages.page(Shells.REP, new TimelinePageModel(header, filter, days, Optional.empty()));
        assertStaysText(html, attack);
        RecordList.Row row = new RecordList.Row(
                "/c/C001/records/1",
                "2024-06-17T00:00:00Z",
                attack,
                "📧",
                attack,
                attack,
                attack,
                Optional.of(EntryRow.bare("意图", attack)),
                Optional.empty(),
                Optional.empty(),
                attack);
        assertStaysText(
                pages.page(
                        Shells.REP,
                        new ListPageModel(
                                header,
                                filter,
                                new RecordList(List.of(row), false, Optional.empty()),
                                URI.create("?sort=oldest"),
                                Optional.empty())),
                attack);
        assertStaysText(pages.message(attack, attack), attack);
    }

    /** As a browser would parse it: the attack is text, every element and attribute is one of ours. */
    private static void assertStaysText(String html, String attack) {
        Document page = Jsoup.parse(html);
        assertThat(page.wholeText()).contains(attack);
        assertThat(page.getAllElements()).allSatisfy(element -> {
            assertThat(element.tagName()).matches(OUR_TAGS);
            assertThat(element.attributes().asList())
                    .allSatisfy(attribute -> assertThat(attribute.getKey()).matches(OUR_ATTRIBUTES));
        });
    }

    @Test
    void directionOverridesDoNotReachThePage() {
        assertThat(page(
                        List.of(Story.single(CommunicationType.EMAIL, "06-17T09:00", "a", "发票\u202Egpj.exe")),
                        header()))
                .contains("发票gpj.exe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x"})
    void theLinksToOtherPagesAreWebAddresses(String link) {
        URI bad = URI.create(link);
        TimelineDays days = new TimelineDays(
                "/c/C001", "", List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Story.NOW);
        assertThatIllegalArgumentException().isThrownBy(() -> new Further(bad, Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimelinePageModel(header(), NO_FILTER, days, Optional.of(bad)));
    }

    @Test
    void aMessagePageSaysOneThing() {
        assertThat(pages.message("没有找到", "这位客户不存在，或您没有查看权限。"))
                .contains("<h1 dir=\"auto\">没有找到</h1>", "这位客户不存在，或您没有查看权限。");
    }

    @Test
    void theStyleSheetIsAResource() throws IOException {
        try (var css = Pages.class.getResourceAsStream("/assets/hub.css")) {
            assertThat(css).isNotNull();
            assertThat(new String(css.readAllBytes(), StandardCharsets.UTF_8)).contains("prefers-color-scheme: dark");
        }
    }
}
