package cn.topcentral.hub.bot.analysis;

import cn.topcentral.hub.agents.analysis.CommunicationAnalysis;
import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.local.analysis.LocalCommunicationAnalyst;
import cn.topcentral.hub.storage.analysis.Commitment;
import cn.topcentral.hub.storage.analysis.NewAnalysis;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import java.util.ArrayList;
import java.util.List;

/** A10's answer in the columns of the record. */
final class StoredFinding {
    private StoredFinding() {}

    static NewAnalysis of(Finding<CommunicationAnalysis> finding) {
        CommunicationAnalysis analysis = finding.result();
        return new NewAnalysis(
                columns(analysis),
                analysis.summary(),
                AgentJson.write(finding),
                analysis.suggestions(),
                tags(analysis),
                promised(analysis),
                analysis.prices(),
                oneLine(finding.generatedBy()));
    }

    private static RecordAnalysis columns(CommunicationAnalysis analysis) {
        return new RecordAnalysis(
                analysis.intent().category(),
                analysis.intent().detail(),
                analysis.intent().confidence(),
                analysis.keyInfo().products(),
                analysis.keyInfo().price(),
                analysis.quantity(),
                analysis.dates(),
                analysis.keyInfo().competitors(),
                analysis.sentiment().overall(),
                analysis.sentiment().score(),
                analysis.sentiment().mood(),
                analysis.urgency().level(),
                analysis.urgency().reason(),
                analysis.followUp());
    }

    /** What people filter by: the intent in their words, the goods, the competitors. */
    private static List<String> tags(CommunicationAnalysis analysis) {
        List<String> tags = new ArrayList<>();
        tags.add(analysis.intent().category().label());
        tags.addAll(analysis.keyInfo().products());
        tags.addAll(analysis.keyInfo().competitors());
        return tags.stream().distinct().toList();
    }

    /** Half of what we write would otherwise become a task that nobody promised and nobody ticks off. */
    private static List<Commitment> promised(CommunicationAnalysis analysis) {
        return analysis.commitments().stream()
                .filter(commitment -> !commitment.title().startsWith(LocalCommunicationAnalyst.ASK_AGAIN))
                .toList();
    }

    private static String oneLine(GeneratedBy by) {
        return String.join(" ", by.agent(), by.engine(), by.model(), by.version());
    }
}
