package cn.topcentral.hub.agents.local;

import static cn.topcentral.hub.agents.history.HistoryBuilder.about;
import static cn.topcentral.hub.agents.history.HistoryBuilder.goods;

import cn.topcentral.hub.agents.history.HistoryBuilder;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.statistics.WorkingDays;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Customers whose stories the tests of A12 and A13 tell. */
public final class Stories {
    public static final WorkingHours HOURS = WorkingHours.nineToSix(WorkingDays.MONDAY_TO_FRIDAY);

    /** What A11 says of somebody it knows nothing of. */
    public static final CustomerInsight NO_INSIGHT = insight("潜在客户");

    private Stories() {}

    public static CustomerInsight insight(String lifecycleStage) {
        return new CustomerInsight(
                new CustomerInsight.RelationshipHealth(50, "stable", "", List.of()),
                new CustomerInsight.CommunicationPattern("", "", "", "", ""),
                new CustomerInsight.DecisionMaking("", List.of(), "", ""),
                new CustomerInsight.Satisfaction(BigDecimal.valueOf(3), "stable", List.of(), List.of()),
                new CustomerInsight.Loyalty(50, "low", new BigDecimal("0.50")),
                lifecycleStage,
                List.of(),
                new CustomerInsight.NeedsMap(List.of(), List.of(), List.of()),
                List.of(),
                List.of());
    }

    /** The same history before A10 has seen it. */
    public static CustomerHistory withoutAnalyses(CustomerHistory history) {
        return new CustomerHistory(
                history.customer(),
                history.asOf(),
                history.zone(),
                history.records().stream()
                        .map(record -> new HistoryRecord(
                                record.id(),
                                record.type(),
                                record.direction(),
                                record.channel(),
                                record.time(),
                                record.duration(),
                                record.threadId(),
                                record.initiatedBy(),
                                record.handledBy(),
                                record.contactId(),
                                record.participants(),
                                record.subject(),
                                record.summary(),
                                record.content(),
                                Optional.empty()))
                        .toList(),
                history.orders(),
                history.contacts(),
                history.tasks(),
                List.of(),
                0);
    }

    /** A buyer of PCR-PP-2200 who gets a new platform going; after seed section 1.1. */
    public static CustomerHistory aux() {
        HistoryBuilder story = new HistoryBuilder().contact(1, "张经理", "采购经理").contact(2, "李工", "技术");
        LocalDate first = LocalDate.of(2024, 1, 8);
        for (int i = 0; i < 11; i++) {
            LocalDate day = first.plusDays(14L * i);
            story.they(
                    day + "T09:20",
                    CommunicationType.WECHAT,
                    "PCR-PP-2200 再来8吨，灰色，老地方",
                    goods(
                            about(IntentCategory.ORDER, SentimentClass.NEUTRAL, UrgencyLevel.MEDIUM),
                            "PCR-PP-2200",
                            8,
                            Optional.empty(),
                            List.of()));
            story.we(day + "T09:50", CommunicationType.WECHAT, "好的张经理，8吨安排，明天上午到");
            story.they(day + "T10:05", CommunicationType.WECHAT, "收到，谢谢", plain -> plain);
            story.order(
                    day + "T11:00",
                    "PCR-PP-2200",
                    8,
                    9800,
                    day.plusDays(30) + "T00:00",
                    Optional.of(day.plusDays(28) + "T00:00"));
        }
        story.they(
                        "2024-06-06T11:06",
                        CommunicationType.FORM,
                        "申请样品：PCR-ABS-1000 本白 25公斤；PC/ABS-8020 V-0 5公斤\n预计用量：量产后每月约 50 吨",
                        goods(
                                about(IntentCategory.INQUIRY, SentimentClass.NEUTRAL, UrgencyLevel.MEDIUM),
                                "PCR-ABS-1000",
                                50,
                                Optional.of("月"),
                                List.of()))
                .we("2024-06-07T09:18", CommunicationType.WECHAT, "李工早，PCR-ABS-1000样品昨天下午发了")
                .they(
                        "2024-06-07T09:35",
                        CommunicationType.WECHAT,
                        "可以啊，比我想的好",
                        about(IntentCategory.OTHER, SentimentClass.POSITIVE, UrgencyLevel.LOW))
                .they(
                        "2024-06-13T09:30",
                        CommunicationType.PHONE,
                        """
                        张经理：PCR-ABS-1000，本白，含税送到姜山，什么价？
                        张伟：ABS-1000 现在是 15,200 一吨。
                        张经理：新平台，7月开始试样，后面一个月 50 吨左右。
                        张经理：瑞泽新材给我报的比你便宜 15%，一万三不到。
                        张经理：还有，我们下个季度统一改账期，60 天，你们要有个准备。
                        """,
                        goods(
                                about(IntentCategory.INQUIRY, SentimentClass.NEUTRAL, UrgencyLevel.HIGH),
                                "PCR-ABS-1000",
                                50,
                                Optional.of("月"),
                                List.of("瑞泽新材")))
                .price("PCR-ABS-1000", 15200, Speaker.SELLER, "ABS-1000 现在是 15,200 一吨")
                .they(
                        "2024-06-14T09:00",
                        CommunicationType.VISIT,
                        """
                        【谈到的】
                        - 李工：参数确认表认可，7月试样 2 吨，A07 面板一副模。
                        - 顺带问到 PCR-PC-3000，新风机外壳要用，还没立项。
                        - 李工：电控盒要阻燃，HB 不行，PC/ABS-8020 要 V-0。
                        【跟进】
                        1. 试样排产（张伟）
                        """,
                        goods(
                                about(IntentCategory.COOPERATION, SentimentClass.POSITIVE, UrgencyLevel.MEDIUM),
                                "PCR-ABS-1000",
                                2,
                                Optional.empty(),
                                List.of()))
                .task("试样排产", Speaker.SELLER, "2024-06-14T18:00", "open")
                .they(
                        "2024-06-17T11:01",
                        CommunicationType.WECHAT,
                        "选你们，试样完直接走小批",
                        about(IntentCategory.ORDER, SentimentClass.POSITIVE, UrgencyLevel.MEDIUM))
                .we("2024-06-17T11:20", CommunicationType.WECHAT, "太好了张经理，合同草案三点前发您");
        return story.asOf("2024-06-18T09:00");
    }

    /** Somebody who asked in spring, got a price and was never heard of again. */
    public static CustomerHistory dormant() {
        return new HistoryBuilder()
                .contact(1, "张经理", "采购经理")
                .they(
                        "2024-03-12T10:00",
                        CommunicationType.WEBCHAT,
                        "PCR-PC-3000 做灯罩的，一个月3吨，什么价格？",
                        goods(
                                about(IntentCategory.INQUIRY, SentimentClass.NEUTRAL, UrgencyLevel.MEDIUM),
                                "PCR-PC-3000",
                                3,
                                Optional.of("月"),
                                List.of()))
                .we("2024-03-13T09:00", CommunicationType.EMAIL, "您好，PCR-PC-3000 含税 18,000 元/吨，附报价单。")
                .price("PCR-PC-3000", 18000, Speaker.SELLER, "18,000 元/吨")
                .asOf("2024-06-18T09:00");
    }

    /** A buyer of every nine days who has not ordered for a month. */
    public static CustomerHistory overdue() {
        HistoryBuilder story = new HistoryBuilder().contact(1, "王永旺", "厂长");
        LocalDateTime first = LocalDateTime.parse("2024-01-09T08:40");
        for (int i = 0; i < 15; i++) {
            LocalDateTime time = first.plusDays(9L * i);
            story.they(
                    time.toString(),
                    CommunicationType.PHONE,
                    "PCR-PP-2200 送5吨过来",
                    goods(
                            about(IntentCategory.ORDER, SentimentClass.NEUTRAL, UrgencyLevel.MEDIUM),
                            "PCR-PP-2200",
                            5,
                            Optional.empty(),
                            List.of()));
            story.order(
                    time.plusHours(1).toString(),
                    "PCR-PP-2200",
                    5,
                    9500,
                    time.plusDays(15).toString(),
                    Optional.of(time.plusDays(15).toString()));
        }
        return story.asOf("2024-06-12T09:00");
    }
}
