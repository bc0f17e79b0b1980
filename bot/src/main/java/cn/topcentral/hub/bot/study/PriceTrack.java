package cn.topcentral.hub.bot.study;

import static cn.topcentral.hub.bot.study.StudyWords.number;

import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.history.HistoryPrice;
import cn.topcentral.hub.templates.study.StudySheet;
import cn.topcentral.hub.templates.study.StudySheet.Big;
import cn.topcentral.hub.templates.study.StudySheet.Line;
import cn.topcentral.hub.templates.study.StudySheet.Saying;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest price of each product and side, with the one before it.
 *
 * @param steps the newest first
 */
record PriceTrack(List<Step> steps) {
    PriceTrack {
        steps = List.copyOf(steps);
    }

    /**
     * A price and what the same side said before.
     *
     * @param change to the price before it, where there is one
     */
    record Step(HistoryPrice said, Optional<BigDecimal> change) {
        boolean ours() {
            return said.price().saidBy() != Speaker.CUSTOMER;
        }

        String product() {
            return said.price().product().orElse("");
        }
    }

    /** @param prices the oldest first */
    static PriceTrack of(List<HistoryPrice> prices) {
        Map<String, Step> newest = new LinkedHashMap<>();
        for (HistoryPrice price : prices) {
            String key =
                    price.price().product().orElse("") + "\n" + price.price().saidBy();
            Optional<BigDecimal> change = Optional.ofNullable(newest.remove(key))
                    .map(before -> price.price()
                            .perTonne()
                            .subtract(before.said().price().perTonne()));
            newest.put(key, new Step(price, change)); // behind all older ones
        }
        List<Step> steps = new ArrayList<>(newest.values());
        Collections.reverse(steps);
        return new PriceTrack(steps);
    }

    StudySheet sheet(StudyFrame frame) {
        Instant now = frame.history().asOf();
        CustomerId customer = frame.history().customer().id();
        Step latest = steps.get(0);
        List<Line> lines = steps.stream()
                .map(step -> new Line(
                        ChineseTime.shortDay(step.said().time(), now),
                        StudyWords.joined(
                                " ",
                                side(step) + number(step.said().price().perTonne()) + change(step),
                                step.product()),
                        Optional.of(frame.links().record(customer, step.said().record()))))
                .toList();
        String caption = frame.record(latest.said().record().value())
                .map(record -> StudyWords.said(record, now))
                .orElseGet(() -> StudyWords.day(latest.said().time(), now));
        return frame.sheet(
                Optional.of(new Big(
                        number(latest.said().price().perTonne()) + "元/吨",
                        side(latest) + " · " + StudyWords.day(latest.said().time(), now))),
                lines,
                gap().stream().toList(),
                Optional.of(new Saying(
                        latest.said().price().quote(),
                        caption,
                        frame.links().record(customer, latest.said().record()))));
    }

    /** Between what both sides said last of the product that was spoken of last. */
    private Optional<String> gap() {
        Step latest = steps.get(0);
        return steps.stream()
                .filter(step -> step.product().equals(latest.product()) && step.ours() != latest.ours())
                .findFirst()
                .map(other -> latest.ours() ? difference(latest, other) : difference(other, latest));
    }

    private static String difference(Step ours, Step theirs) {
        BigDecimal gap =
                ours.said().price().perTonne().subtract(theirs.said().price().perTonne());
        String product = ours.product().isEmpty() ? "" : ours.product() + " ";
        return gap.signum() == 0
                ? product + "双方说的价格一致"
                : product + "我方比客户说的" + (gap.signum() > 0 ? "高 " : "低 ") + number(gap.abs()) + " 元/吨";
    }

    private static String side(Step step) {
        return step.ours() ? "我方" : "客户";
    }

    private static String change(Step step) {
        return step.change()
                .map(change -> change.signum() == 0 ? "→" : (change.signum() > 0 ? "↑" : "↓") + number(change.abs()))
                .orElse("");
    }
}
