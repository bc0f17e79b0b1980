package cn.topcentral.hub.agents.local.risk;

import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Mention;
import cn.topcentral.hub.agents.statistics.Payments;
import cn.topcentral.hub.agents.statistics.Payments.Due;
import cn.topcentral.hub.agents.statistics.Spread;
import cn.topcentral.hub.agents.statistics.Topic;
import cn.topcentral.hub.agents.statistics.Wording;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The money does not come: overdue against the customer's own habit, later and later, or asked to wait. */
final class PaymentRisk implements RiskRule {
    private static final int RECENT_DAYS = 60;

    /** So many payments make a habit. */
    private static final int HABIT = 3;

    /** Days of grace while there is none. */
    private static final int GRACE_DAYS = 7;

    /** Days beyond the habit that a bank or a weekend explains. */
    private static final int SLACK_DAYS = 3;

    private static final int LATER_DAYS = 5;
    private static final List<String> LONGER = List.of(
            "延长账期", "账期延", "账期放", "放宽账期", "账期能不能", "账期改", "月结60", "月结90", "60天账期", "90天账期", "宽限", "缓几天", "缓一缓", "晚几天付",
            "晚点付", "周转不开", "资金紧", "先欠", "分期", "打一半", "拖一下", "推迟付款", "延期付款");

    @Override
    public RiskType type() {
        return RiskType.PAYMENT_RISK;
    }

    @Override
    public List<Indicator> look(CustomerStatistics statistics) {
        List<Indicator> found = new ArrayList<>();
        overdue(statistics).ifPresent(found::add);
        later(statistics).ifPresent(found::add);
        List<Mention> asked = Mention.in(statistics.theirs(RECENT_DAYS), LONGER);
        if (!asked.isEmpty()) {
            Mention last = asked.get(asked.size() - 1);
            found.add(new Indicator(
                    "要求放宽付款：" + Phrases.said(last.record(), last.index()),
                    0.3,
                    Phrases.since(statistics, LONGER, RECENT_DAYS),
                    Proofs.of(last.record(), last.index()),
                    List.of("和财务核定信用额度，书面确认账期后再发货")));
        }
        return found;
    }

    @Override
    public Impact impact(CustomerStatistics statistics) {
        BigDecimal open = statistics.payments().overdueAmount();
        if (open.signum() > 0) {
            return new Impact(
                    "逾期未付" + Wording.money(open) + "（"
                            + statistics.payments().overdue().size() + "笔）",
                    open);
        }
        return statistics.orders().orders().isEmpty()
                ? Impact.ofFewOrders(statistics.orders())
                : new Impact("目前没有逾期金额", BigDecimal.ZERO);
    }

    /** Money that is open longer than this customer usually takes. */
    static Optional<Indicator> overdue(CustomerStatistics statistics) {
        Payments payments = statistics.payments();
        Spread lateness = payments.lateness();
        boolean habit = lateness.count() >= HABIT;
        double allowed = habit ? lateness.ninetieth() + SLACK_DAYS : GRACE_DAYS;
        List<Due> late =
                payments.overdue().stream().filter(due -> due.days() > allowed).toList();
        if (late.isEmpty()) {
            return Optional.empty();
        }
        Due worst = late.get(0);
        BigDecimal open = payments.overdueAmount();
        boolean heavy = statistics
                .orders()
                .monthlyAmount()
                .filter(month -> open.compareTo(month) > 0)
                .isPresent();
        String amount = open.signum() > 0 ? "，未付共" + Wording.money(open) : "";
        return Optional.of(new Indicator(
                "订单" + worst.order().id() + "付款逾期" + worst.days() + "天（平时" + (habit ? usually(lateness) : "付款记录太少，无从比较")
                        + "）" + amount,
                Math.min(0.8, 0.3 + 0.01 * (worst.days() - allowed) + (heavy ? 0.15 : 0) + (late.size() > 1 ? 0.1 : 0)),
                statistics.conversation().day(worst.dueAt()),
                Phrases.about(statistics, Set.of(IntentCategory.PAYMENT), Topic.PAYMENT_TERMS),
                List.of("本周与客户财务对账，拿到书面付款日期", "付清前新订单改款到发货或减小批量")));
    }

    private static Optional<Indicator> later(CustomerStatistics statistics) {
        List<Due> paid = statistics.payments().paid();
        if (paid.size() < 2 * HABIT) {
            return Optional.empty();
        }
        double recent = lateness(paid.subList(paid.size() - HABIT, paid.size()));
        double before = lateness(paid.subList(0, paid.size() - HABIT));
        return recent - before >= LATER_DAYS
                ? Optional.of(new Indicator(
                        "最近3笔通常晚付" + Wording.number(recent) + "天，此前" + Wording.number(before) + "天",
                        0.25,
                        statistics
                                .conversation()
                                .day(paid.get(paid.size() - HABIT).dueAt()),
                        Phrases.about(statistics, Set.of(IntentCategory.PAYMENT), Topic.PAYMENT_TERMS),
                        List.of("提前一周提醒下一笔到期款")))
                : Optional.empty();
    }

    private static double lateness(List<Due> dues) {
        return new Payments(List.of(), dues).lateness().median();
    }

    private static String usually(Spread lateness) {
        return lateness.median() < 1 ? "按期付款" : "晚付" + Wording.number(lateness.median()) + "天";
    }
}
