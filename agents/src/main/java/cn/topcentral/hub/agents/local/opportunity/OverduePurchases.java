package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.local.words.Proof;
import cn.topcentral.hub.agents.statistics.Conversation;
import cn.topcentral.hub.agents.statistics.Rhythm;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Regular buyers who are late by their own rhythm: nobody asked, but the material should have run out. */
final class OverduePurchases {
    private static final int OLDEST_DAYS = 365;
    private static final double LATE = 1.5;
    private static final double BASE = 0.65;
    private static final double PER_MISSED_PURCHASE = 0.12;
    private static final double DAYS_A_YEAR = 365;

    private final Dealings dealings;
    private final ClosingDay closing;

    OverduePurchases(Dealings dealings, ClosingDay closing) {
        this.dealings = dealings;
        this.closing = closing;
    }

    Optional<Draft> of(String family) {
        List<Purchase> purchases = dealings.purchases().of(family);
        Rhythm rhythm = Rhythm.of(
                purchases.stream()
                        .map(purchase -> dealings.day(purchase.time()))
                        .toList(),
                dealings.today(),
                dealings.statistics().workingHours().days());
        boolean late = rhythm.known()
                && rhythm.silentDays() > LATE * rhythm.gaps().median()
                && rhythm.silentDays() > rhythm.gaps().ninetieth()
                && rhythm.silentDays() <= OLDEST_DAYS;
        return late ? draft(family, purchases, rhythm) : Optional.empty();
    }

    private Optional<Draft> draft(String family, List<Purchase> purchases, Rhythm rhythm) {
        Purchase last = purchases.get(purchases.size() - 1);
        long gap = Math.round(rhythm.gaps().median());
        double missed = rhythm.silentDays() / rhythm.gaps().median() - 1;
        Optional<BigDecimal> tonnes = median(purchases.stream()
                .flatMap(purchase -> purchase.tonnes().stream())
                .toList());
        Optional<BigDecimal> price = last(purchases.stream()
                .flatMap(purchase -> purchase.pricePerTonne().stream())
                .toList());
        Optional<BigDecimal> year = tonnes.flatMap(amount -> price.map(amount::multiply))
                .map(money -> money.multiply(
                                BigDecimal.valueOf(DAYS_A_YEAR / rhythm.gaps().median()), MathContext.DECIMAL64)
                        .setScale(0, RoundingMode.HALF_UP));
        String amount = tonnes.map(value -> value.stripTrailingZeros().toPlainString() + "吨")
                .orElse("");
        String product = last.grade().name();
        String text = product + "平时约" + gap + "天补一次" + (amount.isEmpty() ? "" : "（每次约" + amount + "）") + "，上次是"
                + dealings.when(last.time()) + "，已" + rhythm.silentDays() + "天没有下单";
        return Draft.described(text, proofs(last))
                .map(description -> new Draft(
                        "overdue:" + family,
                        last.time(),
                        Draft.IMPLICIT,
                        description,
                        product,
                        tonnes.map(value -> "每" + gap + "天" + amount),
                        year,
                        SpokenNeeds.share(BASE - PER_MISSED_PURCHASE * (missed - 0.5)),
                        closing.anew(Stage.BULK, dealings.today()),
                        Stage.BULK,
                        List.of(),
                        Claim.of("一直在买：近一年下单" + rhythm.events() + "次", last.proof()).stream()
                                .toList(),
                        List.of(),
                        List.of(
                                "打电话问库存还够几天，" + (amount.isEmpty() ? "把下一单定下来" : "先留" + amount + "现货"),
                                "问清是用量少了、停线了，还是分给了别家"),
                        SpokenNeeds.urgency(true)));
    }

    /** The words of the last order; where nobody wrote them down, the last thing the customer said. */
    private List<Proof> proofs(Purchase last) {
        List<HistoryRecord> theirs = dealings.statistics().conversation().theirs();
        return last.proof()
                .or(() -> Conversation.newest(theirs).flatMap(Proof::of))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<BigDecimal> median(List<BigDecimal> values) {
        List<BigDecimal> sorted =
                values.stream().filter(Objects::nonNull).sorted().toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
    }

    private static Optional<BigDecimal> last(List<BigDecimal> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }
}
