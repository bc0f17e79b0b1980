package cn.topcentral.hub.bot.analysis;

import static cn.topcentral.hub.bot.analysis.OpportunitiesText.listed;
import static cn.topcentral.hub.bot.analysis.Quotes.word;

import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.risk.RiskAssessment;
import cn.topcentral.hub.agents.risk.RiskType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A14's answer in lines. */
final class RisksText {
    private RisksText() {}

    static List<String> lines(Finding<RiskAssessment> finding) {
        RiskAssessment assessment = finding.result();
        Quotes quotes = new Quotes(finding);
        List<String> lines = new ArrayList<>();
        if (assessment.riskAlerts().isEmpty()) {
            lines.add("目前没有需要处理的风险。");
        }
        for (int i = 0; i < assessment.riskAlerts().size(); i++) {
            var alert = assessment.riskAlerts().get(i);
            lines.add("%d. %s（%s，%d 分）自 %s 起，%s"
                    .formatted(
                            i + 1,
                            label(alert.riskType()),
                            word(alert.riskLevel()),
                            alert.riskScore(),
                            alert.triggeredAt(),
                            alert.alertId()));
            listed(lines, "   迹象：", alert.indicators());
            lines.add("   影响：" + alert.expectedImpact());
            listed(lines, "   建议：", alert.recommendedActions());
            alert.escalationTo().ifPresent(to -> lines.add("   上报：" + word(to)));
            lines.addAll(quotes.lines("/risk_alerts/" + i, 2));
        }
        var signals = assessment.earlyWarningSignals();
        var decline = signals.communicationDecline();
        lines.add("沟通量: %s %d，平时 %s（%s）%s"
                .formatted(
                        decline.metric(),
                        decline.current(),
                        decline.baseline().stripTrailingZeros().toPlainString(),
                        word(decline.trend()),
                        decline.detected() ? " ⚠" : ""));
        lines.add("价格敏感: " + signals.priceSensitivity().evidence());
        lines.add("沉默: " + signals.silence().explanation());
        return lines;
    }

    private static String label(String code) {
        try {
            return RiskType.valueOf(code.toUpperCase(Locale.ROOT)).label();
        } catch (IllegalArgumentException ownWord) {
            return code; // a model's word for a risk of its own
        }
    }
}
