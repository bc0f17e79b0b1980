package cn.topcentral.hub.bot.analysis;

import static cn.topcentral.hub.bot.analysis.Quotes.word;

import cn.topcentral.hub.agents.coordination.Coordination;
import cn.topcentral.hub.agents.coordination.Coordination.Action;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A16's answer in lines: what was looked at, what to do, and who did not answer. The details are the other agents'. */
public final class CoordinationText {
    private CoordinationText() {}

    public static List<String> lines(Finding<Coordination> finding, CustomerHistory history) {
        Coordination answer = finding.result();
        List<String> lines = new ArrayList<>();
        var summary = answer.analysisSummary();
        lines.add("%s · 综合分析 %s（%d 条沟通：%s）"
                .formatted(
                        history.customer().name(),
                        summary.analysisDate(),
                        summary.totalRecords(),
                        summary.channels().entrySet().stream()
                                .map(channel -> label(channel.getKey()) + " " + channel.getValue())
                                .collect(Collectors.joining("，"))));
        answer.customerInsights()
                .ifPresent(insight -> lines.add("关系健康度 %d/100（%s），%s"
                        .formatted(
                                insight.relationshipHealth().score(),
                                word(insight.relationshipHealth().trend()),
                                insight.lifecycleStage())));
        answer.opportunities()
                .ifPresent(found ->
                        lines.add("商机 %d 个".formatted(found.opportunities().size())));
        answer.riskAlerts()
                .ifPresent(found ->
                        lines.add("风险 %d 个".formatted(found.riskAlerts().size())));
        actions(lines, "马上做", answer.actionPlan().immediate());
        actions(lines, "本周做", answer.actionPlan().shortTerm());
        actions(lines, "以后做", answer.actionPlan().longTerm());
        answer.missing().forEach(missing -> lines.add("缺 %s：%s".formatted(missing.agent(), missing.reason())));
        return lines;
    }

    private static void actions(List<String> lines, String heading, List<Action> actions) {
        if (!actions.isEmpty()) {
            lines.add(heading + "：");
        }
        actions.forEach(action -> lines.add("  [%s] %s（%s，%s前）%s"
                .formatted(
                        word(action.urgency()),
                        action.action(),
                        action.owner().map(Quotes::word).orElse("待分配"),
                        action.due(),
                        action.reason())));
    }

    private static String label(String code) {
        return Stream.of(CommunicationType.values())
                .filter(type -> type.code().equals(code))
                .map(CommunicationType::label)
                .findFirst()
                .orElse(code);
    }
}
