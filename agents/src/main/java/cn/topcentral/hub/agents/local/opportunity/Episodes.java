package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.local.words.Saying;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The needs a customer spoke of and that are still open, one per family. A gap of four months begins a new one; of what is bought regularly only the talk
 * since the last purchase is open; a need they called off is none.
 */
final class Episodes {
    private static final Duration NEW_MATTER = Duration.ofDays(120);
    private static final Duration BOOKED_WITHIN = Duration.ofDays(3);
    private static final Duration WOUND_UP_WITHIN = Duration.ofDays(14);
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final int OLDEST_DAYS = 730;
    private static final Pattern CALLED_OFF = Pattern.compile(
            "项目(?:取消|停了|黄了|不做了)|不考虑了|不需要了|不用报了|先不做了|已经?定了别家|选了别家|用了别家|定了(?:另一家|其他家)|not interested|no longer need");

    private Episodes() {}

    static List<Episode> open(Dealings dealings) {
        List<Episode> open = new ArrayList<>();
        dealings.touches().forEach((family, touches) -> {
            List<Purchase> purchases = dealings.purchases().of(family);
            List<Touch> recent = regular(purchases, dealings)
                    ? sinceLast(purchases, touches, dealings)
                    : notYetBought(
                            latestRun(touches), purchases, dealings.history().asOf());
            if (recent.stream().anyMatch(Touch::theirs)) {
                Episode episode = Episode.of(family, recent, dealings);
                if (dealings.daysSince(episode.theirLast().time()) <= OLDEST_DAYS && !calledOff(episode)) {
                    open.add(episode);
                }
            }
        });
        return open;
    }

    /** Whether the family is bought again and again, so that a purchase is nothing new. */
    static boolean regular(List<Purchase> purchases, Dealings dealings) {
        Instant yearAgo = dealings.history().asOf().minus(A_YEAR);
        return purchases.stream()
                        .filter(purchase -> purchase.time().isAfter(yearAgo))
                        .count()
                >= Episode.REGULAR;
    }

    private static List<Touch> sinceLast(List<Purchase> purchases, List<Touch> touches, Dealings dealings) {
        boolean booked = !dealings.statistics().orders().orders().isEmpty();
        Instant last = Purchases.last(purchases);
        return touches.stream()
                .filter(touch -> touch.time().isAfter(last))
                // A question about a material they run anyway is service, not a sale.
                .filter(touch -> !touch.about(IntentCategory.TECHNICAL))
                // Without an order list, every order spoken of is the purchase itself.
                .filter(touch -> !touch.about(IntentCategory.ORDER)
                        || (booked && touch.time().isAfter(last.plus(BOOKED_WITHIN))))
                .toList();
    }

    /** A need that ended in a purchase four months ago, with nothing said since but what winds it up, is closed, and won. */
    private static List<Touch> notYetBought(List<Touch> run, List<Purchase> purchases, Instant now) {
        boolean closed = purchases.stream()
                .filter(purchase -> purchase.time().isBefore(now.minus(NEW_MATTER)))
                .anyMatch(purchase -> !run.isEmpty()
                        && run.get(run.size() - 1)
                                .time()
                                .isBefore(purchase.time().plus(WOUND_UP_WITHIN)));
        return closed ? List.of() : run;
    }

    private static List<Touch> latestRun(List<Touch> touches) {
        int start = touches.size() - 1;
        while (start > 0
                && !touches.get(start - 1)
                        .time()
                        .plus(NEW_MATTER)
                        .isBefore(touches.get(start).time())) {
            start--;
        }
        return touches.subList(Math.max(start, 0), touches.size());
    }

    private static boolean calledOff(Episode episode) {
        Optional<Saying> off = episode.sayings().stream()
                .filter(saying -> saying.has(CALLED_OFF))
                .reduce((first, second) -> second);
        return off.filter(saying -> !saying.time().isBefore(episode.theirLast().time()))
                .isPresent();
    }
}
