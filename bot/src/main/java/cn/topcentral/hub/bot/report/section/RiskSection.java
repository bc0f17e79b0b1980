package cn.topcentral.hub.bot.report.section;

import static cn.topcentral.hub.bot.report.section.SectionWords.line;
import static cn.topcentral.hub.bot.report.section.SectionWords.listed;
import static cn.topcentral.hub.bot.report.section.SectionWords.notes;

import cn.topcentral.hub.agents.risk.RiskAssessment;
import cn.topcentral.hub.agents.risk.RiskAssessment.RiskAlert;
import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.templates.page.report.Section;
import cn.topcentral.hub.templates.page.report.Section.Claim;
import cn.topcentral.hub.templates.page.report.Section.Group;
import cn.topcentral.hub.templates.page.report.Section.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** ⚠️ 四、风险预警: what A14 found, the worst first. */
final class RiskSection {
    private static final String ROOT = "/risk_alerts";

    private final RiskAssessment risks;
    private final Proofs proofs;

    private RiskSection(RiskAssessment risks, Proofs proofs) {
        this.risks = risks;
        this.proofs = proofs;
    }

    static Section of(Optional<RiskAssessment> risks, Proofs proofs) {
        return risks.map(found -> new RiskSection(found, proofs).section())
                .orElseGet(() -> section(List.of(), "A14 风险预警这次没有结果，不等于没有风险。过几分钟再生成一份报告；如果一直这样，请告诉管理员。"));
    }

    private static Section section(List<Group> groups, String empty) {
        return Section.of("risks", "⚠️", "四、风险预警", groups, empty);
    }

    private Section section() {
        List<Group> groups = new ArrayList<>(Stream.of("high", "medium", "low")
                .map(level ->
                        new Group(SectionWords.level(level) + "风险", SectionWords.tone(level), false, ofLevel(level)))
                .toList());
        groups.add(Group.of("早期信号", signals()));
        return section(groups, "没有发现风险：投诉、竞品、付款、沉默和沟通频率都正常。");
    }

    private List<Claim> ofLevel(String level) {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < risks.riskAlerts().size(); i++) {
            RiskAlert alert = risks.riskAlerts().get(i);
            if (SectionWords.level(alert.riskLevel()).equals(SectionWords.level(level))) {
                claims.add(Claim.of(
                        name(alert.riskType()),
                        listed(alert.indicators()),
                        notes(
                                new Note("影响", line(alert.expectedImpact())),
                                new Note("应对", listed(alert.recommendedActions())),
                                new Note(
                                        "评分",
                                        alert.riskScore() + "/100，从 " + alert.triggeredAt() + " 开始"
                                                + (alert.escalationRequired() ? "，需要上级处理" : ""))),
                        proofs.of(ROOT + "/risk_alerts/" + i)));
            }
        }
        return claims;
    }

    private List<Claim> signals() {
        RiskAssessment.EarlyWarningSignals signals = risks.earlyWarningSignals();
        List<Claim> claims = new ArrayList<>();
        String root = ROOT + "/early_warning_signals";
        if (signals.silence().detected()) {
            claims.add(Claim.of("沉默", line(signals.silence().explanation()), List.of(), proofs.of(root + "/silence")));
        }
        if (signals.communicationDecline().detected()) {
            claims.add(Claim.of(
                    "沟通减少",
                    line(signals.communicationDecline().metric()) + " "
                            + signals.communicationDecline().current() + "，平时 "
                            + SectionWords.plain(signals.communicationDecline().baseline()),
                    List.of(),
                    proofs.of(root + "/communication_decline")));
        }
        if (signals.priceSensitivity().detected()) {
            claims.add(Claim.of(
                    "价格敏感",
                    line(signals.priceSensitivity().evidence()),
                    List.of(),
                    proofs.of(root + "/price_sensitivity")));
        }
        return claims;
    }

    /** A model's own types stay as they are. */
    private static String name(String code) {
        return Stream.of(RiskType.values())
                .filter(type -> type.code().equals(code))
                .map(RiskType::label)
                .findFirst()
                .orElse(line(code));
    }
}
