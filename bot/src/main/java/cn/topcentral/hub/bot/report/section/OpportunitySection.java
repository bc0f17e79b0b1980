package cn.topcentral.hub.bot.report.section;

import static cn.topcentral.hub.bot.report.section.SectionWords.line;
import static cn.topcentral.hub.bot.report.section.SectionWords.listed;
import static cn.topcentral.hub.bot.report.section.SectionWords.money;
import static cn.topcentral.hub.bot.report.section.SectionWords.notes;

import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.agents.opportunity.Opportunities.Opportunity;
import cn.topcentral.hub.templates.page.report.Section;
import cn.topcentral.hub.templates.page.report.Section.Claim;
import cn.topcentral.hub.templates.page.report.Section.Group;
import cn.topcentral.hub.templates.page.report.Section.Note;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** 💰 二、商机分析: what A12 found. */
final class OpportunitySection {
    private static final String ROOT = "/opportunities";
    private static final String EXPLICIT = "explicit";

    private final Opportunities found;
    private final Proofs proofs;

    private OpportunitySection(Opportunities found, Proofs proofs) {
        this.found = found;
        this.proofs = proofs;
    }

    static Section of(Optional<Opportunities> found, Proofs proofs) {
        return found.map(opportunities -> new OpportunitySection(opportunities, proofs).section())
                .orElseGet(() -> section(List.of(), "A12 商机挖掘这次没有结果。过几分钟再生成一份报告；如果一直这样，请告诉管理员。"));
    }

    private static Section section(List<Group> groups, String empty) {
        return Section.of("opportunities", "💰", "二、商机分析", groups, empty);
    }

    private Section section() {
        List<Claim> explicit = new ArrayList<>();
        List<Claim> implicit = new ArrayList<>();
        for (int i = 0; i < found.opportunities().size(); i++) {
            Opportunity one = found.opportunities().get(i);
            (one.type().equals(EXPLICIT) ? explicit : implicit).add(claim(one, ROOT + "/opportunities/" + i));
        }
        for (int i = 0; i < found.crossSellOpportunities().size(); i++) {
            implicit.add(cross(found.crossSellOpportunities().get(i), ROOT + "/cross_sell_opportunities/" + i));
        }
        for (int i = 0; i < found.upSellOpportunities().size(); i++) {
            implicit.add(up(found.upSellOpportunities().get(i), ROOT + "/up_sell_opportunities/" + i));
        }
        return section(
                List.of(Group.of("显性商机", explicit), Group.of("隐性商机", implicit)), "沟通里还没有看出商机：没有问价、要样品，也没有提到新的用量。");
    }

    private Claim claim(Opportunity one, String pointer) {
        return Claim.of(
                "",
                line(one.description()),
                notes(
                        new Note(
                                "产品",
                                line(one.product())
                                        + one.quantity()
                                                .map(quantity -> "，" + line(quantity))
                                                .orElse("")),
                        new Note(
                                "预计成交金额",
                                one.estimatedValue().map(SectionWords::money).orElse("还没有谈到价格和用量，暂时估不出")),
                        new Note("成交概率", SectionWords.percent(one.probability()) + "（" + line(one.stage()) + "阶段）"),
                        new Note(
                                "预计成交",
                                one.expectedCloseDate().map(LocalDate::toString).orElse("")),
                        new Note("竞争对手", listed(one.competitors())),
                        new Note("有利", listed(one.winningFactors())),
                        new Note("不利", listed(one.riskFactors())),
                        new Note("下一步", listed(one.recommendedActions()))),
                proofs.of(pointer));
    }

    private Claim cross(Opportunities.CrossSell one, String pointer) {
        return Claim.of(
                "",
                line(one.product()) + "（" + line(one.reason()) + "）",
                notes(
                        new Note(
                                "潜在金额",
                                one.potentialValue().map(value -> money(value)).orElse("")),
                        new Note("做法", line(one.approach()))),
                proofs.of(pointer));
    }

    private Claim up(Opportunities.UpSell one, String pointer) {
        return Claim.of(
                "",
                line(one.current()) + " 可升级到 " + line(one.upgrade()) + "（" + line(one.reason()) + "）",
                notes(new Note(
                        "潜在金额", one.potentialValue().map(value -> money(value)).orElse(""))),
                proofs.of(pointer));
    }
}
