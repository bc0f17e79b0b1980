package cn.topcentral.hub.templates.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.templates.timeline.CustomerTimeline;
import cn.topcentral.hub.templates.timeline.Story;
import cn.topcentral.hub.templates.timeline.TimelineEntry;
import cn.topcentral.hub.templates.timeline.TimelineEntry.ChatBurst;
import cn.topcentral.hub.templates.timeline.TimelineEntry.ChatLine;
import cn.topcentral.hub.templates.timeline.TimelineEntry.Labels;
import cn.topcentral.hub.templates.timeline.TimelineEntry.Single;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
                    + "|a|span|small|bdi|time|details|summary";
    private static final String OUR_ATTRIBUTES =
            "id|open|lang|charset|name|content|rel|href|src|defer|class|dir|datetime|method|action|type|value|role"
                    + "|hx-headers|aria-hidden|aria-label|aria-live|aria-current|#doctype|publicid|systemid|pubsyskey";

    private final Pages pages = new Pages();

    private String page(List<TimelineEntry> entries, boolean demo) {
        return page(Story.timeline(Story.AUX, entries, 0, demo));
    }

    private String page(CustomerTimeline timeline) {
        return pages.page(Shells.REP, only(timeline));
    }

    private static TimelinePageModel only(CustomerTimeline timeline) {
        return new TimelinePageModel(timeline, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void showsDaysRowsLabelsAndTheFoldedChat() throws IOException {
        String html = pages.page(
                Shells.REP,
                new TimelinePageModel(
                        Story.timeline(Story.AUX, Story.entries(), 146, true),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(URI.create("?before=2024-06-15T01:30:00Z_CALL1"))));
        assertThat(html)
                .contains("今天 6月17日", "昨天 6月16日", "6月15日 周六")
                .contains("09:30", "400电话", "客户发起 · 15分钟", "询价PCR-ABS，月需求50吨")
                .contains("意图: 询价", "情绪: 积极", "紧急: 高", "附件: 2个")
                .contains("10:15–10:42", "12条", "<details", "首批先订20吨，月底能到吗？")
                .contains("演示数据", "最后联系 2小时前", "负责人 李雷")
                .contains("href=\"?before=2024-06-15T01:30:00Z_CALL1\"")
                .doesNotContain("健康度");
        // For looking at it in a browser: target/pages/timeline.html beside its style sheet.
        Path folder = Files.createDirectories(Path.of("target/pages"));
        Files.writeString(
                folder.resolve("timeline.html"), html.replace(Assets.url("hub.css"), "../classes/assets/hub.css"));
        Files.writeString(
                folder.resolve("empty.html"),
                page(List.of(), false).replace(Assets.url("hub.css"), "../classes/assets/hub.css"));
    }

    @Test
    void showsTheHealthWhenThereIsAFigure() {
        CustomerTimeline base = Story.timeline(Story.AUX, Story.entries(), 0, false);
        CustomerTimeline healthy = new CustomerTimeline(
                base.customerId(),
                base.name(),
                base.registeredName(),
                base.owner(),
                base.level(),
                Optional.of(85),
                base.lastContact(),
                base.total(),
                base.period(),
                base.entries(),
                0,
                base.page(),
                base.now(),
                false);
        assertThat(page(healthy)).contains("关系健康度 85/100").doesNotContain("演示数据");
    }

    @Test
    void everyRecordHasAnAnchorAndTheOneSoughtStandsOut() {
        Document whole = Jsoup.parse(page(Story.entries(), false));
        assertThat(whole.select("main [id]")).hasSize(8).doesNotHaveDuplicates();
        assertThat(whole.select(".sought, details[open]")).isEmpty();
        ChatBurst burst = (ChatBurst) Story.entries().get(1);
        RecordId said = burst.messages().get(1).id();
        Document page = Jsoup.parse(pages.page(
                Shells.REP,
                new TimelinePageModel(
                        Story.timeline(Story.AUX, Story.entries(), 0, false),
                        Optional.of(said),
                        Optional.of(URI.create("/c/C001")),
                        Optional.empty())));
        assertThat(page.select("details[open] li.sought").eachAttr("id")).containsExactly(said.value());
        assertThat(page.select("main nav a[href=/c/C001]").text()).isEqualTo("回到最新的记录");
    }

    @Test
    void theHeadingHasTheRegisteredNameWithTheShortOneBesideIt() {
        CustomerTimeline base = Story.timeline("奥克斯", List.of(), 0, false);
        CustomerTimeline named = new CustomerTimeline(
                base.customerId(),
                "奥克斯",
                Story.AUX,
                base.owner(),
                base.level(),
                base.healthScore(),
                base.lastContact(),
                base.total(),
                base.period(),
                base.entries(),
                0,
                base.page(),
                base.now(),
                false);
        Document page = Jsoup.parse(page(named));
        assertThat(page.select("h1").text()).isEqualTo("宁波奥克斯空调有限公司 奥克斯");
        assertThat(page.title()).startsWith("奥克斯 ·");
        assertThat(Jsoup.parse(page(base)).select("h1").text()).isEqualTo("奥克斯");
    }

    @Test
    void anEmptyPageSaysWhyAndWhatToDo() {
        assertThat(page(List.of(), false)).contains("还没有任何渠道", "导入历史记录").doesNotContain("没有更早的记录了");
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
        CustomerTimeline timeline = new CustomerTimeline(
                attack,
                "short " + attack,
                attack,
                Optional.of(attack),
                Optional.of(attack),
                Optional.empty(),
                Optional.of(Story.NOW),
                3,
                attack,
                List.of(single, burst),
                0,
                Story.PAGE,
                Story.NOW,
                false);
        String html = page(timeline);
        assertStaysText(html, attack);
        assertStaysText(pages.message(attack, attack), attack);
        CustomerTimeline empty = Story.timeline(attack, List.of(), 0, false);
        assertStaysText(page(empty), attack);
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
        assertThat(page(List.of(Story.single(CommunicationType.EMAIL, "06-17T09:00", "a", "发票\u202Egpj.exe")), false))
                .contains("发票gpj.exe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x"})
    void theLinksToOtherPagesAreWebAddresses(String link) {
        CustomerTimeline timeline = Story.timeline(Story.AUX, List.of(), 0, false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimelinePageModel(
                        timeline, Optional.empty(), Optional.empty(), Optional.of(URI.create(link))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimelinePageModel(
                        timeline, Optional.empty(), Optional.of(URI.create(link)), Optional.empty()));
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
