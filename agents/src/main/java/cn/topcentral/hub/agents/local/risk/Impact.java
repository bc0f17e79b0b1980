package cn.topcentral.hub.agents.local.risk;

import cn.topcentral.hub.agents.statistics.OrderBook;
import cn.topcentral.hub.agents.statistics.Wording;
import java.math.BigDecimal;

/**
 * What a risk may cost.
 *
 * @param text for people
 * @param amount in CNY; zero when nobody can say
 */
record Impact(String text, BigDecimal amount) {
    private static final String UNKNOWN = "没有订单记录，无法估算金额";

    /** The orders of a month. */
    static Impact ofAllOrders(OrderBook book) {
        return book.monthlyAmount()
                .map(amount -> new Impact("可能失去每月" + volume(book) + "约" + Wording.money(amount) + "的订单", amount))
                .orElseGet(() -> ofFewOrders(book));
    }

    /** A share of the orders of a month. */
    static Impact ofShare(OrderBook book, double share) {
        return book.monthlyAmount()
                .map(amount -> amount.multiply(BigDecimal.valueOf(share)))
                .map(loss -> new Impact(
                        "每月少约" + Wording.money(loss) + "（平时每月" + volume(book) + "约"
                                + Wording.money(book.monthlyAmount().orElseThrow()) + "）",
                        loss))
                .orElseGet(() -> ofFewOrders(book));
    }

    static Impact ofFewOrders(OrderBook book) {
        BigDecimal total = OrderBook.totalAmount(book.lastYear());
        if (book.orders().isEmpty() || total.signum() == 0) {
            return new Impact(UNKNOWN, BigDecimal.ZERO);
        }
        return new Impact(
                "近一年" + book.lastYear().size() + "单共" + Wording.money(total) + "，单数太少，估不出每月金额", BigDecimal.ZERO);
    }

    private static String volume(OrderBook book) {
        return book.monthlyTonnes().map(tonnes -> Wording.tonnes(tonnes) + "、").orElse("");
    }
}
