package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.agents.report.ReportPeriod;
import cn.topcentral.hub.storage.insight.InsightType;
import cn.topcentral.hub.storage.report.CustomerActivity;
import cn.topcentral.hub.storage.report.InsightLine;
import cn.topcentral.hub.storage.report.OrderLine;
import cn.topcentral.hub.storage.report.RowsBehind.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The monthly report (seed 4.7), read on the first of the next month. */
final class MonthlyReport {
    /** So many months before the month show what is usual for a customer. */
    static final int EARLIER_MONTHS = 3;

    private final Scene scene;
    private final Sheet sheet;
    private final Comparison comparison;
    private final CustomerSection customers;
    private final SatisfactionSection satisfaction;

    MonthlyReport(Scene scene) {
        this.scene = scene;
        this.sheet = scene.sheet();
        this.comparison =
                Comparison.with(scene.period().previous(), "上月", scene.facts().activity());
        this.customers = new CustomerSection(scene, "前" + EARLIER_MONTHS + "个月月均", EARLIER_MONTHS);
        this.satisfaction = new SatisfactionSection(scene);
    }

    void write() {
        AttentionSection attention = new AttentionSection(scene);
        long records = scene.facts().activity().count(scene.all());
        sheet.paragraph("截至 " + Words.stamp(scene.asOf(), scene.zone()) + "　**先看：** 沟通 "
                + scene.records("records", "合计", scene.all()) + " 条（上月 "
                + Words.mean(comparison.before().apply(scene.all())) + "，"
                + Words.change((double) records, comparison.before().apply(scene.all())) + "），" + attention.counts()
                + "。");
        sheet.heading("月度沟通分析");
        if (records == 0) {
            sheet.paragraph("本月没有沟通记录。请管理员看各渠道的接入状态。");
        } else {
            new ActivitySection(scene, comparison).write();
            customers.lively();
        }
        sheet.heading("客户满意度趋势");
        satisfaction.write();
        sheet.heading("商机转化分析");
        conversion();
        sheet.heading("营销效果评估");
        marketing();
        sheet.heading("客户流失分析");
        churn();
        sheet.heading("下月策略建议");
        new MonthlyAdvice(scene, customers.silent(), satisfaction).write();
        new Plan(scene).risks().opportunities().tasks().write();
    }

    private void conversion() {
        OpportunitySection opportunities = new OpportunitySection(scene);
        opportunities.write();
        Set<String> chances = scene.facts()
                .insights(InsightType.OPPORTUNITY)
                .map(chance -> chance.customer().value())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> buyers = customersOf(scene.orders());
        Set<String> converted = new TreeSet<>(chances);
        converted.retainAll(buyers);
        sheet.paragraph("有商机的客户 " + customers("customers-with-opportunity", "有商机的客户", chances) + " 家，其中本月下单 "
                + customers("customers-converted", "有商机且下单的客户", converted) + " 家（转化率 "
                + Words.percent(converted.size(), chances.size()) + "）。");
        ReportPeriod previous = scene.period().previous();
        List<OrderLine> before = scene.facts().orders().stream()
                .filter(order -> !order.orderedAt().isBefore(previous.from(scene.zone()))
                        && order.orderedAt().isBefore(previous.to(scene.zone())))
                .toList();
        sheet.paragraph("订单：本月 " + amount("order-amount", "订单金额", scene.orders()) + "，上月 "
                + amount("order-amount-before", "上月订单金额", before) + "（"
                + Words.growth(
                        Scene.sum(scene.orders().stream().map(OrderLine::amount).toList())
                                .doubleValue(),
                        Scene.sum(before.stream().map(OrderLine::amount).toList())
                                .doubleValue())
                + "）。");
    }

    private String amount(String id, String label, List<OrderLine> orders) {
        return sheet.amount(
                id,
                label,
                Scene.sum(orders.stream().map(OrderLine::amount).toList()),
                Kind.ORDER,
                orders.stream().map(OrderLine::id).toList());
    }

    /** Whether what was suggested was done, and whether those we wrote to answered. */
    private void marketing() {
        List<InsightLine> suggestions =
                scene.facts().insights(InsightType.SUGGESTION).toList();
        List<InsightLine> acted = suggestions.stream()
                .filter(suggestion -> suggestion.status().equals("acted")
                        && suggestion.handled().filter(scene::inPeriod).isPresent())
                .toList();
        sheet.paragraph("营销建议 " + insights("suggestions", "营销建议", suggestions) + " 条，本月新增 "
                + insights("suggestions-new", "新增营销建议", scene.found(InsightType.SUGGESTION)) + " 条，已执行 "
                + insights("suggestions-acted", "已执行的营销建议", acted) + " 条。");
        Set<String> contacted = customers(customer -> customer.contacted().isPresent());
        Set<String> replied = customers(customer -> customer.contacted().isPresent()
                && customer.heard()
                        .orElse(Instant.MIN)
                        .isAfter(customer.contacted().get()));
        sheet.paragraph("主动触达 " + customers("customers-contacted", "主动触达的客户", contacted) + " 家，其后有回音 "
                + customers("customers-replied", "触达后有回音的客户", replied) + " 家（回音率 "
                + Words.percent(replied.size(), contacted.size()) + "）。");
        Set<String> ordered = customersOf(scene.orders());
        ordered.retainAll(contacted);
        sheet.paragraph("触达的客户中本月下单 " + customers("customers-contacted-ordered", "触达且下单的客户", ordered) + " 家。");
    }

    private void churn() {
        customers.writeSilent();
        Set<String> stopped = customersOf(scene.facts().orders().stream()
                .filter(order -> order.orderedAt().isBefore(scene.from()))
                .toList());
        stopped.removeAll(customersOf(scene.orders()));
        sheet.paragraph("前" + EARLIER_MONTHS + "个月下过单、本月没有下单的客户 "
                + customers("customers-without-order", "本月没有下单的老客户", stopped) + " 家。");
        new RiskSection(scene).write();
    }

    private Set<String> customers(Predicate<CustomerActivity> wanted) {
        return scene.active().stream()
                .filter(wanted)
                .map(customer -> customer.id().value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> customersOf(Collection<OrderLine> orders) {
        return orders.stream().map(order -> order.customer().value()).collect(Collectors.toCollection(TreeSet::new));
    }

    private String customers(String id, String label, Set<String> ids) {
        return sheet.listed(id, label, "家", Kind.CUSTOMER, List.copyOf(ids));
    }

    private String insights(String id, String label, List<InsightLine> found) {
        return sheet.listed(id, label, "条", Kind.INSIGHT, OpportunitySection.ids(found));
    }
}
