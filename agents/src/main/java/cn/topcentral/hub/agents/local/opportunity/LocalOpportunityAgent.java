package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.agents.opportunity.Opportunities.CrossSell;
import cn.topcentral.hub.agents.opportunity.Opportunities.UpSell;
import cn.topcentral.hub.agents.opportunity.OpportunityAgent;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A12 by rules and figures, without a model; the formulas are in {@code docs/agents/a12.md}. Takes time in proportion to the history. Thread-safe. */
public final class LocalOpportunityAgent implements OpportunityAgent {
    private static final GeneratedBy MAKER = GeneratedBy.local("A12", "opportunity-rules", "1");
    private static final Comparator<Draft> MOST_VALUABLE_FIRST = Comparator.comparing(
                    (Draft draft) -> draft.value().orElse(BigDecimal.ZERO))
            .thenComparing(Draft::probability)
            .reversed()
            .thenComparing(Draft::since)
            .thenComparing(Draft::key);

    private final Grades grades;
    private final WorkingHours workingHours;

    /**
     * An agent that knows these goods.
     *
     * @param workingHours whose days are counted for rhythms and closing dates
     */
    public LocalOpportunityAgent(GradeCatalogue catalogue, WorkingHours workingHours) {
        this.grades = new Grades(catalogue);
        this.workingHours = workingHours;
    }

    @Override
    public Finding<Opportunities> mine(CustomerHistory history, CustomerInsight insight) {
        Dealings dealings = Dealings.of(history, grades, workingHours);
        ClosingDay closing = new ClosingDay(dealings);
        List<Episode> episodes = Episodes.open(dealings);
        List<Draft> drafts = drafts(dealings, closing, episodes);
        Map<String, String> ids = Numbers.of(history.customer().id(), drafts, dealings);
        List<Claim<CrossSell>> beside = new CrossSelling(dealings).all(withKnownNeed(episodes, dealings));
        List<Claim<UpSell>> better = new UpSelling(dealings).all(episodes);
        return new Finding<>(
                new Opportunities(
                        drafts.stream()
                                .map(draft -> draft.numbered(ids.getOrDefault(draft.key(), "")))
                                .toList(),
                        Claim.values(beside),
                        Claim.values(better)),
                evidence(drafts, beside, better),
                MAKER);
    }

    private static List<Draft> drafts(Dealings dealings, ClosingDay closing, List<Episode> episodes) {
        SpokenNeeds needs = new SpokenNeeds(dealings, closing);
        OverduePurchases overdue = new OverduePurchases(dealings, closing);
        List<Draft> drafts = new ArrayList<>();
        Set<String> spokenOf = new HashSet<>();
        for (Episode episode : episodes) {
            needs.of(episode).ifPresent(draft -> {
                drafts.add(draft);
                if (draft.type().equals(Draft.EXPLICIT)) {
                    spokenOf.add(episode.family());
                }
            });
        }
        // Who asks already need not be reminded.
        dealings.purchases().all().keySet().stream()
                .filter(family -> !spokenOf.contains(family))
                .flatMap(family -> overdue.of(family).stream())
                .forEach(drafts::add);
        Set<String> drafted = new HashSet<>(spokenOf);
        episodes.forEach(episode -> drafted.add(episode.family()));
        drafts.addAll(new Hints(dealings, closing).all(drafted));
        drafts.sort(MOST_VALUABLE_FIRST);
        return drafts;
    }

    /** Families whose need has a figure: they are opportunities, not something beside them. */
    private static Set<String> withKnownNeed(List<Episode> episodes, Dealings dealings) {
        Set<String> families = new HashSet<>();
        for (Episode episode : episodes) {
            if (Worth.of(episode, dealings).value().isPresent()) {
                families.add(episode.family());
            }
        }
        return families;
    }

    private static List<Evidence> evidence(
            List<Draft> drafts, List<Claim<CrossSell>> beside, List<Claim<UpSell>> better) {
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            evidence.addAll(drafts.get(i).evidence("/opportunities/" + i));
        }
        evidence.addAll(Claim.evidence(beside, "/cross_sell_opportunities"));
        evidence.addAll(Claim.evidence(better, "/up_sell_opportunities"));
        return evidence;
    }
}
