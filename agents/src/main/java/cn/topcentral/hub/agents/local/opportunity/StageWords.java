package cn.topcentral.hub.agents.local.opportunity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which step a sentence says was taken. Steps that are refused, offered or only foreseen ({@code 顺利的话8月小批}) are not taken. */
final class StageWords {
    private static final Pattern TRIAL = Pattern.compile("试模|试样|试料|试打|试产|试机|上机|打样件|试了");
    private static final Pattern SAMPLE = Pattern.compile("样品|寄样|送样|打样|样条|小样|拿样|要个样");
    private static final Pattern SMALL_ORDER = Pattern.compile("小批|小单|首单|首批|试单");
    private static final Pattern ANY =
            Pattern.compile(String.join("|", SMALL_ORDER.pattern(), TRIAL.pattern(), SAMPLE.pattern()));
    private static final Pattern NOT_YET = Pattern.compile(
            "顺利的话|如果|假如|万一|将来|以后|后续|量产后|合格后|完了?直接|走完|阶段|维持|这几个月|\\d{1,2}月(?:份)?小批|再考虑|再说|要不要|需要的话|如需|可以寄|可以送|欢迎|随时|计划|打算|准备");
    private static final Pattern REFUSED = Pattern.compile("(?:不用|不要|不需要|没有|没|不|别|取消|暂停|免)[^，,、]{0,4}$");

    private static final Pattern DROPPED = Pattern.compile("^[^，,、]{0,3}(?:不用|不要|不需要|取消|算了|免了|先不|还没)");
    private static final int LOOK_AROUND = 8;

    /** A first batch is spoken of long before it is ordered. */
    private static final Pattern ORDERED =
            Pattern.compile("下单|下了|已下|订单号|(?<![A-Za-z])PO[-# ]?\\d|签了|签好|已签|盖章|已发|到货|收到|用下来|用完");

    private StageWords() {}

    static Optional<Stage> in(String sentence) {
        if (!ANY.matcher(sentence).find() || NOT_YET.matcher(sentence).find()) {
            return Optional.empty();
        }
        if (taken(SMALL_ORDER, sentence) && ORDERED.matcher(sentence).find()) {
            return Optional.of(Stage.SMALL_ORDER);
        }
        if (taken(TRIAL, sentence)) {
            return Optional.of(Stage.TRIAL);
        }
        return taken(SAMPLE, sentence) ? Optional.of(Stage.SAMPLE) : Optional.empty();
    }

    /** Whether a sentence only looks ahead to a step. */
    static boolean foresees(String sentence) {
        return ANY.matcher(sentence).find() && NOT_YET.matcher(sentence).find();
    }

    private static boolean taken(Pattern word, String sentence) {
        Matcher matcher = word.matcher(sentence);
        while (matcher.find()) {
            String before = sentence.substring(Math.max(0, matcher.start() - LOOK_AROUND), matcher.start());
            String after = sentence.substring(matcher.end(), Math.min(sentence.length(), matcher.end() + LOOK_AROUND));
            if (!REFUSED.matcher(before).find() && !DROPPED.matcher(after).find()) {
                return true;
            }
        }
        return false;
    }
}
