package cn.topcentral.hub.agents.local.advice;

import cn.topcentral.hub.agents.advice.AdviceAgent;
import cn.topcentral.hub.agents.advice.MarketingAdvice;
import cn.topcentral.hub.agents.advice.MarketingAdvice.CampaignIdea;
import cn.topcentral.hub.agents.advice.MarketingAdvice.ChannelStrategy;
import cn.topcentral.hub.agents.advice.MarketingAdvice.ContentSuggestion;
import cn.topcentral.hub.agents.advice.MarketingAdvice.MarketingStrategy;
import cn.topcentral.hub.agents.advice.MarketingAdvice.RetentionPlan;
import cn.topcentral.hub.agents.advice.MarketingAdvice.TimingRecommendations;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A13 by rules and figures, without a model; the formulas are in {@code docs/agents/a13.md}. Takes time in proportion to the history. Thread-safe. */
public final class LocalAdviceAgent implements AdviceAgent {
    private static final GeneratedBy MAKER = GeneratedBy.local("A13", "advice-rules", "1");
    private static final String NONE = "";

    private final WorkingHours workingHours;

    /**
     * An agent with a working calendar.
     *
     * @param workingHours whose days tell holidays and rhythms
     */
    public LocalAdviceAgent(WorkingHours workingHours) {
        this.workingHours = workingHours;
    }

    @Override
    public Finding<MarketingAdvice> advise(
            CustomerHistory history, CustomerInsight insight, Opportunities opportunities) {
        Situation situation = Situation.of(history, insight, opportunities, workingHours);
        List<Evidence> evidence = new ArrayList<>();
        Optional<Claim<String>> segment = Segment.of(situation);
        segment.ifPresent(claim -> evidence.addAll(claim.under("/customer_segment")));
        MarketingStrategy strategy = strategy(situation, evidence);
        Timing timing = new Timing(situation);
        List<Claim<ContentSuggestion>> contents = new Contents(situation, timing).all();
        evidence.addAll(Claim.evidence(contents, "/content_suggestions"));
        TimingRecommendations times = times(timing, evidence);
        ChannelStrategy channels = channels(situation.reaches(), evidence);
        List<Claim<CampaignIdea>> campaigns = new Campaigns(situation).all();
        evidence.addAll(Claim.evidence(campaigns, "/campaign_ideas"));
        Care care = Care.of(situation);
        evidence.addAll(care.evidence("/care_strategy"));
        Retention retention = Retention.of(situation);
        evidence.addAll(Claim.evidence(retention.signals(), "/retention_plan/risk_signals"));
        evidence.addAll(Claim.evidence(retention.actions(), "/retention_plan/retention_actions"));
        return new Finding<>(
                new MarketingAdvice(
                        segment.map(Claim::value).orElse(Segment.NOTHING_KNOWN),
                        strategy,
                        Claim.values(contents),
                        times,
                        channels,
                        Claim.values(campaigns),
                        care.strategy(),
                        new RetentionPlan(Claim.values(retention.signals()), Claim.values(retention.actions()))),
                evidence,
                MAKER);
    }

    private static MarketingStrategy strategy(Situation situation, List<Evidence> evidence) {
        Strategy strategy = new Strategy(situation);
        Optional<Claim<String>> approach = strategy.approach();
        List<Claim<String>> messages = strategy.messages();
        Optional<Claim<String>> proposition = strategy.proposition();
        approach.ifPresent(claim -> evidence.addAll(claim.under("/marketing_strategy/approach")));
        evidence.addAll(Claim.evidence(messages, "/marketing_strategy/key_messages"));
        proposition.ifPresent(claim -> evidence.addAll(claim.under("/marketing_strategy/value_proposition")));
        return new MarketingStrategy(
                approach.map(Claim::value).orElse(NONE),
                Claim.values(messages),
                proposition.map(Claim::value).orElse(NONE));
    }

    private static TimingRecommendations times(Timing timing, List<Evidence> evidence) {
        List<Claim<String>> days = timing.days();
        List<Claim<String>> hours = timing.hours();
        List<Claim<String>> avoid = timing.avoid();
        evidence.addAll(Claim.evidence(days, "/timing_recommendations/best_contact_days"));
        evidence.addAll(Claim.evidence(hours, "/timing_recommendations/best_contact_hours"));
        evidence.addAll(Claim.evidence(avoid, "/timing_recommendations/avoid_times"));
        return new TimingRecommendations(Claim.values(days), Claim.values(hours), Claim.values(avoid));
    }

    /** Each way with the customer's own words on it; one they never used is not recommended. */
    private static ChannelStrategy channels(Reaches reaches, List<Evidence> evidence) {
        List<String> places = List.of("primary", "secondary", "tertiary");
        boolean founded = false;
        for (int i = 0; i < Math.min(places.size(), reaches.ranked().size()); i++) {
            String pointer = "/channel_strategy/" + places.get(i);
            reaches.ranked().get(i).proof().ifPresent(proof -> evidence.add(proof.under(pointer)));
            founded |= reaches.ranked().get(i).proof().isPresent();
        }
        return new ChannelStrategy(
                reaches.label(0, NONE),
                reaches.label(1, NONE),
                reaches.label(2, NONE),
                founded ? reaches.reason() : NONE);
    }
}
