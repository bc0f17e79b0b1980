package cn.topcentral.hub.templates.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.topcentral.hub.templates.card.MarkdownMessage.Room;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTest {
    @Test
    void aTextOverTheLimitCannotBeMadeButShortenedOrSplit() {
        String content = "沟".repeat(2000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextMessage(content))
                .withMessageContaining("6000");
        assertThat(TextMessage.shortened(content).content()).endsWith("沟…").hasSize(682);
        List<TextMessage> parts = TextMessage.split(content);
        assertThat(parts).hasSize(3);
        assertThat(parts.get(0).content()).endsWith("（1/3）");
        assertThat(String.join(
                        "",
                        parts.stream()
                                .map(part -> part.content().split("\n", -1)[0])
                                .toList()))
                .isEqualTo(content);
    }

    @Test
    void aTextIsSplitAtLineEndsAndLosesNoLine() {
        String content = "第一行\n".repeat(300).strip();
        List<TextMessage> parts = TextMessage.split(content);
        assertThat(parts).hasSizeGreaterThan(1);
        long lines = parts.stream()
                .flatMap(part -> part.content().lines())
                .filter("第一行"::equals)
                .count();
        assertThat(lines).isEqualTo(300);
    }

    @Test
    void aShortTextIsOneMessageWithoutCounter() {
        assertThat(TextMessage.split("好")).containsExactly(new TextMessage("好"));
    }

    @Test
    void oneCharacterLargerThanAMessageDoesNotStopTheSplit() {
        String pile = "a" + "\u0301".repeat(3000);
        assertThat(TextMessage.split(pile)).allMatch(part -> Shortening.bytes(part.content()) <= 2048);
    }

    @ParameterizedTest
    @CsvSource({"<a href=\"http://x.cn\">点我</a>", "< A href='x'>", "<@all>", "</a>"})
    void tagsThatTextMessagesHonourAreDisarmed(String tag) {
        assertThat(new TextMessage("客户说:" + tag).content()).doesNotContain("<");
    }

    @ParameterizedTest
    @CsvSource({
        "<font color=\"warning\">涨价</font>,＜font color=\"warning\"＞涨价＜/font＞",
        "<@zhangsan>,＜@zhangsan＞",
        "[官网](http://evil.cn),［官网］(http://evil.cn)",
        "# 标题,＃ 标题",
        "  ## 标题,＃# 标题",
        "**急**,＊＊急＊＊",
        "`rm`,｀rm｀",
        "&lt;font&gt;,＆lt;font＆gt;",
        "R&D,R&D",
        "C\\\\n,C＼＼n"
    })
    void foreignTextCannotBecomeMarkup(String foreign, String shown) {
        assertThat(MarkdownMessage.escape(foreign)).isEqualTo(shown);
    }

    @Test
    void foreignLinesCannotBecomeHeadings() {
        assertThat(MarkdownMessage.escape("价格\n===\n# 一\n---")).isEqualTo("价格\n＝＝＝\n＃ 一\n－－－");
    }

    @Test
    void aCutMarkdownLeavesNothingOpen() {
        String content = "日报\n" + "好".repeat(670) + "<font color=\"info\">增长</font>" + "好".repeat(100);
        String cut = MarkdownMessage.shortened(content, Room.APP).content();
        assertThat(cut).endsWith("好…").doesNotContain("<font");
        assertThat(Shortening.bytes(cut)).isLessThanOrEqualTo(2048);
        String link = "好".repeat(670) + "[奥克斯](https://hub.example/c/C001?a=1234567890)" + "好".repeat(100);
        assertThat(MarkdownMessage.shortened(link, Room.APP).content()).doesNotContain("[");
        String bold = "好".repeat(678) + "**重要的事情**" + "好".repeat(100);
        assertThat(MarkdownMessage.shortened(bold, Room.APP).content()).doesNotContain("**");
        String halfMark = "a".repeat(2044) + "**重要**";
        assertThat(MarkdownMessage.shortened(halfMark, Room.APP).content()).isEqualTo("a".repeat(2044) + "…");
    }

    @Test
    void eachDoorHasItsRoom() {
        String content = "报".repeat(1000);
        assertThat(MarkdownMessage.split(content, Room.WEBHOOK)).hasSize(1);
        assertThat(MarkdownMessage.split(content, Room.APP))
                .hasSize(2)
                .allMatch(part -> Shortening.bytes(part.content()) <= 2048);
        assertThatIllegalArgumentException().isThrownBy(() -> new MarkdownMessage(content, Room.APP));
    }
}
