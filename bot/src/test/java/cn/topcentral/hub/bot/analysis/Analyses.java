package cn.topcentral.hub.bot.analysis;

import cn.topcentral.hub.agents.analysis.CommunicationAnalysis;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.storage.analysis.Commitment;
import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.Quantity;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.StatedPrice;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Answers of A10 for tests. */
final class Analyses {
    static final Commitment SAMPLE =
            new Commitment("寄PCR-ABS-1000样品", Speaker.SELLER, Optional.of(LocalDate.of(2024, 6, 18)), "周二前把样品寄来");
    static final Commitment PAYMENT = new Commitment("付清五月货款", Speaker.CUSTOMER, Optional.empty(), "五月的款我们月底付");

    private Analyses() {}

    /** An inquiry at 15,200 a tonne with promises. */
    static Finding<CommunicationAnalysis> inquiry(UrgencyLevel urgency, Commitment... commitments) {
        return new Finding<>(
                new CommunicationAnalysis(
                        new CommunicationAnalysis.Intent(
                                IntentCategory.INQUIRY, "询价PCR-ABS-1000", new BigDecimal("0.93")),
                        new CommunicationAnalysis.KeyInfo(
                                List.of("PCR-ABS-1000"),
                                Optional.of(new BigDecimal("15200")),
                                Optional.of("50吨/月"),
                                Optional.of("周二前"),
                                List.of("鑫粒塑化")),
                        new CommunicationAnalysis.Sentiment(SentimentClass.POSITIVE, new BigDecimal("0.75"), "态度积极"),
                        new CommunicationAnalysis.Urgency(urgency, "要求周二前"),
                        List.of("寄PCR-ABS-1000样品"),
                        8,
                        List.of("今天回复样品安排"),
                        "客户询价 PCR-ABS-1000，每月 50 吨。",
                        Optional.of(new Quantity(new BigDecimal("50"), "吨", Optional.of("月"))),
                        List.of(new DateMention("周二前", LocalDate.of(2024, 6, 18), LocalDate.of(2024, 6, 18))),
                        List.of(new StatedPrice(
                                Optional.of("PCR-ABS-1000"),
                                new BigDecimal("15200"),
                                Optional.of("含税"),
                                Speaker.CUSTOMER,
                                "1.52万/吨")),
                        List.of(commitments)),
                List.of(),
                GeneratedBy.local("A10", "test", "1"));
    }
}
