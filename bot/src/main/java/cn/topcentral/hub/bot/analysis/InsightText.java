package cn.topcentral.hub.bot.analysis;

import static cn.topcentral.hub.bot.analysis.Quotes.word;

import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import java.util.ArrayList;
import java.util.List;

/** A11's answer in lines. */
final class InsightText {
    private InsightText() {}

    static List<String> lines(Finding<CustomerInsight> finding) {
        CustomerInsight insight = finding.result();
        Quotes quotes = new Quotes(finding);
        List<String> lines = new ArrayList<>();
        var health = insight.relationshipHealth();
        lines.add("关系健康度: %d/100（%s）".formatted(health.score(), word(health.trend())));
        lines.add("  " + health.assessment());
        health.components()
                .forEach(part -> lines.add("  · %s %d 分（占 %s）：%s"
                        .formatted(
                                part.name(),
                                part.value(),
                                part.weight()
                                                .movePointRight(2)
                                                .stripTrailingZeros()
                                                .toPlainString() + "%",
                                part.explanation())));
        var pattern = insight.communicationPattern();
        lines.add("沟通习惯: %s；%s；%s".formatted(pattern.preferredChannel(), pattern.preferredTime(), pattern.frequency()));
        lines.add("  我方回复 %s；客户回复 %s".formatted(pattern.responseSpeed(), pattern.theirResponseSpeed()));
        var decision = insight.decisionMaking();
        lines.add("决策: %s，看重%s；决策人 %s；周期 %s"
                .formatted(
                        decision.style(),
                        String.join("、", decision.keyFactors()),
                        decision.decisionMaker(),
                        decision.decisionCycle()));
        var satisfaction = insight.satisfaction();
        lines.add("满意度: %s/5（%s）".formatted(satisfaction.current().toPlainString(), word(satisfaction.trend())));
        numbered(lines, quotes, "  满意：", "/satisfaction/strengths/", satisfaction.strengths());
        numbered(lines, quotes, "  不满：", "/satisfaction/pain_points/", satisfaction.painPoints());
        var loyalty = insight.loyalty();
        lines.add("忠诚度: %d/100，流失风险%s，留存概率 %s"
                .formatted(
                        loyalty.score(),
                        word(loyalty.riskLevel()),
                        loyalty.retentionProbability().toPlainString()));
        lines.add("生命周期: " + insight.lifecycleStage());
        for (int i = 0; i < insight.keyContacts().size(); i++) {
            var contact = insight.keyContacts().get(i);
            lines.add("联系人: %s（%s）影响力 %s，关系%s"
                    .formatted(
                            contact.name(),
                            contact.role(),
                            contact.influence().toPlainString(),
                            contact.relationship()));
            lines.addAll(quotes.lines("/key_contacts/" + i, 1));
        }
        numbered(
                lines,
                quotes,
                "需求（现在）: ",
                "/needs_map/current/",
                insight.needsMap().current());
        numbered(
                lines,
                quotes,
                "需求（以后）: ",
                "/needs_map/future/",
                insight.needsMap().future());
        numbered(
                lines,
                quotes,
                "需求（潜在）: ",
                "/needs_map/latent/",
                insight.needsMap().latent());
        for (int i = 0; i < insight.risks().size(); i++) {
            var risk = insight.risks().get(i);
            lines.add("风险: %s（%s）→ %s".formatted(risk.type(), word(risk.level()), risk.mitigation()));
            lines.addAll(quotes.lines("/risks/" + i, 1));
        }
        for (int i = 0; i < insight.opportunities().size(); i++) {
            var opportunity = insight.opportunities().get(i);
            lines.add("机会: %s（%s）→ %s"
                    .formatted(opportunity.type(), word(opportunity.potential()), opportunity.action()));
            lines.addAll(quotes.lines("/opportunities/" + i, 1));
        }
        return lines;
    }

    /** Short claims of a kind, each with its quote. */
    static void numbered(List<String> lines, Quotes quotes, String word, String claim, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            lines.add(word + texts.get(i));
            lines.addAll(quotes.lines(claim + i, 1));
        }
    }
}
