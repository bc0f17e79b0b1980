package cn.topcentral.hub.bot.report.section;

import static cn.topcentral.hub.bot.report.section.SectionWords.line;
import static cn.topcentral.hub.bot.report.section.SectionWords.listed;
import static cn.topcentral.hub.bot.report.section.SectionWords.notes;
import static cn.topcentral.hub.bot.report.section.SectionWords.percent;
import static cn.topcentral.hub.bot.report.section.SectionWords.plain;

import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.insight.CustomerInsight.Component;
import cn.topcentral.hub.templates.chart.Chart;
import cn.topcentral.hub.templates.page.report.Section;
import cn.topcentral.hub.templates.page.report.Section.Claim;
import cn.topcentral.hub.templates.page.report.Section.Group;
import cn.topcentral.hub.templates.page.report.Section.Note;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** 📊 一、客户洞察分析: what A11 found. */
final class InsightSection {
    private static final String ROOT = "/customer_insights";

    private final CustomerInsight insight;
    private final Proofs proofs;

    private InsightSection(CustomerInsight insight, Proofs proofs) {
        this.insight = insight;
        this.proofs = proofs;
    }

    static Section of(Optional<CustomerInsight> insight, Proofs proofs) {
        return insight.map(found -> new InsightSection(found, proofs).section())
                .orElseGet(() -> section(List.of(), "A11 客户洞察这次没有结果，健康度无法评估。过几分钟再生成一份报告；如果一直这样，请告诉管理员。"));
    }

    private static Section section(List<Group> groups, String empty) {
        return Section.of("insight", "📊", "一、客户洞察分析", groups, empty);
    }

    private Section section() {
        List<Claim> claims = new ArrayList<>(List.of(health(), decision()));
        insight.keyContacts().forEach(contact -> claims.add(contact(contact)));
        claims.add(satisfaction());
        Claim needs = needs();
        if (!needs.notes().isEmpty()) {
            claims.add(needs);
        }
        return section(List.of(Group.of("", claims)), "").with(charts());
    }

    private Claim health() {
        CustomerInsight.RelationshipHealth health = insight.relationshipHealth();
        return Claim.of(
                "关系健康度",
                health.score() + "/100（" + SectionWords.grade(health.score()) + "）" + SectionWords.trend(health.trend())
                        + "。" + line(health.assessment()),
                notes(
                        new Note("沟通频率", line(insight.communicationPattern().frequency()) + explained("频率")),
                        new Note(
                                "响应速度",
                                line(insight.communicationPattern().responseSpeed())
                                        + after(
                                                "；客户回复",
                                                insight.communicationPattern().theirResponseSpeed())),
                        new Note(
                                "满意度趋势",
                                SectionWords.trend(insight.satisfaction().trend()) + "，现在 "
                                        + plain(insight.satisfaction().current()) + "/5"),
                        new Note(
                                "忠诚度",
                                insight.loyalty().score() + "/100，留存概率 "
                                        + percent(insight.loyalty().retentionProbability()) + "，流失风险"
                                        + SectionWords.level(insight.loyalty().riskLevel())),
                        new Note("客户阶段", line(insight.lifecycleStage())),
                        new Note(
                                "沟通习惯",
                                line(insight.communicationPattern().preferredChannel())
                                        + after(
                                                "，",
                                                insight.communicationPattern().preferredTime()))),
                proofs.of(ROOT + "/relationship_health"));
    }

    /** The figures behind a part of the score: （近30天9次，前30天2次）. */
    private String explained(String part) {
        return insight.relationshipHealth().components().stream()
                .filter(component -> component.name().contains(part))
                .map(Component::explanation)
                .findFirst()
                .map(words -> "（" + line(words) + "）")
                .orElse("");
    }

    private static String after(String words, String text) {
        return text.isBlank() ? "" : words + line(text);
    }

    private Claim decision() {
        CustomerInsight.DecisionMaking decision = insight.decisionMaking();
        return Claim.of(
                "决策模式",
                line(decision.style()) + (decision.keyFactors().isEmpty() ? "" : "，重视" + factors(decision)),
                notes(
                        new Note("决策人", line(decision.decisionMaker())),
                        new Note("决策周期", line(decision.decisionCycle()))),
                proofs.of(ROOT + "/decision_making"));
    }

    private static String factors(CustomerInsight.DecisionMaking decision) {
        return String.join(
                "、", decision.keyFactors().stream().map(SectionWords::line).toList());
    }

    private Claim contact(CustomerInsight.KeyContact contact) {
        int index = insight.keyContacts().indexOf(contact);
        return Claim.of(
                "关键决策人",
                line(contact.name()) + (contact.role().isBlank() ? "" : "（" + line(contact.role()) + "）") + " 影响力 "
                        + percent(contact.influence()) + after("，关系", contact.relationship()),
                List.of(),
                proofs.of(ROOT + "/key_contacts/" + index));
    }

    private Claim satisfaction() {
        CustomerInsight.Satisfaction satisfaction = insight.satisfaction();
        return Claim.of(
                "满意度",
                plain(satisfaction.current()) + "/5",
                notes(
                        new Note("满意在", listed(satisfaction.strengths())),
                        new Note("不满在", listed(satisfaction.painPoints()))),
                proofs.of(ROOT + "/satisfaction"));
    }

    private Claim needs() {
        return Claim.of(
                "需求",
                "",
                notes(
                        new Note("眼前", listed(insight.needsMap().current())),
                        new Note("以后", listed(insight.needsMap().future())),
                        new Note("潜在", listed(insight.needsMap().latent()))),
                proofs.of(ROOT + "/needs_map"));
    }

    private List<Chart> charts() {
        List<Component> components = insight.relationshipHealth().components();
        return components.size() < 2
                ? List.of()
                : List.of(Chart.of(
                        "健康度的构成",
                        Chart.Kind.RANKS,
                        "分",
                        components.stream()
                                .map(part -> line(part.name()) + " " + percent(part.weight()))
                                .toList(),
                        List.of(new Chart.Line(
                                "得分",
                                components.stream()
                                        .map(part -> Optional.of(BigDecimal.valueOf(part.value())))
                                        .toList()))));
    }
}
