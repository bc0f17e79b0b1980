package cn.topcentral.hub.bot.analysis;

import cn.topcentral.hub.agents.advice.AdviceAgent;
import cn.topcentral.hub.agents.advice.MarketingAdvice;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.insight.CustomerInsightAgent;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.agents.opportunity.OpportunityAgent;
import cn.topcentral.hub.agents.risk.RiskAgent;
import cn.topcentral.hub.agents.risk.RiskAssessment;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.util.List;

/** What can be asked about one customer, answered by the agents A11 to A14 as JSON and in lines for people. Thread-safe. */
public final class Studies {
    private final CustomerInsightAgent insight;
    private final OpportunityAgent opportunity;
    private final AdviceAgent advice;
    private final RiskAgent risk;

    public Studies(CustomerInsightAgent insight, OpportunityAgent opportunity, AdviceAgent advice, RiskAgent risk) {
        this.insight = insight;
        this.opportunity = opportunity;
        this.advice = advice;
        this.risk = risk;
    }

    /** A question about a customer. */
    public enum Question {
        INSIGHT("客户洞察"),
        OPPORTUNITIES("商机"),
        ADVICE("营销建议"),
        RISKS("风险预警");

        private final String title;

        Question(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** An answer, and the same in lines. */
    public record Answer(Finding<?> finding, List<String> lines) {
        public Answer {
            lines = List.copyOf(lines);
        }
    }

    /** What all four say. */
    public record All(
            Finding<CustomerInsight> insight,
            Finding<Opportunities> opportunities,
            Finding<MarketingAdvice> advice,
            Finding<RiskAssessment> risks) {}

    public All all(CustomerHistory history) {
        var known = insight.study(history);
        var chances = opportunity.mine(history, known.result());
        return new All(known, chances, advice.advise(history, known.result(), chances.result()), risk.assess(history));
    }

    public Answer answer(Question question, CustomerHistory history) {
        return switch (question) {
            case INSIGHT -> {
                var found = insight.study(history);
                yield new Answer(found, InsightText.lines(found));
            }
            case OPPORTUNITIES -> {
                var found = opportunity.mine(history, insight.study(history).result());
                yield new Answer(found, OpportunitiesText.lines(found));
            }
            case ADVICE -> {
                var known = insight.study(history).result();
                var found = advice.advise(
                        history, known, opportunity.mine(history, known).result());
                yield new Answer(found, AdviceText.lines(found));
            }
            case RISKS -> {
                var found = risk.assess(history);
                yield new Answer(found, RisksText.lines(found));
            }
        };
    }
}
