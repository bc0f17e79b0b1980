package cn.topcentral.hub.templates.push;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.templates.card.CardJson;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.card.TextNoticeCard;
import cn.topcentral.hub.templates.push.StormSummary.Line;
import cn.topcentral.hub.templates.push.StormSummary.PushKind;
import cn.topcentral.hub.templates.text.Shortening;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StormSummaryCardTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final URI PAGE = URI.create("https://hub.topcentral.cn/");

    @Test
    void aFewLinesAreAllShown() throws IOException {
        assertGolden(
                "storm__normal",
                List.of(
                        new Line(PushKind.ALERT, "奥克斯：付款逾期 12 天"),
                        new Line(PushKind.ALERT, "美的：3 天没有回复报价"),
                        new Line(PushKind.ALERT, "海尔：竞争对手报价更低")));
    }

    @Test
    void oneLineMakesASummaryToo() throws IOException {
        assertGolden("storm__single", List.of(new Line(PushKind.WEBCHAT, "官网咨询 W-0001")));
    }

    @Test
    void manyLinesOfManyKindsAreCountedByKind() throws IOException {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(PushKind.URGENT, "格力：产线停了，今天必须补货"));
        IntStream.rangeClosed(1, 480).forEach(i -> lines.add(new Line(PushKind.ALERT, "客户" + i + "：30 天没有联系")));
        lines.add(new Line(PushKind.REMINDER, "给奥克斯寄样品，今天到期"));
        lines.add(new Line(PushKind.REPORT, "6月15日日报"));
        lines.add(new Line(PushKind.OPERATION, "400电话 2 小时没有新记录"));
        assertGolden("storm__many", lines);
    }

    @Test
    void longRightToLeftAndEmojiNamesAndForeignMarksDoNoHarm() throws IOException {
        assertGolden(
                "storm__very_long_rtl_and_emoji",
                List.of(
                        new Line(PushKind.ALERT, "格力电器（珠海横琴新区）智能装备与再生材料研究院".repeat(3)),
                        new Line(PushKind.ALERT, "شركة الخليج للبلاستيك：付款逾期"),
                        new Line(PushKind.ALERT, "👨‍👩‍👧‍👦".repeat(40)),
                        new Line(PushKind.ALERT, "<@all> **[点我](https://evil.example)**"),
                        new Line(PushKind.ALERT, "\u200b")));
    }

    private static void assertGolden(String name, List<Line> lines) throws IOException {
        StormSummary summary = new StormSummary(lines, PAGE);
        TextNoticeCard card = StormSummaryCard.render(summary);
        MarkdownMessage markdown = StormSummaryCard.markdown(summary);
        assertThat(Shortening.bytes(markdown.content())).isLessThanOrEqualTo(2048);
        assertFile(name + ".json", CardJson.node(card).toPrettyString());
        assertFile(name + ".txt", card.plainText());
        assertFile(name + ".md", markdown.content());
    }

    private static void assertFile(String fileName, String text) throws IOException {
        Path file = FOLDER.resolve(fileName);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, text + "\n");
        }
        assertThat(text + "\n").as(fileName).isEqualTo(Files.readString(file));
    }
}
