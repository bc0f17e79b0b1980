package cn.topcentral.hub.agents.llm.customer;

import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryPrice;
import cn.topcentral.hub.storage.history.HistoryTask;
import cn.topcentral.hub.storage.order.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the books say of a customer, as lines for the model: the latest orders, prices said, and promises not yet kept. */
final class BusinessFacts {
    private static final int MOST_LINES = 20;

    private BusinessFacts() {}

    static String of(CustomerHistory history) {
        List<String> lines = new ArrayList<>();
        lines.add("记录 " + (history.records().size() + history.omitted()) + " 条，订单 "
                + history.orders().size() + " 笔");
        latest(history.orders()).forEach(order -> lines.add(line(order, history)));
        latest(history.prices()).forEach(price -> lines.add(line(price, history)));
        latest(history.tasks().stream()
                        .filter(task -> task.status().equals("open"))
                        .toList())
                .forEach(task -> lines.add(line(task, history)));
        return String.join("\n", lines);
    }

    private static <T> List<T> latest(List<T> items) {
        return items.subList(Math.max(0, items.size() - MOST_LINES), items.size());
    }

    private static String line(Order order, CustomerHistory history) {
        return "订单 " + day(order.orderedAt(), history)
                + part(" ", order.product())
                + part(" ", order.quantity().map(BusinessFacts::plain))
                + part("", order.unit())
                + part(" 单价", order.unitPrice().map(BusinessFacts::plain))
                + part(" 金额", order.amount().map(BusinessFacts::plain))
                + part(" 应付", order.dueAt().map(due -> day(due, history).toString()))
                + part(" 已付", order.paidAt().map(paid -> day(paid, history).toString()));
    }

    private static String line(HistoryPrice said, CustomerHistory history) {
        return "价格 " + day(said.time(), history)
                + part(" ", said.price().product())
                + " " + plain(said.price().perTonne()) + "元/吨"
                + part(" ", said.price().terms())
                + (said.price().saidBy() == Speaker.SELLER ? "（我方报）" : "（客户提）");
    }

    private static String line(HistoryTask task, CustomerHistory history) {
        return "未完成 " + task.title()
                + part(" 到期", task.dueAt().map(due -> day(due, history).toString()))
                + (task.promisedBy().equals(Optional.of(Speaker.CUSTOMER)) ? "（客户答应）" : "（我方要做）");
    }

    private static LocalDate day(Instant time, CustomerHistory history) {
        return LocalDate.ofInstant(time, history.zone());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String part(String before, Optional<String> text) {
        return text.map(there -> before + there).orElse("");
    }
}
