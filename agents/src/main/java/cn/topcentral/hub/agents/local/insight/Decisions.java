package cn.topcentral.hub.agents.local.insight;

import cn.topcentral.hub.agents.finding.Claim;
import cn.topcentral.hub.agents.finding.Claims;
import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.insight.CustomerInsight.DecisionMaking;
import cn.topcentral.hub.agents.local.insight.People.Influence;
import cn.topcentral.hub.agents.local.insight.Reading.Raised;
import cn.topcentral.hub.agents.statistics.Cues;
import cn.topcentral.hub.agents.statistics.Mention;
import cn.topcentral.hub.agents.statistics.Spread;
import cn.topcentral.hub.agents.statistics.Topic;
import cn.topcentral.hub.agents.statistics.Wording;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import cn.topcentral.hub.storage.order.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How they decide: in which style, by what, who, and how long it takes. */
final class Decisions {
    private static final String PLACE = "/decision_making/";
    private static final int MOST_FACTORS = 4;
    private static final int LEAST_DAYS = 3;
    private static final Duration LONGEST_CYCLE = Duration.ofDays(180);
    private static final List<String> REASONS =
            List.of("测试", "数据", "对比", "评估", "验证", "报告", "参数", "试样", "试模", "成本", "核算", "小试", "TDS", "标准");
    private static final List<String> FEELINGS =
            List.of("信任", "老朋友", "交情", "关照", "面子", "放心", "感谢", "吃饭", "喝茶", "人情", "靠你了", "辛苦");

    private Decisions() {}

    private record Style(String name, String what, List<HistoryRecord> records) {}

    private record Deal(HistoryRecord inquiry, double days) {}

    static DecisionMaking of(Reading reading, People people, Claims claims) {
        return new DecisionMaking(
                claims.single(PLACE + "style", style(reading)),
                claims.list(PLACE + "key_factors", factors(reading)),
                claims.single(PLACE + "decision_maker", maker(people)),
                claims.single(PLACE + "decision_cycle", cycle(reading)));
    }

    private static Claim<String> style(Reading reading) {
        List<Style> styles = List.of(
                new Style("理性决策", "讲数据、试样和对比", mentioning(reading, REASONS)),
                new Style("价格敏感", "谈价压价", mentioning(reading, Cues.PRICE_PRESSURE)),
                new Style("质量优先", "谈质量和认证", raising(reading, Topic.QUALITY, Topic.CERTIFICATION)),
                new Style("感性决策", "讲交情和信任", mentioning(reading, FEELINGS)));
        Style best = styles.stream()
                .max(Comparator.comparing((Style style) -> reading.days(style.records()))
                        .thenComparing(styles::indexOf, Comparator.reverseOrder()))
                .orElseThrow();
        int days = reading.days(best.records());
        return days < LEAST_DAYS
                ? new Claim<>(Pattern.UNKNOWN, Proofs.NONE)
                : new Claim<>(
                        best.name() + "（近一年有来往的" + reading.days(reading.theirs()) + "天中，" + days + "天" + best.what()
                                + "）",
                        Proofs.newest(best.records()));
    }

    private static List<Claim<String>> factors(Reading reading) {
        return Arrays.stream(Topic.values())
                .filter(topic -> !raising(reading, topic).isEmpty())
                .sorted(Comparator.comparing((Topic topic) -> reading.days(raising(reading, topic)))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_FACTORS)
                .map(topic -> new Claim<>(topic.label(), newest(reading, topic)))
                .toList();
    }

    private static Claim<String> maker(People people) {
        Optional<Influence> decider = people.decider();
        if (decider.isEmpty()) {
            return new Claim<>("还看不出谁拍板", Proofs.NONE);
        }
        Influence first = decider.orElseThrow();
        String others = people.influences().stream()
                .filter(person -> !person.name().equals(first.name()) && person.value() >= 0.5)
                .limit(2)
                .map(person -> person.name() + "（" + person.role() + "）")
                .collect(Collectors.joining("、"));
        return new Claim<>(
                first.name() + "（" + first.role() + "）" + (others.isEmpty() ? "" : "，" + others + "有影响力"),
                first.proofs());
    }

    private static Claim<String> cycle(Reading reading) {
        List<Deal> deals = deals(reading);
        if (deals.isEmpty()) {
            return new Claim<>("还没有从询价到下单的记录", Proofs.NONE);
        }
        Spread days = Spread.of(deals.stream().mapToDouble(Deal::days).toArray());
        String range = days.count() > 1 ? "，最长" + Wording.number(days.largest()) + "天" : "";
        return new Claim<>(
                "约" + Wording.number(days.median()) + "天（从询价到下单，" + days.count() + "单" + range + "）",
                Proofs.newest(deals.stream().map(Deal::inquiry).toList()));
    }

    /** For each order the first inquiry since the order before; an order nobody asked a price for is a repeat and tells nothing. */
    private static List<Deal> deals(Reading reading) {
        List<HistoryRecord> inquiries = reading.statistics().conversation().theirs().stream()
                .filter(record -> Reading.about(record, Set.of(IntentCategory.INQUIRY)))
                .toList();
        List<Deal> deals = new ArrayList<>();
        Instant before = Instant.MIN;
        int next = 0;
        for (Order order : reading.statistics().orders().orders()) {
            Instant from = order.orderedAt().minus(LONGEST_CYCLE);
            Instant earliest = from.isAfter(before) ? from : before;
            while (next < inquiries.size() && !inquiries.get(next).time().isAfter(earliest)) {
                next++;
            }
            if (next < inquiries.size() && inquiries.get(next).time().isBefore(order.orderedAt())) {
                HistoryRecord inquiry = inquiries.get(next);
                deals.add(new Deal(
                        inquiry,
                        Duration.between(inquiry.time(), order.orderedAt()).toHours() / 24.0));
            }
            before = order.orderedAt();
        }
        return deals;
    }

    private static List<HistoryRecord> mentioning(Reading reading, List<String> words) {
        return Mention.in(reading.theirs(), words).stream().map(Mention::record).toList();
    }

    private static List<HistoryRecord> raising(Reading reading, Topic... topics) {
        Set<Topic> wanted = Set.of(topics);
        return List.copyOf(reading.raised().stream()
                .filter(item -> wanted.contains(item.topic()))
                .map(Raised::record)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static Proofs newest(Reading reading, Topic topic) {
        return reading.raised().stream()
                .filter(item -> item.topic() == topic)
                .reduce((first, second) -> second)
                .map(Raised::proofs)
                .orElse(Proofs.NONE);
    }
}
