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
    private static final String NOT_INSIDE = "(?<![A-Za-z0-9.,/\\-零〇一二两三四五六七八九十百千万点])";

    /** 15.2元/公斤, 7,980元/吨, 八块二一公斤, RMB 15,900/MT. */
    private static final Pattern WITH_UNIT = Pattern.compile(
            NOT_INSIDE + "(?:" + CURRENCY + ")?(?<amount>" + PriceAmount.AMOUNT + ")\\s?(?:/\\s?|每|一|per\\s|a\\s)"
                    + UNIT,
            Pattern.CASE_INSENSITIVE);
    /** 一吨9800, 吨价9800, 一公斤14块6. */
    private static final Pattern UNIT_FIRST = Pattern.compile(
            "(?:每|一|1)?" + UNIT + "(?:的?价格?)?\\s?(?:是|才|要|只要|就要|卖|报|做|算|给)?\\s?:?\\s?(?:" + CURRENCY + ")?(?<amount>"
                    + PriceAmount.AMOUNT + ")(?![\\d.])",
            Pattern.CASE_INSENSITIVE);
    /** 单价(元/吨):10350. */
    private static final Pattern FIELD = Pattern.compile(
            "[(]?(?:元|RMB|CNY|¥)\\s?/\\s?" + UNIT + "[)]?\\s?:?\\s?(?<amount>" + Numerals.ARABIC + ")(?![\\d.])",
            Pattern.CASE_INSENSITIVE);
    /** 单价13,150, 目标价一万六千五, 给我15.1, 抹成一万二千三. */
    private static final Pattern MARKED = Pattern.compile(
            "(?:单价|价格|价位|报价|出价|底价|现价|原价|老价|特价|价钱|价|报|卖|给到|给|做到|谈到|降到|降至|降为|调到|调至|调为|抹成|抹到|涨到|涨至|改成|改到|压到|含税|不含税|到厂|含运|原|现在|现|按|match|prices?|target|offer(?:ed)?|quoted?|at)"
                    + "(?:我们|你们|您|我|你|他|是|为|到|在|成|至|了|还|就|只|才|要|能|不动|认|没变|不变|控制|维持|的|大概|约|价|也|说|又|of|is|at|around|us|[:\\s,，])"
                    + "{0,5}(?:" + CURRENCY + ")?(?<amount>" + PriceAmount.AMOUNT + ")(?![\\d])",
            Pattern.CASE_INSENSITIVE);
    /** 9700,含税到厂; 14250行不行. */
    private static final Pattern MARK_AFTER =
            Pattern.compile(NOT_INSIDE + "(?:" + CURRENCY + ")?(?<amount>" + PriceAmount.AMOUNT
                    + ")(?![\\d.])\\s?[,，(]?\\s?(?:含税|不含税|含运|到厂|送到|出厂|现款|行不行|能不能做|能做不|做不做|就定|就签|就下|我就|成交|这个价|的价|你看行)");
    /** 1.18w, 一万七千八, ¥13,150, PP 8700: an amount of the size of a price, alone. */
    private static final Pattern ALONE = Pattern.compile(
            NOT_INSIDE + "(?:(?<mark>" + CURRENCY
                    + ")|(?<grade>[A-Z0-9]\\s))?(?<amount>(?<scaled>\\d{1,2}(?:\\.\\d{1,4})?\\s?[万wW]\\d{0,4}|[一二两三四五六七八九]万[零〇一二两三四五六七八九千百十]{1,7}|[一二两三四五六七八九]千[一二两三四五六七八九](?:百[一二三四五六七八九]?十?)?)|\\d{1,2},?\\d{3}(?:\\.\\d{1,2})?)(?![\\d.,万wW]\\d|\\d|[万wW])");

    private static final Pattern OTHER_CURRENCY_BEFORE =
            Pattern.compile("(?:USD|US\\$|EUR|HKD|GBP|JPY|\\$|€|£|美元|美金|欧元|港币)\\s?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_CURRENCY_AFTER = Pattern.compile(
            "^\\s?(?:USD|US\\$|EUR|HKD|GBP|JPY|\\$|€|£|美元|美金|美刀|刀|欧元|港币|日元|dollars|euros?)", Pattern.CASE_INSENSITIVE);
    private static final Pattern RANGE_AFTER =
            Pattern.compile("^\\s?(?:[-~]|到|至|to\\s)\\s?(?:¥|RMB|CNY)?\\s?[\\d一二两三四五六七八九]");
    private static final Pattern RANGE_BEFORE = Pattern.compile("[\\d一二两三四五六七八九万千百][元块]?\\s?(?:[-~]|到|至)\\s?$");
    private static final Pattern VAGUE_AFTER = Pattern.compile("^\\s?(?:多|出头|几|来块|好几)");
    private static final Pattern DIFFERENCE_BEFORE = Pattern.compile(
            "(?:贵|便宜|涨|降|下调|上调|差|差价|高|低|让|再让|加|减|少|优惠|返|补|抹掉|抹去|多出|多付|省)(?:了|出|过|掉|个|价|利|我|点|收)*\\s?(?:¥|RMB|CNY)?\\s?$");
    private static final Pattern TOTAL_BEFORE = Pattern.compile(
            "(?:合计|共计|总价|总额|总计|总共|一共|货款|贷款|定金|订金|尾款|余款|欠款?|罚款?|罚单|赔偿?|索赔|扣款?|扣除|金额|打款|打了|转了|转过去|汇了|付了|付款|先付|应付|多付|付|(?<![含包])运费|加工费|服务费|模具费|模费|打样费|转驳费|工钱|停线费|费用|保证金|额度|授信|余额|预付|损失|承兑|报销|预算|展位|注册资本|车队|奖金|红包|人民币.{0,3}元|total|amount|deposit|freight|penalty)[^,，。;\\n]{0,8}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_A_PRICE_AFTER = Pattern.compile(
            "^\\s?(?:吨|公斤|千克|kg|斤|包|袋|托|车|柜|桶|箱|套|个|件|只|片|台|模|天|年|月|日|号|小时|分|秒|度|℃|%|人|家|次|次|条|米|mm|cm|g\\b|ppm|MT\\b|mt\\b|t\\b|tons?\\b|tonnes?\\b|bags?\\b|pcs|万|亿|/(?!\\s?(?:吨|公斤|kg|T|MT)))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RIVAL_BEFORE = Pattern.compile(
            "(?:别家|别人|人家|另一家|另外一家|其他家|其它家|同行|友商|竞争对手|对手|隔壁|市场|行情|新料|他们|他家|从.{2,8}?(?:那儿|那里|那边|手里|家)|.{2,6}(?:塑料|塑化|塑业|新材|再生|科技|化工)(?:给|报|才|只要|那边)|quotes? us|offers? us|competitor\\w*|another supplier|others?)[^,，。;\\n]{0,10}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TARGET_BEFORE = Pattern.compile(
            "(?:目标价?|心里价位?|心理价位?|期望价?|做到|能给到|降到|抹成|抹到|按|match|target)[^,，。;\\n]{0,6}$", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAST_BEFORE = Pattern.compile("(?:原价?|原来|之前|以前|上次|上回|去年|上个?月|老价)[^,，。;\\n]{0,8}$");
    private static final Pattern KEEP = Pattern.compile("(?:还按|照|还照|就按|按|维持|恢复)(?:着)?(?:老|原|之前的?|原来的?|以前的?|上次的?)价");
    private static final Pattern OUR_PRICE_BEFORE =
            Pattern.compile("(?:我方|我们?|你们?|您|贵司|你家|小.)(?:这边|这)?(?:最新)?(?:的)?(?:之前|上次)?(?:报价?|给|卖)[^,，。;\\n]{0,8}$");
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
                if (pattern != ALONE || stands(matcher, products)) {
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

    /** A lone amount is a price after a grade, with a currency, or when it is spelled as prices are. */
    private static boolean stands(Matcher matcher, List<FoundProduct> products) {
        int start = matcher.start("amount");
        boolean afterGrade =
                products.stream().anyMatch(product -> product.end() <= start && start - product.end() <= 3);
        return matcher.group("scaled") != null || matcher.group("mark") != null || afterGrade;
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
        String before = reading.before(start, 24);
        String after = reading.after(end, 12);
        boolean foreign = OTHER_CURRENCY_BEFORE.matcher(before).find()
                || OTHER_CURRENCY_AFTER.matcher(after).find();
        boolean unclear = RANGE_AFTER.matcher(after).find()
                || RANGE_BEFORE.matcher(before).find()
                || VAGUE_AFTER.matcher(after).find();
        boolean other = DIFFERENCE_BEFORE.matcher(before).find()
                || TOTAL_BEFORE.matcher(before).find();
        if (foreign || unclear || other) {
            if (sure || foreign) {
                reading.claims().claim(start, end);
            }
            return Optional.empty();
        }
        boolean somethingElse = !sure && NOT_A_PRICE_AFTER.matcher(after).find();
        if (somethingElse || !reading.claims().claim(start, end)) {
            return Optional.empty();
        }
        boolean target = TARGET_BEFORE.matcher(before).find();
        if (RIVAL_BEFORE.matcher(before).find() && !target) {
            return Optional.empty();
        }
        boolean past = PAST_BEFORE.matcher(before).find();
        StatedPrice stated = new StatedPrice(
                product(reading, start, products),
                value.get(),
                terms(reading, start, end),
                saidBy(reading, start, before, target),
                quote(reading, start, end));
        return Optional.of(new FoundPrice(start, end, past && keepsOld, past, stated));
    }

    private static Speaker saidBy(Reading reading, int start, String before, boolean target) {
        Voice voice = reading.voice(start);
        if (target) {
            return Speaker.CUSTOMER;
        }
        if (OUR_PRICE_BEFORE.matcher(before).find() || voice == Voice.SELLER) {
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
