package cn.topcentral.hub.agents.history;

import static cn.topcentral.hub.agents.history.HistoryBuilder.about;
import static cn.topcentral.hub.agents.history.HistoryBuilder.goods;
import static cn.topcentral.hub.storage.analysis.IntentCategory.COMPLAINT;
import static cn.topcentral.hub.storage.analysis.IntentCategory.COOPERATION;
import static cn.topcentral.hub.storage.analysis.IntentCategory.DELIVERY;
import static cn.topcentral.hub.storage.analysis.IntentCategory.INQUIRY;
import static cn.topcentral.hub.storage.analysis.IntentCategory.ORDER;
import static cn.topcentral.hub.storage.analysis.IntentCategory.OTHER;
import static cn.topcentral.hub.storage.analysis.IntentCategory.PAYMENT;
import static cn.topcentral.hub.storage.analysis.IntentCategory.TECHNICAL;
import static cn.topcentral.hub.storage.analysis.SentimentClass.NEGATIVE;
import static cn.topcentral.hub.storage.analysis.SentimentClass.NEUTRAL;
import static cn.topcentral.hub.storage.analysis.SentimentClass.POSITIVE;
import static cn.topcentral.hub.storage.analysis.UrgencyLevel.HIGH;
import static cn.topcentral.hub.storage.analysis.UrgencyLevel.LOW;
import static cn.topcentral.hub.storage.analysis.UrgencyLevel.MEDIUM;
import static cn.topcentral.hub.storage.communication.CommunicationType.EMAIL;
import static cn.topcentral.hub.storage.communication.CommunicationType.PHONE;
import static cn.topcentral.hub.storage.communication.CommunicationType.VISIT;
import static cn.topcentral.hub.storage.communication.CommunicationType.WECHAT;

import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.Direction;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Customers whose story is told once and looked at by several tests. */
public final class Histories {
    private Histories() {}

    /** A year with a buyer of household appliances: a good start, steady orders, then a complaint, a competitor, late money. As of 15 June 2024. */
    public static HistoryBuilder appliances() {
        HistoryBuilder history = new HistoryBuilder().contact(1, "张经理", "采购部经理").contact(2, "李工", "技术部工程师");
        beginning(history);
        for (LocalDate month = LocalDate.of(2023, 10, 9);
                month.isBefore(LocalDate.of(2024, 5, 1));
                month = month.plusMonths(1)) {
            ordinaryMonth(history, month);
        }
        trouble(history);
        return history;
    }

    private static void beginning(HistoryBuilder history) {
        history.they(
                        "2023-09-04T09:40",
                        PHONE,
                        "你好，我们做空调外壳，想了解PCR-ABS-1000，月用量大概50吨，价格怎么算？",
                        goods(about(INQUIRY, NEUTRAL, MEDIUM), "PCR-ABS-1000", 50, Optional.of("月"), List.of()))
                .they("2023-09-05T10:10", WECHAT, "先发一下TDS和RoHS检测报告，技术要评估", about(TECHNICAL, NEUTRAL, MEDIUM))
                .we("2023-09-05T10:50", WECHAT, "张经理，TDS和RoHS报告发您邮箱了")
                .they("2023-09-12T14:20", EMAIL, "样品试模数据不错，冲击强度达标。这个要王总拍板，我下周给答复。", about(TECHNICAL, POSITIVE, MEDIUM))
                .we("2023-09-12T16:00", EMAIL, "收到，等您消息")
                .they(
                        "2023-09-19T15:00",
                        WECHAT,
                        "王总批了，先下一单50吨PCR-ABS-1000",
                        goods(about(ORDER, POSITIVE, MEDIUM), "PCR-ABS-1000", 50, Optional.empty(), List.of()))
                .we("2023-09-19T15:20", WECHAT, "好的，合同马上发您")
                .order(
                        "2023-09-20T10:00",
                        "PCR-ABS-1000",
                        50,
                        15_200,
                        "2023-10-20T00:00",
                        Optional.of("2023-10-20T10:00"));
    }

    private static void ordinaryMonth(HistoryBuilder history, LocalDate month) {
        history.they(
                        month + "T14:15",
                        WECHAT,
                        "这个月PCR-ABS-1000还是50吨，照旧",
                        goods(about(ORDER, NEUTRAL, MEDIUM), "PCR-ABS-1000", 50, Optional.empty(), List.of()))
                .we(month + "T15:00", WECHAT, "收到，今天排产")
                .order(
                        month + "T16:00",
                        "PCR-ABS-1000",
                        50,
                        15_200,
                        month.plusMonths(1) + "T00:00",
                        Optional.of(month.plusMonths(1).plusDays(2) + "T10:00"))
                .they(month.plusDays(7) + "T14:40", WECHAT, "货什么时候发？", about(DELIVERY, NEUTRAL, MEDIUM))
                .we(month.plusDays(7) + "T16:10", WECHAT, "明天发，后天到")
                .they(month.plusDays(14) + "T15:05", WECHAT, "货到了，质量稳定，你们服务也及时", about(OTHER, POSITIVE, LOW))
                .record(
                        month.plusDays(16) + "T10:30",
                        EMAIL,
                        Direction.INBOUND,
                        Optional.of(2),
                        "请问这批的烘料温度参数要调吗？",
                        about(TECHNICAL, NEUTRAL, LOW).apply(HistoryBuilder.PLAIN))
                .we(month.plusDays(16) + "T11:30", EMAIL, "80度4小时即可");
    }

    private static void trouble(HistoryBuilder history) {
        history.they(
                        "2024-05-06T09:30",
                        WECHAT,
                        "这个月先下30吨PCR-ABS-1000",
                        goods(about(ORDER, NEUTRAL, MEDIUM), "PCR-ABS-1000", 30, Optional.empty(), List.of()))
                .we("2024-05-06T10:00", WECHAT, "好的")
                .order("2024-05-06T11:00", "PCR-ABS-1000", 30, 15_200, "2024-06-06T00:00", Optional.empty())
                .they(
                        "2024-05-14T14:00",
                        WECHAT,
                        "绿源报14800，比你们便宜400，领导让我比价",
                        goods(about(INQUIRY, NEUTRAL, MEDIUM), "PCR-ABS-1000", 50, Optional.of("月"), List.of("绿源")))
                .price("PCR-ABS-1000", 14_800, Speaker.CUSTOMER, "绿源报14800")
                .we("2024-05-15T16:00", WECHAT, "我申请一下，周五前给您答复")
                .task("申请PCR-ABS-1000特价", Speaker.SELLER, "2024-05-17T18:00", "open")
                .task("给出用量预测", Speaker.CUSTOMER, "2024-05-20T18:00", "done")
                .they(
                        "2024-05-22T15:30",
                        PHONE,
                        "这批PCR-ABS-1000色差很大，产线挑出来两成不良，你们怎么回事？",
                        goods(about(COMPLAINT, NEGATIVE, HIGH), "PCR-ABS-1000", 30, Optional.empty(), List.of()))
                .they(
                        "2024-05-28T09:10",
                        WECHAT,
                        "色差的事还没有结论，再拖我们要索赔了",
                        goods(about(COMPLAINT, NEGATIVE, HIGH), "PCR-ABS-1000", 30, Optional.empty(), List.of()))
                .record(
                        "2024-05-29T10:00",
                        EMAIL,
                        Direction.INBOUND,
                        Optional.of(2),
                        "明年新机型打算用PCR-PC做面板，请提供阻燃等级资料。",
                        goods(about(TECHNICAL, NEUTRAL, MEDIUM), "PCR-PC-3000", 5, Optional.of("月"), List.of())
                                .apply(HistoryBuilder.PLAIN))
                .they("2024-06-03T16:20", WECHAT, "最近资金紧，这批货款账期能不能改成60天", about(PAYMENT, NEUTRAL, MEDIUM))
                .we("2024-06-04T09:30", WECHAT, "我跟财务商量一下")
                .record(
                        "2024-06-05T14:00",
                        VISIT,
                        Direction.OUTBOUND,
                        Optional.of(1),
                        "拜访张经理，谈年度框架协议，对方希望锁价。",
                        about(COOPERATION, NEUTRAL, MEDIUM).apply(HistoryBuilder.PLAIN))
                .they(
                        "2024-06-06T14:30",
                        WECHAT,
                        "绿源的料已经在试模了，你们抓紧",
                        goods(about(INQUIRY, NEGATIVE, HIGH), "PCR-ABS-1000", 50, Optional.of("月"), List.of("绿源")));
    }
}
