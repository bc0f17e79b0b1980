package cn.topcentral.hub.agents.local.extract;

import cn.topcentral.hub.agents.local.text.Voice;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.StatedPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds prices: with a unit wherever they stand, without one where a price mark stands by. Totals, differences, ranges and other currencies are
 * recognised in order to be left out; a competitor's price counts only when the customer sets it as the target.
 */
final class PriceFinder {
    private static final String UNIT = "(?<unit>公吨|吨|公斤|千克|kgs?\\b|斤|MT\\b|tonnes?\\b|tons?\\b|T(?![A-Za-z]))";
    private static final String CURRENCY = "(?:¥|RMB|CNY|人民币)\\s?";
    private static final String NOT_INSIDE = "(?:(?<![A-Za-z])|(?=[一二两三四五六七八九]))(?<![0-9.,/\\-零〇一二两三四五六七八九十百千万点])";

    /** 15.2元/公斤, 7,980元/吨, 八块二一公斤, RMB 15,900/MT. */
    private static final Pattern WITH_UNIT = Pattern.compile(
            NOT_INSIDE + "(?:" + CURRENCY + ")?(?<amount>" + PriceAmount.AMOUNT + ")\\s?(?:/\\s?|每|一|per\\s|a\\s)"
                    + UNIT,
            Pattern.CASE_INSENSITIVE);
    /** 一吨9800, 吨价9800, 一公斤14块6. */
    private static final Pattern UNIT_FIRST = Pattern.compile(
            "(?:每|一|1)?" + UNIT + "(?:的?价格?)?\\s?(?:是|才|要|只要|就要|卖|报|做|算|给|我|你|您|抬到|做到|给到|谈到|降到|能|到底){0,4}\\s?:?\\s?(?:"
                    + CURRENCY + ")?(?<amount>" + PriceAmount.AMOUNT + ")(?![\\d.])",
            Pattern.CASE_INSENSITIVE);
    /** 单价(元/吨):10350. */
    private static final Pattern FIELD = Pattern.compile(
            "[(]?(?:元|RMB|CNY|¥)\\s?/\\s?" + UNIT + "[)]?\\s?:?\\s?(?<amount>" + Numerals.ARABIC + ")(?![\\d.])",
            Pattern.CASE_INSENSITIVE);
    /** 单价13,150, 目标价一万六千五, 给我15.1, 抹成一万二千三. */
    private static final Pattern MARKED = Pattern.compile(
            "(?:单价|价格|价位|报价|出价|底价|现价|原价|老价|特价|价钱|价|报|卖|给到|给|做到|谈到|降到|降至|降为|调到|调至|调为|抹成|抹到|涨到|涨至|改成|改到|压到|含税|不含税|到厂|含运|原|现在|现|按|直接|上回|上次|还是|预算|坚持|接受|还价|还到|这次|(?<![A-Za-z])(?:match|prices?|target|offer(?:ed)?|quoted?|at|(?:you|we) (?:do|accept|pay))(?![A-Za-z]))"
                    + "(?:我们|你们|您|我|你|他|个|怎么|是|为|到|在|成|至|了|还|就|只|才|要|能|不动|没动|认|没变|不变|控制|维持|的|大概|约|价|也|说|又|of|is|at|around|us|[:\\s,，])"
                    + "{0,5}(?:" + CURRENCY + ")?(?<amount>" + PriceAmount.AMOUNT + ")(?![\\d])",
            Pattern.CASE_INSENSITIVE);
    /** 9700,含税到厂; 14250行不行. */
    private static final Pattern MARK_AFTER = Pattern.compile(
            NOT_INSIDE + "(?:" + CURRENCY + ")?(?<amount>" + PriceAmount.AMOUNT
                    + ")(?![\\d.])\\s?[,，(]?\\s?(?:含税|不含税|含运|到厂|送到|出厂|现款|行不|行就|行吗|行的话|行(?=[\\s,，。!]|$)|就做|做不|可以吗|可以不|成不|得了|能不能做|能保|能给|能做|能做不|做不做|就定|就签|就下|我就|成交|这个价|的价|你看行)");
    /** 1.18w, 一万七千八, 八块六, PP 8700: an amount of the size of a price, alone. */
    private static final Pattern ALONE = Pattern.compile(
            NOT_INSIDE + "(?:" + CURRENCY
                    + ")?(?<amount>(?<scaled>(?:\\d{1,2}|[一二三四五六七八九十]{1,3})块(?:整|[\\d一二两三四五六七八九]{1,2}(?:毛[\\d一二三四五六七八九]?)?)|\\d{1,2}(?:\\.\\d{1,4})?\\s?(?:万|(?<=\\d)[wW](?![A-Za-z]))\\d{0,4}|[一二两三四五六七八九]万[零〇一二两三四五六七八九千百十]{1,7}|[一二两三四五六七八九]千[一二两三四五六七八九](?:百[一二三四五六七八九]?十?)?)|\\d{1,2},?\\d{3}(?:\\.\\d{1,2})?)(?![\\d.,万wW]\\d|\\d|[万wW])");

    private static final Pattern PRICE_TALK = Pattern.compile("价|报|吨|税|运|便宜|贵|定|签|单|抹|涨|降");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,2},?\\d{2}0");
    private static final Pattern TAKEN_AFTER =
            Pattern.compile("^\\s?(?:满意|那款|可以|接受|同意|锁|吧|太[高贵]|贵了|没得谈|送到|OK|能)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SAID_BEFORE = Pattern.compile("(?:昨天|今天|还是|说好|变|涨到|降到)\\s?$");
    private static final Pattern TONNAGE_BEFORE = Pattern.compile("(?:吨|MT|(?<=\\d)[tT])\\s?[,，/]?\\s?$");
    private static final Pattern SMALL = Pattern.compile("\\d{1,2}|[一二两三四五六七八九十]{1,3}");
    private static final Pattern PLAIN_MARK = Pattern.compile("^(?:单价|价格|价位|报价|出价|底价|现价|原价|老价|特价|价钱)|目标价|心里价|心理价");
    private static final Pattern KEEP = Pattern.compile("(?:还按|照|还照|就按|按|维持|恢复)(?:着)?(?:老|原|之前的?|原来的?|以前的?|上次的?)价");
    private static final Pattern TERMS = Pattern.compile(
            "含税(?:含运|到厂|到货|送到[^\\s,，。;)]{1,8}|自提|出厂)?|不含税|含运费?|不含运费?|包运费?|到厂价?|出厂价?|自提|现款现货|现款|月结\\d{0,3}天?|(?<![A-Za-z])(?:CIF|FOB|DDP|DAP|EXW|CFR|CNF|FCA)(?: [A-Z][a-z]{2,12}){0,2}|DDP.{0,4}");

    /** Every price of ours or asked of us, in order. */
    List<FoundPrice> find(Reading reading, List<FoundProduct> products) {
        List<FoundPrice> found = new ArrayList<>();
        boolean keepsOld = KEEP.matcher(reading.words()).find();
        for (Pattern pattern : List.of(FIELD, WITH_UNIT, UNIT_FIRST)) {
            Matcher matcher = pattern.matcher(reading.words());
            while (matcher.find()) {
                Optional<BigDecimal> value = PriceAmount.perTonne(matcher.group("amount"), matcher.group("unit"));
                take(reading, matcher, value, true, keepsOld, products).ifPresent(found::add);
            }
        }
        for (Pattern pattern : List.of(MARKED, MARK_AFTER, ALONE)) {
            Matcher matcher = pattern.matcher(reading.words());
            while (matcher.find()) {
                boolean price = pattern == ALONE ? stands(reading, matcher, products) : saysEnough(matcher);
                if (price) {
                    Optional<BigDecimal> value = PriceAmount.perTonne(matcher.group("amount"));
                    take(reading, matcher, value, false, keepsOld, products).ifPresent(found::add);
                }
            }
        }
        found.sort(Comparator.comparingInt(FoundPrice::start));
        return List.copyOf(found);
    }

    /** The latest offer or target; one the customer wants kept goes before, one that is history after. */
    static Optional<BigDecimal> underDiscussion(List<FoundPrice> found) {
        Optional<FoundPrice> kept = found.stream().filter(FoundPrice::kept).findFirst();
        Optional<FoundPrice> latest =
                found.stream().filter(price -> !price.past()).reduce((earlier, later) -> later);
        Optional<FoundPrice> any = found.stream().reduce((earlier, later) -> later);
        return kept.or(() -> latest).or(() -> any).map(price -> price.stated().perTonne());
    }

    /** A lone amount is a price after a grade or a tonnage, or when it is spelled as prices are. */
    private static boolean stands(Reading reading, Matcher matcher, List<FoundProduct> products) {
        int start = matcher.start("amount");
        boolean afterGrade =
                products.stream().anyMatch(product -> product.end() <= start && start - product.end() <= 3);
        boolean afterTonnage = !products.isEmpty()
                && TONNAGE_BEFORE.matcher(reading.lineBefore(start, 8)).find();
        boolean spelled = matcher.group("scaled") != null
                && PRICE_TALK.matcher(reading.words()).find();
        boolean answered = WHOLE.matcher(matcher.group("amount")).matches()
                && (TAKEN_AFTER.matcher(reading.after(matcher.end("amount"), 4)).find()
                        || SAID_BEFORE.matcher(reading.before(start, 6)).find());
        return spelled || afterGrade || afterTonnage || answered;
    }

    /** A bare whole number below a hundred needs a plain word for price: 按78设计 is none. */
    private static boolean saysEnough(Matcher matcher) {
        String amount = matcher.group("amount");
        boolean small = SMALL.matcher(amount).matches();
        return !small || PLAIN_MARK.matcher(matcher.group()).find();
    }

    private static Optional<FoundPrice> take(
            Reading reading,
            Matcher matcher,
            Optional<BigDecimal> value,
            boolean sure,
            boolean keepsOld,
            List<FoundProduct> products) {
        int start = matcher.start("amount");
        int end = sure ? matcher.end() : matcher.end("amount");
        if (value.isEmpty() || !reading.claims().isFree(start, end)) {
            return Optional.empty();
        }
        PriceContext context = new PriceContext(reading.before(start, 24), reading.after(end, 12));
        boolean amiss = context.foreign()
                || context.unclear()
                || context.difference()
                || context.charge()
                || (!sure && context.total());
        if (amiss) {
            if (sure || context.foreign()) {
                reading.claims().claim(start, end);
            }
            return Optional.empty();
        }
        boolean somethingElse = !sure && (context.countsSomething() || !PriceAmount.unmarkedPlausible(value.get()));
        if (somethingElse || !reading.claims().claim(start, end) || (context.rival() && !context.target())) {
            return Optional.empty();
        }
        StatedPrice stated = new StatedPrice(
                product(reading, start, products),
                value.get(),
                terms(reading, start, end),
                saidBy(reading, start, context),
                quote(reading, start, end));
        return Optional.of(new FoundPrice(start, end, context.past() && keepsOld, context.past(), stated));
    }

    private static Speaker saidBy(Reading reading, int start, PriceContext context) {
        Voice voice = reading.voice(start);
        if (context.target()) {
            return Speaker.CUSTOMER;
        }
        if (context.ours() || voice == Voice.SELLER) {
            return Speaker.SELLER;
        }
        return voice == Voice.CUSTOMER ? Speaker.CUSTOMER : Speaker.BOTH;
    }

    /** The grade before it in its line, else the only one there is. */
    private static Optional<String> product(Reading reading, int start, List<FoundProduct> products) {
        int lineStart = reading.words().lastIndexOf('\n', start);
        Optional<FoundProduct> inLine = products.stream()
                .filter(product -> product.start() > lineStart && product.end() <= start)
                .reduce((earlier, later) -> later);
        return inLine.map(FoundProduct::text)
                .or(() -> products.size() == 1 ? Optional.of(products.get(0).text()) : Optional.empty());
    }

    private static Optional<String> terms(Reading reading, int start, int end) {
        Matcher after = TERMS.matcher(reading.lineAfter(end, 24));
        if (after.find()) {
            return Optional.of(reading.literal(end + after.start(), end + after.end()));
        }
        String line = reading.lineBefore(start, 24);
        Matcher before = TERMS.matcher(line);
        int offset = start - line.length();
        return before.find()
                ? Optional.of(reading.literal(offset + before.start(), offset + before.end()))
                : Optional.empty();
    }

    private static String quote(Reading reading, int start, int end) {
        int from = start - reading.before(start, 30).length();
        int to = end + reading.after(end, 30).length();
        return reading.literal(from, to).strip();
    }
}
