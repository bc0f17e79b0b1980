package cn.topcentral.hub.bot.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.dialog.ReportJudge.Verdict;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportJudgeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "今天下午去奥克斯拜访张经理，聊了PCR-ABS-1000的价格，客户希望再降3%，周五前寄样品。",
                "上午拜访了宁波美的，见到采购王总，反馈上批料有黑点，要求8D报告。",
                "昨天出差去苏州三星工厂，和李工沟通了试模结果，颜色通过。",
                "刚从海尔回来，谈了下半年的框架合同，账期还是60天。",
                "6月12日走访奥克斯，参观了注塑车间，了解到他们月用量约50吨。",
                "今早到格力珠海工厂和陈主任谈了交期问题，对方表示可以等到月底。",
                "周三去奥克斯开会，讨论了新色板，客户要求下周给报价。",
                "回访了老客户华强，使用满意，打算再订10吨，单价不变。",
                "客户：奥克斯\n时间：今天下午\n内容：谈了年度价格，对方同意涨2%",
                "客户：宁波美的，时间：昨天，内容：看了产线，样品试模通过",
                "【客户】：奥克斯\n地点：宁波\n谈了交期和账期",
                "今天在奥克斯会议室和张总、李工面谈了一个半小时，确认了首单10吨。",
            })
    void reportsAreTakenForReports(String text) {
        assertThat(ReportJudge.judge(text)).isEqualTo(Verdict.REPORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"今天去了趟奥克斯公司", "拜访了张经理，人不在", "上午见了王总一面", "刚去奥克斯工厂送东西了"})
    void whatMayBeOneIsAskedAbout(String text) {
        assertThat(ReportJudge.judge(text)).isEqualTo(Verdict.MAYBE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "奥克斯",
                "宁波奥克斯空调有限公司",
                "奥克斯拜访记录",
                "奥克斯 30天",
                "上次拜访奥克斯是什么时候？",
                "本周拜访了几次客户？",
                "谁去过奥克斯工厂？",
                "张三昨天去奥克斯谈得怎么样？",
                "明天下午去奥克斯拜访张经理，谈价格",
                "下周计划拜访美的，沟通新项目",
                "打算去奥克斯工厂看看试模",
                "帮我看看奥克斯最近的拜访",
                "提醒我明天去奥克斯送样品",
                "谢谢您今天的拜访，资料已收到",
                "感谢来访，期待合作",
                "好的",
                "收到，马上处理",
                "样品已经到了，客户在问什么时候试模",
                "货到了，请通知仓库",
                "奥克斯的报价发过去了吗",
                "把合同发给客户，价格按上次谈的",
                "客户反馈上批料有黑点，要求8D报告",
                "王总说价格太高了，要再谈",
                "去年的订单一共多少吨",
                "你好",
                "在吗",
                "",
                "   ",
                "👍👍👍",
            })
    void namesQuestionsThanksAndPlansAreNot(String text) {
        assertThat(ReportJudge.judge(text)).isEqualTo(Verdict.NO);
    }

    @Property(tries = 200)
    void anyTextHasAVerdict(@ForAll @StringLength(max = 300) String text) {
        assertThat(ReportJudge.judge(text)).isNotNull();
        assertThat(PeopleNames.in(text)).hasSizeLessThanOrEqualTo(10);
        assertThat(FieldLines.count(text)).isNotNegative();
    }
}
