package cn.topcentral.hub.agents.local.advice;

import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.statistics.OrderBook;
import java.math.BigDecimal;
import java.util.Optional;

/** Which kind of customer it is: how much they buy, and where they stand. */
final class Segment {
    private static final BigDecimal BIG = new BigDecimal("3000000");
    private static final BigDecimal IMPORTANT = new BigDecimal("500000");
    static final String NOTHING_KNOWN = "暂无沟通记录";

    private Segment() {}

    static Optional<Claim<String>> of(Situation situation) {
        boolean buys = situation.buying().times() > 0;
        String stage = stage(
                situation.insight().lifecycleStage(),
                situation.asked().findAny().isPresent(),
                buys);
        return situation.byLatestWord(tier(situation) + stage);
    }

    /** The mark in the CRM, else the orders of the last year. */
    private static String tier(Situation situation) {
        BigDecimal year = OrderBook.totalAmount(situation.statistics().orders().lastYear());
        return situation.customer().level().filter(level -> !level.isBlank()).orElseGet(() -> {
            if (year.signum() == 0) {
                return "";
            }
            return year.compareTo(BIG) >= 0 ? "大额" : year.compareTo(IMPORTANT) >= 0 ? "重点" : "小额";
        });
    }

    private static String stage(String lifecycle, boolean asks, boolean buys) {
        return switch (lifecycle) {
            case "成长客户" -> "成长型客户";
            case "成熟客户" -> "稳定型客户";
            case "新客户" -> "新客户";
            case "流失风险" -> "流失风险客户";
            default -> buys ? "客户" : asks ? "在谈潜在客户" : "潜在客户";
        };
    }
}
