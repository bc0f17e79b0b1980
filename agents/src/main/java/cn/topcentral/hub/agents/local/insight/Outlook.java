package cn.topcentral.hub.agents.local.insight;

import cn.topcentral.hub.agents.finding.Claim;
import cn.topcentral.hub.agents.finding.Claims;
import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.insight.CustomerInsight.Opportunity;
import cn.topcentral.hub.agents.statistics.Cues;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Mention;
import cn.topcentral.hub.agents.statistics.OrderBook;
import cn.topcentral.hub.agents.statistics.OrderVolume;
import cn.topcentral.hub.agents.statistics.Wording;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.Quantity;
import cn.topcentral.hub.storage.history.HistoryPrice;
import cn.topcentral.hub.storage.history.HistoryRecord;
import cn.topcentral.hub.storage.order.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What may be sold, in a line each; A12 goes into it. */
final class Outlook {
    private static final int TALK_DAYS = 60;
    private static final int MOST = 4;
    private static final BigDecimal HIGH = BigDecimal.valueOf(500_000);
    private static final BigDecimal MEDIUM = BigDecimal.valueOf(100_000);

    private Outlook() {}

    static List<Opportunity> opportunities(Reading reading, Claims claims) {
        List<Claim<Opportunity>> found = new ArrayList<>(inquiries(reading));
        plan(reading).ifPresent(found::add);
        cooperation(reading).ifPresent(found::add);
        growth(reading).ifPresent(found::add);
        return claims.list("/opportunities", found.stream().limit(MOST).toList());
    }

    /** Goods asked for and not ordered since. */
    private static List<Claim<Opportunity>> inquiries(Reading reading) {
        Map<String, List<HistoryRecord>> asked = Needs.goods(reading, Set.of(IntentCategory.INQUIRY), TALK_DAYS);
        List<Order> orders = reading.statistics().orders().orders();
        return asked.entrySet().stream()
                .filter(entry -> {
                    Instant last = entry.getValue().get(0).time();
                    return orders.stream()
                            .noneMatch(order -> order.orderedAt().isAfter(last)
                                    && order.product()
                                            .filter(product -> product.contains(entry.getKey())
                                                    || entry.getKey().contains(product))
                                            .isPresent());
                })
                .limit(2)
                .map(entry -> inquiry(entry.getKey(), entry.getValue(), orders, reading.statistics()))
                .toList();
    }

    private static Claim<Opportunity> inquiry(
            String product, List<HistoryRecord> asked, List<Order> orders, CustomerStatistics statistics) {
        boolean known = orders.stream()
                .anyMatch(order -> order.product().filter(product::equals).isPresent());
        Optional<Quantity> quantity = Needs.quantity(asked);
        Optional<BigDecimal> value = quantity.flatMap(
                amount -> price(product, statistics).map(price -> tonnes(amount).multiply(price)));
        String size = quantity.map(amount -> amount.text()).orElse("数量未定");
        return new Claim<>(
                new Opportunity(
                        known ? "再次询价" : "新品询价",
                        potential(value),
                        "跟进" + product + "询价（" + size
                                + value.map(worth -> "，约" + Wording.money(worth)
                                                + quantity.flatMap(Quantity::per)
                                                        .map(period -> "/" + period)
                                                        .orElse(""))
                                        .orElse("")
                                + "），约定试样或下单时间"),
                Proofs.of(asked.get(0), product));
    }

    private static Optional<Claim<Opportunity>> plan(Reading reading) {
        List<Mention> plans = Mention.in(reading.lastDays(Needs.PLAN_DAYS), Cues.PLANS);
        if (plans.isEmpty()) {
            return Optional.empty();
        }
        Mention newest = plans.get(plans.size() - 1);
        return Optional.of(new Claim<>(
                new Opportunity("新项目", "medium", "问清“" + newest.word() + "”用什么料、用多少、什么时候定，安排技术提前介入"),
                Proofs.of(newest.record(), newest.index())));
    }

    private static Optional<Claim<Opportunity>> cooperation(Reading reading) {
        List<HistoryRecord> records = reading.recent().stream()
                .filter(record -> Reading.about(record, Set.of(IntentCategory.COOPERATION)))
                .toList();
        if (records.isEmpty()) {
            return Optional.empty();
        }
        int days = reading.days(records);
        return Optional.of(new Claim<>(
                new Opportunity("长期合作", days > 1 ? "high" : "medium", "近90天" + days + "次谈合作，准备年度框架和阶梯价方案"),
                Proofs.newest(records)));
    }

    private static Optional<Claim<Opportunity>> growth(Reading reading) {
        OrderBook book = reading.statistics().orders();
        return OrderVolume.of(book)
                .filter(volume -> -volume.drop() >= 0.2)
                .map(volume -> new Claim<>(
                        new Opportunity(
                                "用量上升",
                                "high",
                                "近90天下单" + volume.text(volume.current()) + "，比平时多" + Wording.percent(-volume.drop())
                                        + "，提前锁定下季度产能"),
                        Proofs.newest(reading.theirs())));
    }

    /** The latest price said for it, or else the latest paid. */
    private static Optional<BigDecimal> price(String product, CustomerStatistics statistics) {
        Optional<BigDecimal> said = statistics.history().prices().stream()
                .filter(price -> !price.time().isAfter(statistics.conversation().asOf()))
                .filter(price -> price.price().product().filter(product::equals).isPresent())
                .map(HistoryPrice::price)
                .map(price -> price.perTonne())
                .reduce((first, second) -> second);
        return said.or(() -> statistics.orders().orders().stream()
                .filter(order -> order.product().filter(product::equals).isPresent())
                .filter(order -> OrderBook.tonnes(order).isPresent())
                .flatMap(order -> order.unitPrice().stream())
                .reduce((first, second) -> second));
    }

    private static BigDecimal tonnes(Quantity quantity) {
        return switch (quantity.unit()) {
            case "吨", "T", "t", "MT" -> quantity.value();
            case "公斤", "千克", "kg", "KG" -> quantity.value().movePointLeft(3);
            default -> BigDecimal.ZERO;
        };
    }

    private static String potential(Optional<BigDecimal> value) {
        if (value.filter(worth -> worth.signum() > 0).isEmpty()) {
            return "medium";
        }
        BigDecimal worth = value.orElseThrow();
        if (worth.compareTo(HIGH) >= 0) {
            return "high";
        }
        return worth.compareTo(MEDIUM) >= 0 ? "medium" : "low";
    }
}
