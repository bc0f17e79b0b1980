package cn.topcentral.hub.agents.local.advice;

import cn.topcentral.hub.agents.statistics.Conversation;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Rhythm;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.history.HistoryRecord;
import cn.topcentral.hub.storage.order.Order;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How they buy: by the order list, or where there is none, by the records in which they ordered.
 *
 * @param times how often in the year before the last time
 * @param rhythm of the days they ordered on
 * @param product what they ordered last
 */
record Buying(int times, Rhythm rhythm, Optional<String> product) {
    /** An order is talked about for some days. */
    private static final int SAME_ORDER_DAYS = 3;

    static Buying of(CustomerStatistics statistics) {
        List<Order> orders = statistics.orders().orders();
        if (!orders.isEmpty()) {
            return new Buying(
                    statistics.orders().lastYear().size(),
                    statistics.orders().rhythm(),
                    last(orders.stream()
                            .flatMap(order -> order.product().stream())
                            .toList()));
        }
        Conversation conversation = statistics.conversation();
        List<HistoryRecord> spoken =
                conversation.theirs().stream().filter(Buying::ordered).toList();
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day : conversation.days(spoken)) {
            if (days.isEmpty() || day.isAfter(days.get(days.size() - 1).plusDays(SAME_ORDER_DAYS))) {
                days.add(day);
            }
        }
        Rhythm rhythm =
                Rhythm.of(days, conversation.today(), statistics.workingHours().days());
        return new Buying(
                rhythm.events(),
                rhythm,
                last(spoken.stream()
                        .flatMap(record -> record.analysis().map(RecordAnalysis::products).orElse(List.of()).stream()
                                .limit(1))
                        .toList()));
    }

    private static boolean ordered(HistoryRecord record) {
        return record.analysis()
                .filter(analysis -> analysis.intent() == IntentCategory.ORDER)
                .isPresent();
    }

    private static Optional<String> last(List<String> products) {
        return products.isEmpty() ? Optional.empty() : Optional.of(products.get(products.size() - 1));
    }
}
