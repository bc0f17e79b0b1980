package cn.topcentral.hub.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuotedTextTest {

    static List<Path> talonMails() {
        return Mails.files("talon", ".eml");
    }

    static List<Path> talonPages() {
        return Mails.files("talon", ".html");
    }

    static List<Path> chineseTexts() {
        return Mails.files("chinese", ".txt");
    }

    @ParameterizedTest
    @MethodSource("talonMails")
    void ofARealReplyOnlyTheNewWordIsLeft(Path file) {
        CommunicationDraft draft = Mails.draft(Mails.bytes(file));
        assertThat(draft.content()).isEqualTo("Hello");
        assertThat(written(draft.content() + "\n" + draft.quoted().orElseThrow()))
                .containsExactlyInAnyOrderElementsOf(written(draft.original().orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("talonPages")
    void ofARealHtmlReplyOnlyTheNewWordsAreLeft(Path file) {
        HtmlText html = HtmlText.of(new String(Mails.bytes(file), StandardCharsets.UTF_8));
        QuotedText.Split split = QuotedText.split(html, false);
        assertThat(written(split.visible())).containsExactly("Hi. I am fine.", "Thanks,", "Alex");
        assertThat(split.quoted().orElseThrow()).contains("Hello! How are you?");
        assertThat(written(split.visible() + "\n" + split.quoted().orElseThrow()))
                .containsExactlyInAnyOrderElementsOf(written(html.text()));
    }

    @ParameterizedTest
    @MethodSource("chineseTexts")
    void everyChineseProgramsMarkIsKnown(Path file) {
        String fixture = new String(Mails.bytes(file), StandardCharsets.UTF_8);
        String[] pieces = fixture.split("(?m)^=====\\n", -1);
        QuotedText.Split split = QuotedText.split(String.join("", pieces), false);
        List<String> visible = new ArrayList<>();
        List<String> quoted = new ArrayList<>();
        for (int i = 0; i < pieces.length; i++) {
            (i % 2 == 0 ? visible : quoted).addAll(written(pieces[i]));
        }
        assertThat(written(split.visible())).isEqualTo(visible);
        assertThat(written(split.quoted().orElse(""))).isEqualTo(quoted);
    }

    @Test
    void aForwardKeepsWhatIsForwarded() {
        String text = "请看客户的要求\n\n---------- 转发邮件信息 ----------\n发件人：李四\n日期：2024-06-15\n主题：要求\n\n阻燃V0\n";
        QuotedText.Split split = QuotedText.split(text, true);
        assertThat(split.visible()).contains("请看客户的要求", "阻燃V0");
        assertThat(split.quoted()).isEmpty();
    }

    @Test
    void aMailOfHistoryAloneStaysWhole() {
        String text = "-----原始邮件-----\n发件人: 李四\n发送时间: 2024年6月15日\n主题: 要求\n\n阻燃V0";
        assertThat(QuotedText.split(text, false).visible()).contains("阻燃V0");
    }

    @Test
    void answersWrittenBetweenTheQuotedLinesStay() {
        String text = "> 数量多少？\n50吨\n> 交期？\n> 账期？\n下月初，月结60天\n";
        assertThat(QuotedText.split(text, false))
                .isEqualTo(new QuotedText.Split("50吨\n下月初，月结60天", Optional.of("> 数量多少？\n> 交期？\n> 账期？")));
    }

    @Test
    void aParagraphThatBeginsLikeAnAttributionIsNotEaten() {
        String text = "在 2024 年的合同里客户写道：\n价格按月调整。\n请确认。\n\n>10吨起订";
        assertThat(QuotedText.split(text, false)).isEqualTo(new QuotedText.Split(text, Optional.empty()));
    }

    @Test
    void aDeliveryNoteIsNoHeaderBlock() {
        String text = "样品请寄：\n收件人：王五\n发件人：前台\n电话：0574-8888";
        assertThat(QuotedText.split(text, false).quoted()).isEmpty();
    }

    @Test
    void hiddenAndScriptedHtmlIsNotText() {
        HtmlText html = HtmlText.of(
                "<title>t</title><style>p{}</style><p style='display: none'>px</p><script>x()</script>"
                        + "<table><tr><td>型号</td><td>数量</td></tr><tr><td>PC/ABS</td><td>50吨</td></tr></table><ul><li>一<li>二</ul>");
        assertThat(html.text()).isEqualTo("型号\t数量\nPC/ABS\t50吨\n- 一\n- 二");
    }

    @Test
    void deeplyNestedHtmlDoesNotOverflowTheStack() {
        assertThat(HtmlText.of("<div>".repeat(200_000) + "到底了").text()).contains("到底了");
    }

    @Property(tries = 300)
    void noLineIsEverLost(@ForAll("mails") String text, @ForAll boolean forward) {
        QuotedText.Split split = QuotedText.split(text, forward);
        assertThat(written(split.visible() + "\n" + split.quoted().orElse("")))
                .containsExactlyInAnyOrderElementsOf(written(text));
        if (!text.isBlank()) {
            assertThat(split.visible()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> mails() {
        return Arbitraries.of(
                        "你好",
                        "",
                        "> 旧",
                        ">旧",
                        "-- ",
                        "张三",
                        "发件人: 李四",
                        "主题: 报价",
                        "发送时间: 2024-06-15",
                        "-----原始邮件-----",
                        "在 2024年6月15日，09:30，张三 <a@b.cn> 写道：",
                        "发自我的 iPhone",
                        "保密声明：本邮件含有机密",
                        "________________",
                        "  ")
                .list()
                .ofMaxSize(14)
                .map(lines -> String.join("\n", lines));
    }

    private static List<String> written(String text) {
        return Stream.of(text.split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
