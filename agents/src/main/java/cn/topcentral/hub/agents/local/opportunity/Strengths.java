package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.local.words.Saying;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What speaks for a sale, with the figures and the customer's words. */
final class Strengths {
    private static final Pattern CHOSEN = Pattern.compile("选(?:了|定)?你们|就?定你们|会上(?:已经)?过了(?!你们的)|可以下单|就这么定");
    private static final Pattern AGREED = Pattern.compile("同意|盖章|签合同");
    private static final Pattern PRAISED = Pattern.compile(
            "不错|可以啊|认可|满意|比我想的好|比预期好|合格|通过|(?:样|冲击|测试|检测|试模).{0,6}过了|靠谱|实在|站我们这边|反馈(?:很|挺)?好|很好|挺好|最快|(?:批次|质量|品质|一直|很|挺).{0,3}稳定");
    private static final Pattern DENIED = Pattern.compile("(?:不|没|未|别)[^，,。]{0,3}$");
    private static final Pattern HYPOTHETICAL = Pattern.compile("如果|才能|要是|能不能|是不是|吗|？|\\?|看.{0,4}稳定");
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final int MOST = 4;

    private final Episode episode;
    private final Dealings dealings;

    Strengths(Episode episode, Dealings dealings) {
        this.episode = episode;
        this.dealings = dealings;
    }

    /** The strongest first, four at most. */
    List<Claim<String>> all() {
        Optional<Saying> agreed = agreed();
        return Stream.of(
                        agreed.flatMap(saying -> Claim.of("客户已表态：" + saying.quoted(30), saying)),
                        last(PRAISED)
                                .filter(saying -> agreed.filter(saying::equals).isEmpty())
                                .flatMap(saying -> Claim.of("客户认可：" + saying.quoted(30), saying)),
                        need(),
                        bought())
                .flatMap(Optional::stream)
                .limit(MOST)
                .toList();
    }

    /** Where they said that they want to buy from us. */
    Optional<Saying> agreed() {
        return last(CHOSEN).or(() -> last(AGREED));
    }

    private Optional<Claim<String>> need() {
        return episode.sayings().stream()
                .filter(saying -> !Amount.repeated(saying.text()).isEmpty())
                .reduce((first, second) -> second)
                .flatMap(saying -> Claim.of(
                        "用量已说清：" + Amount.repeated(saying.text()).get(0).text(), saying));
    }

    private Optional<Claim<String>> bought() {
        Instant from = dealings.history().asOf().minus(A_YEAR);
        List<Purchase> year = dealings.purchases().all().values().stream()
                .flatMap(List::stream)
                .filter(purchase -> purchase.time().isAfter(from) && episode.boughtBefore(purchase))
                .toList();
        return year.stream()
                .filter(purchase -> purchase.proof().isPresent())
                .max(Comparator.comparing(Purchase::time))
                .flatMap(latest -> Claim.of(
                        "老客户，近一年下单" + year.size() + "次（" + latest.grade().name() + "等）", latest.proof()));
    }

    private Optional<Saying> last(Pattern cue) {
        return episode.sayings().stream()
                .filter(saying -> saying.record()
                        .analysis()
                        .filter(analysis -> analysis.sentiment() == SentimentClass.NEGATIVE)
                        .isEmpty())
                .filter(saying -> affirmed(cue, saying.text()))
                .reduce((first, second) -> second);
    }

    private static boolean affirmed(Pattern cue, String text) {
        Matcher matcher = cue.matcher(text);
        return matcher.find()
                && !DENIED.matcher(text.substring(0, matcher.start())).find()
                && !HYPOTHETICAL.matcher(text).find();
    }
}
