package cn.topcentral.hub.templates.study;

import static cn.topcentral.hub.templates.timeline.GoldenCards.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.templates.study.StudySheet.Big;
import cn.topcentral.hub.templates.study.StudySheet.Line;
import cn.topcentral.hub.templates.study.StudySheet.Saying;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StudyCardTest {
    private static final URI PAGE = URI.create("https://hub.topcentral.example/c/C001");
    private static final URI PLACE = URI.create("https://hub.topcentral.example/c/C001?record=R1#R1");

    private static StudySheet sheet(String customer, List<Line> lines, List<String> notes, Optional<Saying> saying) {
        return new StudySheet(
                "📊 客户洞察",
                customer,
                "依据 145 条沟通、12 笔订单",
                Optional.of(new Big("82/100", "关系健康度 ↑")),
                lines,
                notes,
                saying,
                Optional.of("/洞察 奥克斯 全部"),
                PAGE,
                true);
    }

    @Test
    void showsTheFigureTheRowsAndOneQuote() {
        assertGolden(
                "study__insight",
                StudyCard.render(sheet(
                        "奥克斯",
                        List.of(
                                Line.of("满意度", "4.2/5↓ 不满 批次色差"),
                                Line.of("忠诚度", "78 分 · 流失风险低"),
                                Line.of("谁拍板", "张经理 · 看重价格、质量")),
                        List.of("⚠️ 还有 12 条记录没分析完，结论可能会变", "⚠️ 付款风险（中）：请财务核对6月账期"),
                        Optional.of(new Saying("60 天，集团统一的，下季度所有塑料供应商都切。", "6月16日 📱 移动电话", PLACE)))));
    }

    @Test
    void saysThatThereIsNothing() {
        assertGolden(
                "study__empty",
                StudyCard.render(new StudySheet(
                        "💡 商机",
                        "奥克斯",
                        "依据 1 条沟通",
                        Optional.empty(),
                        List.of(),
                        List.of("目前没有可跟进的商机。有新的询价或试样，会自动出现在这里。"),
                        Optional.empty(),
                        Optional.empty(),
                        PAGE,
                        false)));
    }

    @Test
    void pricesLeadToWhereTheyWereSaid() {
        assertGolden(
                "study__prices",
                StudyCard.render(new StudySheet(
                        "💰 价格轨迹",
                        "奥克斯",
                        "依据 145 条沟通",
                        Optional.of(new Big("15,200元/吨", "我方 · 6月17日")),
                        List.of(
                                new Line("昨天", "我方15,200↓300 PCR-ABS-1000", Optional.of(PLACE)),
                                new Line("6-14", "客户14,800 PCR-ABS-1000", Optional.of(PLACE))),
                        List.of("PCR-ABS-1000 我方比客户说的高 400 元/吨"),
                        Optional.of(new Saying("15,200 锁一年", "6月17日 💬 企业微信", PLACE)),
                        Optional.empty(),
                        PAGE,
                        false)));
    }

    @Test
    void showsSixOfManyAndShortensWhatIsVeryLong() {
        assertGolden(
                "study__many_very_long",
                StudyCard.render(sheet(
                        "宁波奥克斯空调有限公司华东区采购与供应链管理中心".repeat(3),
                        IntStream.range(0, 9)
                                .mapToObj(i -> Line.of("第" + i + "个很长的名字", "写得很长的一行".repeat(9)))
                                .toList(),
                        List.of("很长的提醒".repeat(20), "第二条".repeat(30), "第三条"),
                        Optional.of(new Saying("原话".repeat(90), "6月16日 📱 移动电话", PLACE)))));
    }

    @Test
    void showsRightToLeftAndEmojiNames() {
        assertGolden(
                "study__rtl_and_emoji",
                StudyCard.render(sheet(
                        "شركة البلاستيك 🏭👨‍🔧",
                        List.of(Line.of("谁拍板", "משה כהן \u202E👍🏽"), Line.of("空行", "\u200B")),
                        List.of(),
                        Optional.of(new Saying("\u202Eשלום, מחיר PCR-ABS?", "6月16日 📧 Email", PLACE)))));
    }

    @Test
    void whatShowsNothingIsLeftOut() {
        StudySheet sheet = sheet(
                "\u200B", List.of(Line.of("空", " ")), List.of("\u202E"), Optional.of(new Saying(" ", "x", PLACE)));
        assertThat(StudyCard.render(sheet).plainText()).contains("未命名客户").doesNotContain("空：", "——x");
    }
}
