package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.storage.insight.InsightType;
import cn.topcentral.hub.storage.report.InsightLine;
import cn.topcentral.hub.storage.report.RowsBehind.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What may go wrong. */
final class RiskSection {
    private static final List<String> LEVELS = List.of("high", "medium", "low");
    private static final Map<String, String> WORDS = Map.of("high", "高", "medium", "中", "low", "低");

    private final Scene scene;
    private final Sheet sheet;
    private final List<InsightLine> risks;

    RiskSection(Scene scene) {
        this.scene = scene;
        this.sheet = scene.sheet();
        this.risks = scene.facts()
                .insights(InsightType.RISK)
                .sorted(Comparator.comparing(RiskSection::rank)
                        .thenComparing(
                                Comparator.comparing(InsightLine::importance).reversed())
                        .thenComparing(InsightLine::id))
                .toList();
    }

    private static int rank(InsightLine risk) {
        int rank = LEVELS.indexOf(risk.level().orElse("low"));
        return rank < 0 ? LEVELS.size() : rank;
    }

    List<InsightLine> high() {
        return risks.stream().filter(risk -> rank(risk) == 0).toList();
    }

    String counts() {
        return "高 " + level("high") + " 条，中 " + level("medium") + " 条，低 " + level("low") + " 条";
    }

    private String level(String level) {
        return sheet.listed(
                "risks-" + level,
                WORDS.get(level) + "风险",
                "条",
                Kind.INSIGHT,
                OpportunitySection.ids(risks.stream()
                        .filter(risk -> rank(risk) == LEVELS.indexOf(level))
                        .toList()));
    }

    void write() {
        if (risks.isEmpty()) {
            sheet.paragraph("目前没有风险预警。");
            return;
        }
        List<InsightLine> found = scene.found(InsightType.RISK);
        sheet.paragraph("在案风险：" + counts() + "；本期新增 "
                + sheet.listed("risks-new", "新增风险", "条", Kind.INSIGHT, OpportunitySection.ids(found)) + " 条。");
        sheet.table(
                List.of("级别", "客户", "风险", "怎么办", "负责人", "处理"),
                6,
                risks.stream()
                        .limit(Scene.LINES)
                        .map(risk -> List.of(
                                WORDS.getOrDefault(risk.level().orElse("low"), "—"),
                                Words.plain(risk.customerName(), 20),
                                Words.plain(risk.title(), 40),
                                Words.plain(risk.content(), 60),
                                scene.person(risk.owner()),
                                status(risk.status())))
                        .toList());
    }

    static String status(String status) {
        return switch (status) {
            case "read" -> "已读";
            case "acted" -> "已处理";
            default -> "未处理";
        };
    }
}
