package cn.topcentral.hub.agents.local.risk;

import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Mention;
import cn.topcentral.hub.agents.statistics.OrderBook;
import cn.topcentral.hub.agents.statistics.OrderVolume;
import cn.topcentral.hub.agents.statistics.Rhythm;
import cn.topcentral.hub.agents.statistics.Slowdown;
import cn.topcentral.hub.agents.statistics.Topic;
import cn.topcentral.hub.agents.statistics.Wording;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** They order later than they use to, or less. */
final class OrderDecline implements RiskRule {
    private static final int RECENT_DAYS = 45;
    private static final List<String> CUTTING =
            List.of("减量", "减少订单", "砍单", "砍掉", "减半", "取消订单", "少拿", "先停一下", "暂停下单", "暂停采购", "先不下", "订单往后推", "推迟下单");

    @Override
    public RiskType type() {
        return RiskType.ORDER_DECLINE;
    }

    @Override
    public List<Indicator> look(CustomerStatistics statistics) {
        List<Indicator> found = new ArrayList<>();
        Optional<Indicator> silence = silence(statistics, 0.4);
        silence.ifPresent(found::add);
        if (silence.isEmpty()) {
            volume(statistics).ifPresent(found::add);
        }
        List<Mention> said = Mention.in(statistics.theirs(RECENT_DAYS), CUTTING);
        if (!said.isEmpty()) {
            Mention last = said.get(said.size() - 1);
            found.add(new Indicator(
                    "客户说" + Phrases.said(last.record(), last.index()),
                    0.3,
                    Phrases.since(statistics, CUTTING, RECENT_DAYS),
                    Proofs.of(last.record(), last.index()),
                    List.of("问清减量的是哪条产线、减多久，重排发货计划")));
        }
        return found;
    }

    @Override
    public Impact impact(CustomerStatistics statistics) {
        OrderBook book = statistics.orders();
        return book.rhythm().silent()
                ? Impact.ofAllOrders(book)
                : OrderVolume.of(book)
                        .filter(OrderVolume::declining)
                        .map(volume -> Impact.ofShare(book, volume.drop()))
                        .orElseGet(() -> Impact.ofAllOrders(book));
    }

    /** An order that is missing by the customer's own rhythm. */
    static Optional<Indicator> silence(CustomerStatistics statistics, double weight) {
        Rhythm rhythm = statistics.orders().rhythm();
        return rhythm.silent()
                ? Optional.of(new Indicator(
                        "平时" + Phrases.every(rhythm) + "下一单，已" + rhythm.silentDays() + "天没有新订单",
                        Math.min(0.8, weight + 0.25 * (rhythm.silence() - 1)),
                        since(statistics),
                        proofs(statistics),
                        List.of("向" + Phrases.person(statistics) + "核实库存和下一单时间")))
                : Optional.empty();
    }

    private static Optional<Indicator> volume(CustomerStatistics statistics) {
        return OrderVolume.of(statistics.orders())
                .filter(OrderVolume::declining)
                .map(volume -> new Indicator(
                        "近90天下单" + volume.text(volume.current()) + "，连同到期该下的按"
                                + volume.text(volume.expected()) + "算，比此前每90天" + volume.text(volume.baseline()) + "少"
                                + Wording.percent(volume.drop()),
                        Math.min(0.8, 0.2 + 0.5 * volume.drop()),
                        since(statistics),
                        proofs(statistics),
                        List.of("对照客户排产核实用量，弄清是需求少了还是分给了别家")));
    }

    private static LocalDate since(CustomerStatistics statistics) {
        LocalDate today = statistics.conversation().today();
        Rhythm rhythm = statistics.orders().rhythm();
        return Slowdown.since(
                        statistics.orders().days(), Math.max(1, rhythm.gaps().mean()), today)
                .orElse(today);
    }

    private static Proofs proofs(CustomerStatistics statistics) {
        return Phrases.about(statistics, Set.of(IntentCategory.ORDER, IntentCategory.DELIVERY), Topic.SUPPLY);
    }
}
