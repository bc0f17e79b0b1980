package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.storage.insight.InsightType;
import cn.topcentral.hub.storage.report.InsightLine;
import cn.topcentral.hub.storage.report.RowsBehind.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What may be sold, and how far it is. */
final class OpportunitySection {
    /** In the order of a sale (seed 4.4). */
    private static final List<String> STAGES = List.of("询价", "样品", "试模", "小单", "批量");

    private final Scene scene;
    private final Sheet sheet;
    private final List<InsightLine> open;

    OpportunitySection(Scene scene) {
        this.scene = scene;
        this.sheet = scene.sheet();
        this.open = scene.facts().insights(InsightType.OPPORTUNITY).toList();
    }

    /** What an opportunity is worth on average: its value times its probability. */
    static BigDecimal expected(InsightLine chance) {
        return chance.value()
                .orElse(BigDecimal.ZERO)
                .multiply(chance.probability().orElse(new BigDecimal("0.5")));
    }

    static List<String> ids(List<InsightLine> insights) {
        return insights.stream().map(InsightLine::id).toList();
    }

    void write() {
        summary();
        stages();
        table();
    }

    void summary() {
        if (open.isEmpty()) {
            sheet.paragraph("目前没有记录在案的商机。对询价和要样的客户补一次商机分析。");
            return;
        }
        List<InsightLine> found = scene.found(InsightType.OPPORTUNITY);
        List<InsightLine> acted = open.stream()
                .filter(chance -> chance.status().equals("acted")
                        && chance.handled().filter(scene::inPeriod).isPresent())
                .toList();
        sheet.paragraph("在跟商机 " + sheet.listed("opportunities", "在跟商机", "个", Kind.INSIGHT, ids(open)) + " 个，预计 "
                + sheet.amount(
                        "opportunity-value",
                        "商机预计金额",
                        Scene.sum(open.stream().map(InsightLine::value).toList()),
                        Kind.INSIGHT,
                        ids(open.stream()
                                .filter(chance -> chance.value().isPresent())
                                .toList()))
                + "；本期新增 " + sheet.listed("opportunities-new", "新增商机", "个", Kind.INSIGHT, ids(found)) + " 个，已跟进 "
                + sheet.listed("opportunities-acted", "已跟进商机", "个", Kind.INSIGHT, ids(acted)) + " 个。");
    }

    void stages() {
        List<List<String>> rows = new ArrayList<>();
        for (String stage : STAGES) {
            List<InsightLine> there = open.stream()
                    .filter(chance -> chance.stage().filter(stage::equals).isPresent())
                    .toList();
            if (!there.isEmpty()) {
                rows.add(List.of(
                        stage,
                        sheet.listed(
                                "stage-" + (STAGES.indexOf(stage) + 1), "阶段·" + stage, "个", Kind.INSIGHT, ids(there)),
                        there.stream().allMatch(chance -> chance.value().isEmpty())
                                ? "—"
                                : Words.money(Scene.sum(
                                        there.stream().map(InsightLine::value).toList()))));
            }
        }
        if (!rows.isEmpty()) {
            sheet.table(List.of("阶段", "商机", "预计金额"), 1, rows);
        }
    }

    void table() {
        List<List<String>> rows = open.stream()
                .sorted(Comparator.comparing(OpportunitySection::expected)
                        .reversed()
                        .thenComparing(InsightLine::id))
                .limit(Scene.LINES)
                .map(chance -> List.of(
                        Words.plain(chance.customerName(), 20),
                        Words.plain(chance.title(), 60),
                        chance.stage().map(stage -> Words.plain(stage, 10)).orElse("—"),
                        scene.person(chance.owner()),
                        chance.value().map(Words::money).orElse("—"),
                        chance.probability()
                                .map(probability -> Words.number(probability.movePointRight(2)) + "%")
                                .orElse("—"),
                        chance.closes().map(Words::day).orElse("—")))
                .toList();
        if (!rows.isEmpty()) {
            sheet.table(List.of("客户", "商机", "阶段", "负责人", "预计金额", "概率", "预计成交"), 4, rows);
        }
    }
}
