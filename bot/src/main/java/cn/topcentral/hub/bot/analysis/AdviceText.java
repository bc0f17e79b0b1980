package cn.topcentral.hub.bot.analysis;

import static cn.topcentral.hub.bot.analysis.OpportunitiesText.listed;
import static cn.topcentral.hub.bot.analysis.OpportunitiesText.percent;

import cn.topcentral.hub.agents.advice.MarketingAdvice;
import cn.topcentral.hub.agents.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A13's answer in lines. */
final class AdviceText {
    private AdviceText() {}

    static List<String> lines(Finding<MarketingAdvice> finding) {
        MarketingAdvice advice = finding.result();
        Quotes quotes = new Quotes(finding);
        List<String> lines = new ArrayList<>();
        lines.add("客户分类: " + advice.customerSegment());
        lines.addAll(quotes.lines("/customer_segment", 1));
        var strategy = advice.marketingStrategy();
        lines.add("策略: %s。%s".formatted(strategy.approach(), strategy.valueProposition()));
        listed(lines, "  要点：", strategy.keyMessages());
        lines.addAll(quotes.lines("/marketing_strategy", 1));
        for (int i = 0; i < advice.contentSuggestions().size(); i++) {
            var content = advice.contentSuggestions().get(i);
            lines.add("内容: 《%s》%s（%s，%s）"
                    .formatted(content.topic(), content.type(), content.timing(), content.channel()));
            lines.addAll(quotes.lines("/content_suggestions/" + i, 1));
        }
        var timing = advice.timingRecommendations();
        lines.add("时机: %s %s；避开 %s"
                .formatted(
                        String.join("、", timing.bestContactDays()),
                        String.join("、", timing.bestContactHours()),
                        timing.avoidTimes().isEmpty() ? "—" : String.join("、", timing.avoidTimes())));
        lines.addAll(quotes.lines("/timing_recommendations", 1));
        var channel = advice.channelStrategy();
        lines.add("渠道: 首选%s，其次%s，再次%s。%s"
                .formatted(channel.primary(), channel.secondary(), channel.tertiary(), channel.reason()));
        for (int i = 0; i < advice.campaignIdeas().size(); i++) {
            var campaign = advice.campaignIdeas().get(i);
            lines.add("活动: %s，%s，%s（预计响应 %s%%）"
                    .formatted(
                            campaign.name(),
                            campaign.target(),
                            campaign.offer(),
                            percent(campaign.expectedResponse())));
            lines.addAll(quotes.lines("/campaign_ideas/" + i, 1));
        }
        var care = advice.careStrategy();
        lines.add("关怀: "
                + Stream.of(
                                worded("节日 ", care.holidayGifts()),
                                worded("行业信息 ", care.industryInsightsSharing()),
                                "季度业务回顾" + (care.quarterlyBusinessReview() ? "要做" : "不必"),
                                "生日问候" + (care.birthdayGreeting() ? "要发" : "不必"))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("；")));
        InsightText.numbered(
                lines,
                quotes,
                "流失信号: ",
                "/retention_plan/risk_signals/",
                advice.retentionPlan().riskSignals());
        listed(lines, "留住客户：", advice.retentionPlan().retentionActions());
        return lines;
    }

    /** Nothing where there is nothing to say. */
    private static String worded(String word, String text) {
        return text.isBlank() ? "" : word + text;
    }
}
