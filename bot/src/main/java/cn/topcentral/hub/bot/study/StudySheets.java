package cn.topcentral.hub.bot.study;

import static cn.topcentral.hub.bot.study.StudyWords.arrow;
import static cn.topcentral.hub.bot.study.StudyWords.first;
import static cn.topcentral.hub.bot.study.StudyWords.joined;
import static cn.topcentral.hub.bot.study.StudyWords.level;
import static cn.topcentral.hub.bot.study.StudyWords.money;
import static cn.topcentral.hub.bot.study.StudyWords.percent;

import cn.topcentral.hub.agents.advice.MarketingAdvice;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.agents.opportunity.Opportunities.Opportunity;
import cn.topcentral.hub.agents.risk.RiskAssessment;
import cn.topcentral.hub.agents.risk.RiskAssessment.RiskAlert;
import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.templates.study.StudySheet;
import cn.topcentral.hub.templates.study.StudySheet.Big;
import cn.topcentral.hub.templates.study.StudySheet.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of an agent's findings a card has room for. */
final class StudySheets {
    private static final int MOST_OPPORTUNITIES = 4;
    private static final int MOST_RISKS = 5;

    private StudySheets() {}

    static StudySheet of(Finding<?> finding, StudyFrame frame) {
        Object result = finding.result();
        if (result instanceof CustomerInsight insight) {
            return insight(insight, finding.evidence(), frame);
        } else if (result instanceof Opportunities opportunities) {
            return opportunities(opportunities, finding.evidence(), frame);
        } else if (result instanceof MarketingAdvice advice) {
            return advice(advice, finding.evidence(), frame);
        } else if (result instanceof RiskAssessment risks) {
            return risks(risks, finding.evidence(), frame);
        }
        throw new IllegalArgumentException(
                "No card is known for " + result.getClass().getName());
    }

    private static StudySheet insight(CustomerInsight insight, List<Evidence> evidence, StudyFrame frame) {
        var health = insight.relationshipHealth();
        var satisfaction = insight.satisfaction();
        var decision = insight.decisionMaking();
        String mood = satisfaction.painPoints().isEmpty()
                ? prefixed("满意 ", first(satisfaction.strengths()))
                : "不满 " + first(satisfaction.painPoints());
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(
                "满意度", joined(" ", satisfaction.current().toPlainString() + "/5" + arrow(satisfaction.trend()), mood)));
        lines.add(Line.of(
                "忠诚度",
                insight.loyalty().score() + " 分 · 流失风险"
                        + level(insight.loyalty().riskLevel())));
        lines.add(Line.of("阶段", insight.lifecycleStage()));
        lines.add(Line.of(
                "谁拍板", joined(" · ", decision.decisionMaker(), "看重" + String.join("、", decision.keyFactors()))));
        lines.add(Line.of(
                "怎么聊",
                joined(
                        " · ",
                        insight.communicationPattern().preferredChannel(),
                        insight.communicationPattern().preferredTime())));
        Stream.concat(insight.needsMap().current().stream(), insight.needsMap().future().stream())
                .findFirst()
                .ifPresent(need -> lines.add(Line.of("要什么", need)));
        List<String> notes = insight.risks().stream()
                .limit(1)
                .map(risk -> "⚠️ " + risk.type() + "（" + level(risk.level()) + "）：" + risk.mitigation())
                .toList();
        return frame.sheet(
                Optional.of(new Big(health.score() + "/100", "关系健康度 " + arrow(health.trend()))),
                lines,
                notes,
                frame.saying(
                        evidence,
                        "/satisfaction/pain_points",
                        "/risks",
                        "/needs_map/current",
                        "/satisfaction/strengths"));
    }

    private static StudySheet opportunities(Opportunities found, List<Evidence> evidence, StudyFrame frame) {
        List<Opportunity> open = found.opportunities();
        List<Line> lines = new ArrayList<>(open.stream()
                .limit(MOST_OPPORTUNITIES)
                .map(opportunity -> Line.of(
                        opportunity.stage(),
                        joined(
                                " · ",
                                opportunity
                                        .estimatedValue()
                                        .map(StudyWords::money)
                                        .orElse(""),
                                percent(opportunity.probability()),
                                opportunity.product(),
                                opportunity.quantity().orElse(""))))
                .toList());
        found.crossSellOpportunities().stream()
                .limit(1)
                .forEach(cross -> lines.add(Line.of("可搭售", cross.product() + "：" + cross.reason())));
        found.upSellOpportunities().stream()
                .limit(1)
                .forEach(up -> lines.add(Line.of("可升级", up.upgrade() + "：" + up.reason())));
        BigDecimal sum = open.stream()
                .flatMap(opportunity -> opportunity.estimatedValue().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Optional<Big> big = open.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        sum.signum() > 0
                                ? new Big(money(sum), open.size() + " 个商机，预计金额")
                                : new Big(open.size() + " 个", "在谈商机，金额未知"));
        List<String> notes = open.stream()
                .flatMap(opportunity -> opportunity.recommendedActions().stream())
                .limit(1)
                .map(action -> "🎯 下一步：" + action)
                .toList();
        return frame.sheet(
                big,
                lines,
                lines.isEmpty() ? List.of("目前没有可跟进的商机。有新的询价或试样，会自动出现在这里。") : notes,
                frame.saying(evidence, "/opportunities/0", "/opportunities", "/cross_sell_opportunities"));
    }

    private static StudySheet advice(MarketingAdvice advice, List<Evidence> evidence, StudyFrame frame) {
        var timing = advice.timingRecommendations();
        var channel = advice.channelStrategy();
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("怎么谈", first(advice.marketingStrategy().keyMessages())));
        lines.add(Line.of(
                "何时联系",
                joined(" ", String.join("、", timing.bestContactDays()), String.join("、", timing.bestContactHours()))));
        lines.add(Line.of("用什么", joined("，", "首选" + channel.primary(), "其次" + channel.secondary())));
        advice.contentSuggestions().stream()
                .limit(1)
                .forEach(content -> lines.add(Line.of("发什么", "《" + content.topic() + "》" + content.timing())));
        advice.campaignIdeas().stream()
                .limit(1)
                .forEach(idea -> lines.add(Line.of("做什么", idea.name() + "：" + idea.offer())));
        lines.add(Line.of("留住", first(advice.retentionPlan().retentionActions())));
        return frame.sheet(
                Optional.of(advice.customerSegment())
                        .filter(segment -> !segment.isBlank())
                        .map(segment -> new Big(segment, "客户分类")),
                lines,
                List.of("🎯 " + advice.marketingStrategy().approach()),
                frame.saying(
                        evidence,
                        "/retention_plan/risk_signals",
                        "/marketing_strategy",
                        "/content_suggestions",
                        "/campaign_ideas",
                        "/customer_segment"));
    }

    private static StudySheet risks(RiskAssessment assessment, List<Evidence> evidence, StudyFrame frame) {
        List<RiskAlert> alerts = assessment.riskAlerts().stream()
                .sorted(Comparator.comparingInt((RiskAlert alert) -> StudyWords.rank(alert.riskLevel()))
                        .thenComparing(alert -> -alert.riskScore()))
                .toList();
        List<Line> lines = new ArrayList<>(alerts.stream()
                .limit(MOST_RISKS)
                .map(alert -> Line.of(
                        level(alert.riskLevel()) + " " + alert.riskScore() + "分",
                        joined("：", label(alert.riskType()), first(alert.indicators()))))
                .toList());
        var signals = assessment.earlyWarningSignals();
        if (signals.silence().detected() || alerts.isEmpty()) {
            lines.add(Line.of("沉默", signals.silence().explanation()));
        }
        var decline = signals.communicationDecline();
        if (decline.detected() || alerts.isEmpty()) {
            lines.add(Line.of(
                    "沟通量",
                    "近30天 " + decline.current() + " 次，平时 " + StudyWords.plain(decline.baseline()) + " 次"
                            + arrow(decline.trend())));
        }
        if (alerts.isEmpty()) {
            return frame.sheet(
                    Optional.of(new Big("0 项", "需要处理的风险")), lines, List.of("目前没有需要处理的风险。"), Optional.empty());
        }
        RiskAlert worst = alerts.get(0);
        int place = assessment.riskAlerts().indexOf(worst);
        return frame.sheet(
                Optional.of(new Big(
                        worst.riskScore() + " 分", label(worst.riskType()) + "（" + level(worst.riskLevel()) + "）")),
                lines,
                List.of("🎯 " + first(worst.recommendedActions())),
                frame.saying(evidence, "/risk_alerts/" + place, "/risk_alerts"));
    }

    private static String label(String code) {
        try {
            return RiskType.valueOf(code.toUpperCase(Locale.ROOT)).label();
        } catch (IllegalArgumentException ownWord) {
            return code; // a model's word for a risk of its own
        }
    }

    private static String prefixed(String prefix, String text) {
        return text.isBlank() ? "" : prefix + text;
    }
}
