package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.agents.opportunity.Opportunities.Opportunity;
import cn.topcentral.hub.agents.report.CustomerFindings;
import cn.topcentral.hub.agents.report.ReportPeriod;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryPrice;
import cn.topcentral.hub.storage.order.Order;
import cn.topcentral.hub.storage.report.RowsBehind.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 合作价值分析: what they bought, what they owe, and what they may buy. */
final class CustomerValue {
    private static final int PRICES = 5;

    private final CustomerHistory history;
    private final CustomerFindings findings;
    private final Sheet sheet;
    private final Instant to;

    CustomerValue(CustomerHistory history, CustomerFindings findings, ReportPeriod period, Sheet sheet) {
        this.history = history;
        this.findings = findings;
        this.sheet = sheet;
        this.to = period.to(history.zone());
    }

    void write() {
        orders();
        prices();
        findings.opportunities().ifPresentOrElse(this::opportunities, () -> sheet.paragraph("（A12 商机挖掘这次没有结果。）"));
    }

    private void orders() {
        if (history.orders().isEmpty()) {
            sheet.paragraph("还没有订单记录。");
            return;
        }
        Instant yearAgo = back(1);
        List<Order> year = between(yearAgo, to);
        List<Order> before = between(back(2), yearAgo);
        sheet.paragraph("近12个月订单 " + sheet.listed("orders-year", "近12个月订单", "笔", Kind.ORDER, ids(year)) + " 笔，合计 "
                + amount("order-amount-year", "近12个月订单金额", year) + "；再前12个月 "
                + amount("order-amount-year-before", "再前12个月订单金额", before) + "（"
                + Words.growth(sum(year).doubleValue(), sum(before).doubleValue()) + "）。最近一笔 "
                + Words.stamp(history.orders().get(history.orders().size() - 1).orderedAt(), history.zone())
                        .substring(0, 10)
                + "。");
        Map<String, List<Order>> byProduct = new TreeMap<>();
        year.forEach(order -> byProduct
                .computeIfAbsent(order.product().orElse("其他"), product -> new ArrayList<>())
                .add(order));
        List<List<String>> rows = new ArrayList<>();
        byProduct.forEach((product, bought) -> rows.add(List.of(
                Words.plain(product, 30),
                sheet.listed("orders-product-" + (rows.size() + 1), "订单·" + product, "笔", Kind.ORDER, ids(bought)),
                Words.money(sum(bought)))));
        if (!rows.isEmpty()) {
            sheet.table(List.of("产品", "订单", "金额"), 1, rows);
        }
        List<Order> late = history.orders().stream()
                .filter(order -> order.paidAt().isEmpty()
                        && order.dueAt()
                                .filter(due -> due.isBefore(history.asOf()))
                                .isPresent())
                .toList();
        if (!late.isEmpty()) {
            sheet.paragraph("逾期未付 " + sheet.listed("orders-unpaid", "逾期未付订单", "笔", Kind.ORDER, ids(late)) + " 笔，"
                    + amount("amount-unpaid", "逾期未付订单金额", late) + "。");
        }
    }

    private Instant back(int years) {
        return to.atZone(history.zone()).minusYears(years).toInstant();
    }

    private List<Order> between(Instant from, Instant until) {
        return history.orders().stream()
                .filter(order ->
                        !order.orderedAt().isBefore(from) && order.orderedAt().isBefore(until))
                .toList();
    }

    private static List<String> ids(List<Order> orders) {
        return orders.stream().map(Order::id).toList();
    }

    private static BigDecimal sum(List<Order> orders) {
        return Scene.sum(orders.stream().map(Order::amount).toList());
    }

    private String amount(String id, String label, List<Order> orders) {
        return sheet.amount(id, label, sum(orders), Kind.ORDER, ids(orders));
    }

    /** 价格轨迹: the latest prices said, the latest first. */
    private void prices() {
        List<String> lines = new ArrayList<>();
        for (int i = history.prices().size() - 1; i >= 0 && lines.size() < PRICES; i--) {
            HistoryPrice said = history.prices().get(i);
            lines.add(Words.stamp(said.time(), history.zone()).substring(0, 10) + " "
                    + (said.price().saidBy() == Speaker.CUSTOMER ? "客户" : "我方") + "说 "
                    + said.price()
                            .product()
                            .map(product -> Words.plain(product, 30) + " ")
                            .orElse("")
                    + Words.number(said.price().perTonne()) + " 元/吨"
                    + said.price()
                            .terms()
                            .map(terms -> "（" + Words.plain(terms, 30) + "）")
                            .orElse(""));
        }
        if (!lines.isEmpty()) {
            sheet.subheading("价格轨迹");
            sheet.list(lines);
        }
    }

    private void opportunities(Finding<Opportunities> finding) {
        List<Opportunity> found = finding.result().opportunities();
        sheet.subheading("商机");
        if (found.isEmpty()) {
            sheet.paragraph("目前没有看到商机。");
        } else {
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                Opportunity chance = found.get(i);
                rows.add(List.of(
                        Words.plain(chance.description(), 60),
                        Words.plain(chance.stage(), 10),
                        chance.estimatedValue().map(Words::money).orElse("—"),
                        Words.number(chance.probability().movePointRight(2)) + "%",
                        chance.expectedCloseDate().map(Words::day).orElse("—"),
                        CustomerHealth.basis(
                                sheet,
                                "opportunity-" + (i + 1) + "-basis",
                                "商机依据" + (i + 1),
                                finding.evidence(),
                                "/opportunities/" + i)));
            }
            sheet.table(List.of("商机", "阶段", "预计金额", "概率", "预计成交", "依据"), 2, rows);
        }
        List<String> more = new ArrayList<>();
        finding.result()
                .crossSellOpportunities()
                .forEach(cross -> more.add("可以再卖 " + Words.plain(cross.product(), 30) + "："
                        + Words.plain(cross.reason(), 60)
                        + cross.potentialValue()
                                .map(value -> "，约 " + Words.money(value))
                                .orElse("")));
        finding.result()
                .upSellOpportunities()
                .forEach(up -> more.add(Words.plain(up.current(), 30) + " 可以升级到 " + Words.plain(up.upgrade(), 30) + "："
                        + Words.plain(up.reason(), 60)
                        + up.potentialValue()
                                .map(value -> "，约 " + Words.money(value))
                                .orElse("")));
        sheet.list(more);
    }
}
