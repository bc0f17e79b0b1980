package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.report.CustomerFindings;
import cn.topcentral.hub.agents.risk.RiskAssessment;
import cn.topcentral.hub.agents.risk.RiskAssessment.RiskAlert;
import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.storage.report.RowsBehind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** 关系健康度评估: what A11 and A14 say, with the records that say so. */
final class CustomerHealth {
    private final CustomerFindings findings;
    private final Sheet sheet;

    CustomerHealth(CustomerFindings findings, Sheet sheet) {
        this.findings = findings;
        this.sheet = sheet;
    }

    static String arrow(String trend) {
        return switch (trend) {
            case "upward", "up" -> "↑";
            case "downward", "down" -> "↓";
            default -> "→";
        };
    }

    /** The word for a risk type; a model's own types stay as they are. */
    static String riskName(String code) {
        return Stream.of(RiskType.values())
                .filter(type -> type.code().equals(code))
                .map(RiskType::label)
                .findFirst()
                .orElse(Words.plain(code, 20));
    }

    static String level(String level) {
        return switch (level) {
            case "high" -> "高";
            case "medium" -> "中";
            case "low" -> "低";
            default -> Words.plain(level, 10);
        };
    }

    /** How many records a claim rests on, linked to them. */
    static String basis(Sheet sheet, String id, String label, List<Evidence> evidence, String claim) {
        List<String> records = evidence.stream()
                .filter(one -> one.claim().equals(claim) || one.claim().startsWith(claim + "/"))
                .map(Evidence::recordId)
                .distinct()
                .sorted()
                .toList();
        return sheet.listed(id, label, "条", Kind.RECORD, records);
    }

    void write() {
        findings.insight().ifPresentOrElse(this::insight, () -> sheet.paragraph("（A11 客户洞察这次没有结果，健康度无法评估。）"));
        findings.risks().ifPresent(this::risks);
    }

    private void insight(Finding<CustomerInsight> finding) {
        CustomerInsight insight = finding.result();
        CustomerInsight.RelationshipHealth health = insight.relationshipHealth();
        sheet.paragraph("**" + health.score() + "/100 " + arrow(health.trend()) + "** "
                + Words.plain(health.assessment(), 120) + "（依据 "
                + basis(sheet, "health-basis", "健康度依据", finding.evidence(), "/relationship_health") + " 条记录）");
        if (!health.components().isEmpty()) {
            sheet.table(
                    List.of("构成", "说明", "得分", "权重"),
                    2,
                    health.components().stream()
                            .map(part -> List.of(
                                    Words.plain(part.name(), 20),
                                    Words.plain(part.explanation(), 80),
                                    Integer.toString(part.value()),
                                    Words.number(part.weight().movePointRight(2)) + "%"))
                            .toList());
        }
        List<String> lines = new ArrayList<>();
        lines.add("满意度 " + Words.number(insight.satisfaction().current()) + "/5 "
                + arrow(insight.satisfaction().trend())
                + listed("，满意在", insight.satisfaction().strengths())
                + listed("，不满在", insight.satisfaction().painPoints()));
        lines.add("忠诚度 " + insight.loyalty().score() + "/100，流失风险"
                + level(insight.loyalty().riskLevel()) + "，阶段：" + Words.plain(insight.lifecycleStage(), 20));
        lines.add("决策：" + Words.plain(insight.decisionMaking().style(), 30) + "，"
                + Words.plain(insight.decisionMaking().decisionMaker(), 60)
                + listed("，看重", insight.decisionMaking().keyFactors()) + "，周期 "
                + Words.plain(insight.decisionMaking().decisionCycle(), 30));
        insight.keyContacts()
                .forEach(contact -> lines.add("联系人 " + Words.plain(contact.name(), 20) + "（"
                        + Words.plain(contact.role(), 20) + "）影响力 "
                        + Words.number(contact.influence().movePointRight(2)) + "%，关系"
                        + Words.plain(contact.relationship(), 10)));
        sheet.list(lines);
    }

    private static String listed(String words, List<String> items) {
        return items.isEmpty() ? "" : words + "：" + Words.plain(String.join("、", items), 60);
    }

    private void risks(Finding<RiskAssessment> finding) {
        List<RiskAlert> alerts = finding.result().riskAlerts();
        if (alerts.isEmpty()) {
            sheet.paragraph("没有风险预警。");
            return;
        }
        sheet.subheading("风险预警");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < alerts.size(); i++) {
            RiskAlert alert = alerts.get(i);
            rows.add(List.of(
                    level(alert.riskLevel()),
                    riskName(alert.riskType()),
                    Words.plain(String.join("；", alert.indicators()), 100),
                    Words.plain(alert.expectedImpact(), 60),
                    Integer.toString(alert.riskScore()),
                    basis(
                            sheet,
                            "risk-" + (i + 1) + "-basis",
                            "风险依据" + (i + 1),
                            finding.evidence(),
                            "/risk_alerts/" + i)));
        }
        sheet.table(List.of("级别", "风险", "信号", "影响", "评分", "依据"), 4, rows);
    }
}
