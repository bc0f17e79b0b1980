package cn.topcentral.hub.bot.report.section;

import cn.topcentral.hub.agents.coordination.Coordination;
import cn.topcentral.hub.agents.coordination.Coordination.Action;
import cn.topcentral.hub.agents.coordination.KeptFindings;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.templates.page.report.Section;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The five sections of seed 6.2. */
public final class FindingSections {
    private FindingSections() {}

    /**
     * The sections, in the order of the drawing.
     *
     * @param customer on whose timeline the quoted records are
     * @param person what a userid is called
     * @param task where the action of this place in {@link #actions} can be made a task
     */
    public static List<Section> of(
            KeptFindings findings, CustomerId customer, Function<String, String> person, IntFunction<URI> task) {
        Coordination found = findings.coordination();
        Proofs proofs = new Proofs(findings, customer);
        return List.of(
                InsightSection.of(found.customerInsights(), proofs),
                OpportunitySection.of(found.opportunities(), proofs),
                AdviceSection.of(found.marketingSuggestions(), proofs),
                RiskSection.of(found.riskAlerts(), proofs),
                PlanSection.of(found.actionPlan(), findings.asOf(), person, task));
    }

    /** Everything to do, in the order of the list. */
    public static List<Action> actions(KeptFindings findings) {
        return PlanSection.actions(findings.coordination().actionPlan());
    }
}
