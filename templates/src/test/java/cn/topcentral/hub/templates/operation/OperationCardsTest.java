package cn.topcentral.hub.templates.operation;

import static cn.topcentral.hub.templates.timeline.GoldenCards.assertGolden;

import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.operation.Question.Choice;
import cn.topcentral.hub.templates.operation.Question.Row;
import cn.topcentral.hub.templates.timeline.Story;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OperationCardsTest {
    private static final TaskId CARD = new TaskId("claims-1");

    @Test
    void aQuestionHasAButtonPerAnswer() {
        assertGolden(
                "question__merge",
                QuestionCard.render(
                        new Question(
                                "客户合并",
                                "把奥克斯分公司并到奥克斯？",
                                Optional.of("确认后下面这些都归到后者"),
                                List.of(new Row("记录", "12 条 📞3 📧9"), new Row("时间", "2024-1-3 到 2024-6-15")),
                                List.of(new Choice("确认合并", "merge:C002 C001", ""), new Choice("取消", "merge:取消", "")),
                                Optional.of("合并后可以用 /拆分 撤销")),
                        CARD));
        assertGolden(
                "question__single",
                QuestionCard.render(
                        new Question(
                                "待认领",
                                "P12 是哪位客户？",
                                Optional.empty(),
                                List.of(),
                                List.of(new Choice("不是客户", "claim:P12 不是客户", "/认领 P12 不是客户")),
                                Optional.empty()),
                        CARD));
        assertGolden(
                "question__many_rtl_and_emoji",
                QuestionCard.render(
                        new Question(
                                "待认领",
                                "شركة البلاستيك ".repeat(5),
                                Optional.of("点编号逐个认领".repeat(9)),
                                IntStream.range(0, 6)
                                        .mapToObj(i -> new Row("P10" + i, "📧 👨‍👩‍👧‍👦" + Story.AUX.repeat(3)))
                                        .toList(),
                                IntStream.range(0, 6)
                                        .mapToObj(
                                                i -> new Choice(i == 0 ? "\u200B" : Story.AUX + i, "claim:P10" + i, ""))
                                        .toList(),
                                Optional.of("也可以发：/认领 P100 客户名")),
                        CARD));
    }

    @Test
    void anOutcomeLeadsToItsPage() {
        assertGolden(
                "outcome__normal",
                OutcomeCard.render(new Outcome(
                        "绑定",
                        "✅ 已绑定给奥克斯",
                        Optional.of("以后的记录也会归到这里"),
                        List.of(new Row("联系", "📱 13800138000"), new Row("归入", "3 条记录")),
                        Story.PAGE,
                        Optional.of("绑错了可以发：/绑定 撤销 电话 +8613800138000"))));
        assertGolden(
                "outcome__very_long",
                OutcomeCard.render(new Outcome(
                        "客户合并",
                        "✅ 已合并到" + Story.AUX.repeat(3),
                        Optional.empty(),
                        List.of(new Row("名称", "<@all> " + Story.AUX.repeat(4))),
                        Story.PAGE,
                        Optional.of("要撤销请发：/拆分 " + Story.AUX.repeat(12)))));
    }
}
