package cn.topcentral.hub.bot.analysis;

import static cn.topcentral.hub.bot.analysis.Quotes.word;

import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A12's answer in lines. */
final class OpportunitiesText {
    private OpportunitiesText() {}

    static List<String> lines(Finding<Opportunities> finding) {
        Opportunities found = finding.result();
        Quotes quotes = new Quotes(finding);
        List<String> lines = new ArrayList<>();
        if (found.opportunities().isEmpty()) {
            lines.add("目前没有可跟进的商机。");
        }
        for (int i = 0; i < found.opportunities().size(); i++) {
            var opportunity = found.opportunities().get(i);
            lines.add("%d. %s [%s商机 · %s · 成交概率 %s%% · 紧急度%s]"
                    .formatted(
                            i + 1,
                            opportunity.description(),
                            word(opportunity.type()),
                            opportunity.stage(),
                            percent(opportunity.probability()),
                            word(opportunity.urgency())));
            lines.add("   %s %s，%s，预计成交 %s（%s）"
                    .formatted(
                            opportunity.product(),
                            opportunity.quantity().orElse("数量未知"),
                            opportunity.estimatedValue().isPresent()
                                    ? "预计金额 " + money(opportunity.estimatedValue())
                                    : money(opportunity.estimatedValue()),
                            opportunity.expectedCloseDate().map(String::valueOf).orElse("未知"),
                            opportunity.id()));
            listed(lines, "   优势：", opportunity.winningFactors());
            listed(lines, "   风险：", opportunity.riskFactors());
            listed(lines, "   竞争对手：", opportunity.competitors());
            listed(lines, "   建议：", opportunity.recommendedActions());
            lines.addAll(quotes.lines("/opportunities/" + i, 2));
        }
        for (int i = 0; i < found.crossSellOpportunities().size(); i++) {
            var cross = found.crossSellOpportunities().get(i);
            lines.add("交叉销售: %s，%s（%s，%s）"
                    .formatted(cross.product(), cross.reason(), cross.approach(), money(cross.potentialValue())));
            lines.addAll(quotes.lines("/cross_sell_opportunities/" + i, 1));
        }
        for (int i = 0; i < found.upSellOpportunities().size(); i++) {
            var up = found.upSellOpportunities().get(i);
            lines.add("升级销售: %s → %s，%s（%s）"
                    .formatted(up.current(), up.upgrade(), up.reason(), money(up.potentialValue())));
            lines.addAll(quotes.lines("/up_sell_opportunities/" + i, 1));
        }
        return lines;
    }

    static void listed(List<String> lines, String word, List<String> texts) {
        if (!texts.isEmpty()) {
            lines.add(word + String.join("；", texts));
        }
    }

    static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    /** In 万元 from ten thousand on, as people say it. */
    static String money(Optional<BigDecimal> amount) {
        return amount.map(value -> value.compareTo(BigDecimal.valueOf(10_000)) < 0
                        ? value.setScale(0, RoundingMode.HALF_UP).toPlainString() + "元"
                        : value.movePointLeft(4)
                                        .setScale(1, RoundingMode.HALF_UP)
                                        .stripTrailingZeros()
                                        .toPlainString()
                                + "万元")
                .orElse("金额未知");
    }
}
