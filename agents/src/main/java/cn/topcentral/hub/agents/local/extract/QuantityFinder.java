package cn.topcentral.hub.agents.local.extract;

import cn.topcentral.hub.agents.local.text.Voice;
import cn.topcentral.hub.storage.analysis.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the amount under discussion: the new one after a change, otherwise the total or the first. Amounts that only describe (25公斤一包,
 * our stock, what was sent before) give way to those that are asked for.
 */
final class QuantityFinder {
    private static final String UNIT =
            "(?<unit>公吨|吨|公斤|千克|斤|包|袋(?!子)|托盘|托|[24]0尺(?:高|小)?柜|小柜|高柜|柜|克(?!重)|[24]0(?:GP|HQ|HC)|车|MTS?(?![A-Za-z])|T(?![A-Za-z])|metric tons?|tonnes?\\b|tons?\\b|kgs?(?![A-Za-z])|bags?\\b|pallets?\\b|FCL\\b|containers?\\b)";
    private static final String PERIOD = "(?<per>个?月|年|季度?|周|month|year|quarter|week|season)";
    private static final Pattern AMOUNT = Pattern.compile(
            "(?:(?<![A-Za-z])|(?<=ABS|HIPS|PP|PC|PE|PS|PA66|GF\\d\\d)|(?=[一二两三四五六七八九十半百千]))(?<![0-9.,/#\\-第几数零〇一二两三四五六七八九十百千万点])(?<value>"
                    + Numerals.NUMBER
                    + ")\\s?(?:多|来|余)?个?\\s?(?:[x×*]\\s?(?=[24]0(?:GP|HQ|HC|尺)))?(?:(?:torn|damaged|broken|wet|more|full)\\s)?"
                    + UNIT
                    + "(?<half>半)?(?:货|料)?\\s?(?:(?:/\\s?|每|一|per\\s|a\\s|every\\s)" + PERIOD + ")?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PER_BEFORE = Pattern.compile(
            "(?:每个?(?<per>月|年|季度?|周)|(?<!第)一个?(?<per2>月(?!份)|年|季度|周)|(?<per3>月|年)(?:均|度|需求|需|用|采购|供|预估|预计)(?:求|量|要)?|monthly)[^\\d每月年,，。;\\n]{0,6}$");
    private static final Pattern IN_BRACKETS = Pattern.compile("^\\s?[(][^\\d)]{0,4}$");
    private static final Pattern DESCRIBES_AFTER = Pattern.compile(
            "^\\s?(?:(?:一|每|/)\\s?(?:包|袋|托|箱|桶|bag|pallet)|(?:的)?(?:(?:纸塑|编织|牛皮|吨)(?:袋|包)|(?:袋|包)装)|装的?|规格|以内|没破|不少|(?:的)?(?:海天|震雄|伊之密|博创|力劲|注塑机|成型机|机台|机器|机|模具|模))");
    private static final Pattern DESCRIBES_BEFORE = Pattern.compile(
            "(?:公斤|kg|千克|度)\\s?$|(?:背压|压力|加到|锁模力?|载荷)[^,，。]{0,4}$|(?:每包|每袋|一包|一袋|每托|每箱|单重|净重|毛重|称了|每包少|/包)[^\\d,，。;\\n]{0,3}$");
    private static final Pattern ORDINAL_BEFORE = Pattern.compile("(?:上|下|前|每|那|第|分|哪|整|同|逐|多少钱)$");
    private static final Pattern LESS_BEFORE = Pattern.compile(
            "(?:样品|库存|现货|之前|上次|上回|原来|已发|已到|寄的|发过|去年|原定|原|安全库存|每天|MOQ|起订量?|最小起订|限)[^,，。;\\n]{0,8}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LESS_AFTER =
            Pattern.compile("^\\s?(?:以下|封顶|以上|起订|起|照收|不变|库存|现货|[^\\d,，。]{0,3}[里中](?:头|面|边)?(?=有|未|的|[,，\\s\\d]))");
    private static final Pattern MORE_BEFORE = Pattern.compile(
            "(?:就按|按|首单|首批|共计?|合计|一共|总共|总计|total(?: of)?|先来|先下|先要|先订|下单)[^\\d,，。;\\n]{0,3}$", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHANGE_BETWEEN = Pattern.compile(
            "^[^\\d\\n。;]{0,6}?(?:改(?:成|为|到|做)?|变(?:成|更为|为)|换成|减(?:到|为|成)|加到|加成|增(?:加)?到|增至|降到|降为|调(?:整)?(?:为|到|成)|->|→|翻倍|翻番|\\bto\\b)[^\\d\\n。;]{0,6}$",
            Pattern.CASE_INSENSITIVE);

    /** 一公斤 as a measure of something else: 一公斤到底多少钱, 一公斤都不留. */
    private static final Pattern ONE_MEASURES =
            Pattern.compile("^(?:公斤|kg|斤|千克)|^吨(?!起)[^,，。]{0,6}(?:多少|能|价|差|贵|便宜|赔|都|怎么|加工)", Pattern.CASE_INSENSITIVE);

    private static final Pattern WANTED_BEFORE = Pattern.compile("(?:要|寄|来|先|样|拿|补|发)[^,，。]{0,3}$");
    /** 两三吨: too rough to be an amount. */
    private static final Pattern ROUGH = Pattern.compile("[一二两三四五六七八九]{2}[十百千万]*|0\\d+");

    private static final Pattern PER_AFTER = Pattern.compile("^[^\\d,，。;\\n]{0,6}?\\s?每个?(?<per>月|年|周)(?!结|底)");

    private static final Pattern VEHICLE =
            Pattern.compile("车|.{0,2}柜|[24]0..|FCL|containers?|托盘?|pallets?", Pattern.CASE_INSENSITIVE);
    private static final Pattern VEHICLE_PART = Pattern.compile("^(?:下来|型|间|牌|辆|次|厢|多少|上|里|能)");
    private static final BigDecimal MOST_VEHICLES = new BigDecimal(100);

    private record Candidate(int start, int end, Quantity quantity, int rank) {}

    /** The amount under discussion. */
    Optional<Quantity> find(Reading reading) {
        List<Candidate> candidates = candidates(reading);
        for (int i = candidates.size() - 1; i > 0; i--) {
            Candidate earlier = candidates.get(i - 1);
            Candidate later = candidates.get(i);
            if (later.start() - earlier.end() < 16
                    && CHANGE_BETWEEN
                            .matcher(reading.words().substring(earlier.end(), later.start()))
                            .matches()) {
                return Optional.of(later.quantity());
            }
        }
        Optional<Candidate> best = Optional.empty();
        for (Candidate candidate : candidates) {
            if (best.isEmpty() || candidate.rank() > best.get().rank()) {
                best = Optional.of(candidate);
            }
        }
        return best.map(Candidate::quantity);
    }

    private static List<Candidate> candidates(Reading reading) {
        List<Candidate> candidates = new ArrayList<>();
        Matcher matcher = AMOUNT.matcher(reading.words());
        while (matcher.find()) {
            int end = matcher.group("per") == null ? matcher.end("unit") : matcher.end();
            String before = reading.before(matcher.start(), 20);
            String after = reading.after(matcher.end(), 12);
            if (describes(before, after, matcher) || !reading.claims().isFree(matcher.start(), end)) {
                continue;
            }
            Optional<BigDecimal> value = Numerals.value(matcher.group("value"));
            if (value.isEmpty() || !sensible(value.get(), matcher.group("unit"), after)) {
                continue;
            }
            reading.claims().claim(matcher.start(), end);
            BigDecimal amount =
                    matcher.group("half") == null ? value.get() : value.get().add(new BigDecimal("0.5"));
            String said = reading.literal(matcher.start("unit"), matcher.end("unit"));
            String unit = said.endsWith("柜") ? "柜" : said;
            Quantity quantity = new Quantity(plain(amount), unit, period(matcher, before, after));
            candidates.add(new Candidate(matcher.start(), end, quantity, rank(reading, matcher, before, after)));
        }
        return candidates;
    }

    private static boolean describes(String before, String after, Matcher matcher) {
        String value = matcher.group("value");
        boolean one = value.equals("一") || value.equals("1");
        boolean perUnit = value.equals("一")
                && ONE_MEASURES.matcher(matcher.group("unit") + after).find()
                && !WANTED_BEFORE.matcher(before).find();
        if (perUnit || ROUGH.matcher(value).matches()) {
            return true;
        }
        boolean ordinal = ORDINAL_BEFORE.matcher(before).find() && (one || before.endsWith("第"));
        return ordinal
                || DESCRIBES_AFTER.matcher(after).find()
                || DESCRIBES_BEFORE.matcher(before).find();
    }

    /** Nobody orders a hundred vehicles, and 一车下来 only says how a truck comes out. */
    private static boolean sensible(BigDecimal value, String unit, String after) {
        if (!VEHICLE.matcher(unit).matches()) {
            return value.signum() > 0;
        }
        return value.signum() > 0
                && value.compareTo(MOST_VEHICLES) < 0
                && !VEHICLE_PART.matcher(after).find();
    }

    private static int rank(Reading reading, Matcher matcher, String before, String after) {
        int rank = reading.voice(matcher.start()) == Voice.SELLER ? -4 : 0;
        rank -= LESS_BEFORE.matcher(before).find() || LESS_AFTER.matcher(after).find() ? 2 : 0;
        rank += MORE_BEFORE.matcher(before).find() ? 1 : 0;
        boolean vehicle = VEHICLE.matcher(matcher.group("unit")).matches();
        rank -= vehicle ? 5 : 0;
        rank += IN_BRACKETS
                                .matcher(before.length() > 6 ? before.substring(before.length() - 6) : before)
                                .find()
                        && !vehicle
                ? 1
                : 0;
        return rank;
    }

    private static Optional<String> period(Matcher matcher, String before, String following) {
        String after = matcher.group("per");
        if (after != null) {
            return Optional.of(after.equals("个月") ? "月" : after);
        }
        Matcher later = PER_AFTER.matcher(following);
        if (later.find()) {
            return Optional.of(later.group("per"));
        }
        Matcher earlier = PER_BEFORE.matcher(before);
        if (!earlier.find()) {
            return Optional.empty();
        }
        for (String group : List.of("per", "per2", "per3")) {
            String period = earlier.group(group);
            if (period != null) {
                return Optional.of(period);
            }
        }
        return Optional.of("month");
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
