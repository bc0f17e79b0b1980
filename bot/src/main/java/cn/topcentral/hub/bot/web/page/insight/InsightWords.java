package cn.topcentral.hub.bot.web.page.insight;

import cn.topcentral.hub.storage.insight.Insight;
import cn.topcentral.hub.templates.page.insight.InsightPanel.Moment;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** An insight's facts as people read them. */
final class InsightWords {
    private InsightWords() {}

    static String confidence(Insight insight) {
        return "把握"
                + insight.confidence()
                        .multiply(BigDecimal.valueOf(100))
                        .setScale(0, RoundingMode.HALF_UP)
                        .toPlainString()
                + "%";
    }

    /** A12 商机挖掘（本地规则）. */
    static String by(Insight insight) {
        String agent =
                switch (insight.generatedBy()) {
                    case "A11" -> "A11 客户洞察";
                    case "A12" -> "A12 商机挖掘";
                    case "A13" -> "A13 营销建议";
                    case "A14" -> "A14 风险预警";
                    case "A16" -> "A16 综合分析";
                    default -> insight.generatedBy();
                };
        String engine = insight.engine();
        if (engine.startsWith("llm ")) {
            return agent + "（大模型 " + engine.substring(4) + "）";
        }
        return engine.startsWith("local") ? agent + "（本地规则）" : agent;
    }

    static Moment moment(Instant time, Instant now) {
        return new Moment(
                time.toString(),
                ChineseTime.date(time) + " " + ChineseTime.clock(time),
                ChineseTime.relative(time, now));
    }
}
