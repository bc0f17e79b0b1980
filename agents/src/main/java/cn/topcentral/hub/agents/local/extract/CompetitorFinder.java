package cn.topcentral.hub.agents.local.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds suppliers named as alternatives to us: known names, names that stand where only a supplier can (找X了, 从X那儿, 供应商(X、Y), "comparing you
 * with X"), and 另一家, 别家, 竞争对手 as said. Chinese writes names without a mark, so that a name must also look like a firm's ({@link FirmName}).
 */
final class CompetitorFinder {
    private static final int MOST = 12;
    private static final String NAME = "(?<name>[\\u4e00-\\u9fa5]{2,9}?)";
    private static final Pattern GENERIC = Pattern.compile(
            "(?<!(?:我们|咱们|我司|咱|他们)的?)(?:竞争对手|友商)(?![\\u4e00-\\u9fa5]{2,3}(?:已|报|给|才))|(?<!是|每)另外?一家(?!人|医院|酒店|客户)|(?<!给|分)别家(?!里)|(?<=给|分)别家|别人家(?!里)|其[他它]家|其[他它]供应商|别的供应商|别的厂家?|其[他它]厂家|其[他它](?:供货商|塑料厂|改性厂)|别的(?:供货商|塑料厂|改性厂)|(?<![共对给合个位些])同行(?!业|的人|者|[\\u4e00-\\u9fa5]{2,5}(?:再生|塑|新材|改性))"
                    + "|\\b(?:another|other|a different|alternative) suppliers?\\b|\\b(?:your |a )?competitors?\\b(?!(?: is|,| like)? (?-i:[A-Z]))",
            Pattern.CASE_INSENSITIVE);
    private static final List<Pattern> CUES = List.of(
            cue("(?:不然|否则|只能|只好|就|改|要|去|再|不行)?(?:我们?|咱)?(?:去|就|改)?(?:找|换成?|转|改用|改找|投奔)" + NAME
                    + "(?=了|拿|买|做|订|去|的|吧|那|家|供|[\\s,，。;!?]|$)"),
            cue("(?:从|在|到)" + NAME + "(?=那儿|那里|那边|手里|拿|买|采购|进货|进的|订)"),
            cue("(?:跟|和|与|同|比)" + NAME + "(?=比|对比|的比|相比|还|便宜|贵|差|低|高|好|[\\s,，。;]|$)"),
            cue("(?:现供应商|现有供应商|原供应商|原来的供应商|老供应商|供应商|供方|一供|二供|主供|对家|竞品)(?:是|给|叫|为|[(:])?\\s?" + NAME
                    + "(?=[,，、。;)(\\s和及与断涨缺倒停]|的|那|了|$)"),
            cue("(?:原来|之前|以前|现在|目前|一直|隔壁.{0,4})(?:都是?)?(?:用|拿|做|买)(?:的?是|着|的)?" + NAME + "(?=的|料|家|那|[,，。;\\s和、]|$)"),
            cue("(?:比|用|替代|替换|取代)(?:掉)?(?:原来|以前|之前|现在)?" + NAME + "(?=的料|的货|的价|家的|料)"),
            cue(
                    "(?<=^|[\\s,，。;!?、\"“:])" + NAME
                            + "(?=(?:那边|那儿|的人|都没|都才|没涨|没动|的料|的价|(?:家|他们|业务|销售)?(?:刚|才|也|都|昨天|今天|已经|就)?(?:报|给我们|给到|开价|出价|能做到|能给|来过|找过|找到|上门|送样|送了样|只要|卖)))"),
            cue("(?:给|被|让|对|约了?|选|考虑|倾向于?)" + NAME + "(?=抢|拿走|做了|断供|了|报|谈|[,，。;\\s]|$)"),
            cue("(?:跟|和|与)" + NAME + "(?=签|谈|合作|接触|打交道)"));
    private static final Pattern WITH_SUFFIX = Pattern.compile(
            "(?<name>[\\u4e00-\\u9fa5]{2,4}(?:塑料|塑化|塑业|塑胶|橡塑|新材料?|高分子|聚合物|再生|改性|化工|石化))(?=[^\\u4e00-\\u9fa5A-Za-z]|[的那报给说也才卖断涨家了比和从做用来就在天已早都拿昨今跑送]|$)");
    /** A name of auspicious characters between a word that introduces a firm and one that goes on about it. */
    private static final Pattern TRADE_NAME = Pattern.compile(
            "(?<=找|换|换成|转|跟|和|与|从|比|用|选了|选|选择|人家|隔壁|旁边的|同行|联系|联系了|叫|商|对面|对|投|在问|由|换回|回掉|掉|嫌|嫌现在|现在|目前|为|称|去|签|给了|给|定了|前面是|另外是|还有|就是|不如|问了?|像|被|是|[、:(])\\s?(?<name>["
                    + FirmName.CHARACTERS
                    + "]{2,4}(?:塑料|塑化|塑业|塑胶|橡塑|新材|再生|改性|化工)?)(?=[\\s,，。;!?、)]|报|给|了|的|那|家|也|就|才|已|都|天天|调|拿|定|和|跟|与|比|从|做|谈|便宜|签|还|两|切|[A-Z]|[1-9]\\d{3}|三天|便|都没|$)");

    /** 永塑, 皖塑, 恒塑: a trade name that ends in plastics; no way of shaping them. */
    private static final Pattern PLASTICS_NAME =
            Pattern.compile("(?<name>[\\u4e00-\\u9fa5&&[^注吹挤吸滚搪热可橡增卖做改全]]塑)(?!料|[\\u4e00-\\u9fa5]?[模性化胶机件袋])");

    private static final Pattern LIST_ON = Pattern.compile(
            "^(?:\\s?[、/和跟与]\\s?|\\s)(?<name>[\\u4e00-\\u9fa5]{2,4}?)(?=[、,，。;)\\s和跟与比的]|那|还|都|两家|三家|$)");
    private static final String LATIN_NAME =
            "(?<name>(?-i:[A-Z][A-Za-z0-9&]{2,20}(?:\\s[A-Z][A-Za-z0-9&]{2,20}){0,2}))";
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final Pattern CLAUSE = Pattern.compile("[^\\s,，。;；!?！？、]{3,120}");
    private static final Pattern AT_PLACE =
            Pattern.compile("(?<place>[\\u4e00-\\u9fa5]{2,3})(?:那家|有一家|那边一家)(?!人|医院|酒店|客户|工厂|公司是)");
    private static final List<Pattern> ENGLISH = List.of(
            english(
                    "(?:compar\\w+ (?:you |your (?:offer|price|quote) )?(?:with|to|against)|versus|vs\\.?|than (?:what )?|switch(?:ing)? (?:over )?to|instead of|go(?:ing)? with|move to|(?:usual|regular|other|current|existing|present|old|incumbent|main|second) (?:supplier|vendor|source|one)(?: is|,)?|supplier|competitors?(?: is|,| like)?|(?:buy(?:ing)?|bought|purchas(?:e|ing)|sourc(?:e|ing)|order(?:ing)?|switch(?:ed|ing)?|coming|resin|material|pellets|compound) (?:\\w+ )?from|(?:quoted|offered|approached|contacted|supplied|sampled|delivered|undercut) (?:[\\w.,/]+ ){0,3}by|lost (?:\\w+ ){1,3}to|(?:talks?|talking|negotiating|trial|trials|working) with) "
                            + LATIN_NAME),
            english(
                    LATIN_NAME
                            + "(?: has| have| can| just| only| already)? (?:quot(?:es|ed)|offer(?:s|ed)|undercuts?|supplies|supplied|delivers|gave us|sells|sold|promised|can do)\\b"),
            english(
                    LATIN_NAME
                            + "(?:['’]s? (?:\\w+ )?(?:price|quote|quotation|offer|material|grade|product|samples?|lead time|delivery|terms|resin|compound|sales)| (?:is|are|was|came in|comes in)(?: \\w+)? (?:cheaper|lower|below|offering|quoting|asking|at (?:RMB|CNY|\\d))| (?:has|have)? ?(?:approached|promised|sent|agreed|contacted|matched))"),
            english("(?:quote|quotation|offer|sample|price|samples|deal|bid|proposal)s? from " + LATIN_NAME));

    private final List<String> known;

    CompetitorFinder(List<String> known) {
        this.known = known.stream()
                .map(String::strip)
                .filter(name -> name.length() > 1)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static final Pattern LEADING = Pattern.compile(
            "[\\u4e00-\\u9fa5]{0,4}(?:从|跟|找|比|用|与|给|被|是|在|到|的|由|及|去|换|行|家|商|对|叫|选|了|那|称|掉|嫌|问|回|说|面|为|方)(?=[\\u4e00-\\u9fa5]{2})");

    private record Found(int start, String name) {}

    /** The names, in order of mention, each once. */
    List<String> find(Reading reading) {
        List<Found> found = new ArrayList<>();
        lexicon(reading, found);
        FirmName firm = FirmName.of(reading.text().request());
        search(reading, GENERIC, Optional.empty(), found);
        if (CAPITAL.matcher(reading.words()).find()) {
            for (Pattern cue : ENGLISH) {
                search(reading, cue, Optional.of(firm), found);
            }
            for (Pattern cue : SupplierCues.AROUND_LATIN) {
                search(reading, cue, Optional.of(firm), found);
            }
        }
        amongCues(reading, firm, found);
        search(reading, WITH_SUFFIX, Optional.of(firm), found);
        search(reading, TRADE_NAME, Optional.of(firm), found);
        for (Pattern cue : CUES) {
            search(reading, cue, Optional.of(firm), found);
        }
        search(reading, PLASTICS_NAME, Optional.of(firm), found);
        atPlaces(reading, firm, found);
        Set<String> names = new LinkedHashSet<>();
        found.stream()
                .sorted(Comparator.comparingInt(Found::start))
                .limit(MOST)
                .map(Found::name)
                .filter(name -> found.stream().noneMatch(other -> isShortFor(name, other.name())))
                .forEach(names::add);
        return List.copyOf(names);
    }

    /** 华塑 where 华塑源 is named too is the same firm. */
    private static boolean isShortFor(String name, String other) {
        return name.length() < other.length() && other.startsWith(name);
    }

    /** What a segmenter leaves over where the words around speak of a supplier. */
    private static void amongCues(Reading reading, FirmName firm, List<Found> found) {
        Matcher clauses = CLAUSE.matcher(reading.words());
        while (found.size() < MOST && clauses.find()) {
            String clause = clauses.group();
            if (!SupplierCues.possible(clause)) {
                continue;
            }
            for (NameRuns.Run run : NameRuns.in(clause)) {
                int start = clauses.start() + run.start();
                int end = clauses.start() + run.end();
                String name = reading.words().substring(start, end);
                boolean cued = SupplierCues.name(reading.lineBefore(start, 16), reading.lineAfter(end, 16));
                if (cued && firm.acceptsAmongCues(name, run.industry()) && take(reading, start, end, found)) {
                    listed(reading, end, firm, found);
                }
            }
        }
    }

    /** 台州那家: a supplier people name by its place, kept as said. */
    private static void atPlaces(Reading reading, FirmName firm, List<Found> found) {
        Matcher matcher = AT_PLACE.matcher(reading.words());
        while (found.size() < MOST && matcher.find()) {
            String place = matcher.group("place");
            int start = matcher.start() + (NameRuns.isPlace(place) ? 0 : 1);
            String name = reading.words().substring(start, matcher.end("place"));
            if (NameRuns.isPlace(name) && !firm.isParty(name)) {
                take(reading, start, matcher.end(), found);
            }
        }
    }

    private void lexicon(Reading reading, List<Found> found) {
        String words = reading.words().toLowerCase(Locale.ROOT);
        for (String name : known) {
            String sought = name.toLowerCase(Locale.ROOT);
            for (int at = words.indexOf(sought); at >= 0; at = words.indexOf(sought, at + sought.length())) {
                take(reading, at, at + sought.length(), found);
            }
        }
    }

    private static void search(Reading reading, Pattern pattern, Optional<FirmName> firm, List<Found> found) {
        Matcher matcher = pattern.matcher(reading.words());
        int from = 0;
        while (found.size() < MOST && matcher.find(from)) {
            int start = firm.isPresent() ? matcher.start("name") : matcher.start();
            int end = firm.isPresent() ? matcher.end("name") : matcher.end();
            from = Math.max(matcher.start() + 1, firm.isPresent() ? matcher.start("name") : end);
            if (firm.isPresent()) {
                start += leadingWords(reading.words().substring(start, end));
            }
            String name = reading.words().substring(start, end);
            if (firm.isEmpty() || (name.length() > 1 && firm.get().accepts(name))) {
                boolean taken = take(reading, start, end, found);
                if (taken && firm.isPresent()) {
                    listed(reading, end, firm.get(), found);
                    from = end;
                }
            }
            if (from >= reading.words().length()) {
                return;
            }
        }
    }

    /** How much of a match stands before the name itself: 俺从 in 俺从老牛再生. */
    private static int leadingWords(String name) {
        Matcher words = LEADING.matcher(name);
        return words.lookingAt() ? words.end() : 0;
    }

    /** 通塑 正鑫, 鼎力、华裕: names in a row. */
    private static void listed(Reading reading, int end, FirmName firm, List<Found> found) {
        int last = end;
        Matcher next = LIST_ON.matcher(reading.lineAfter(last, 14));
        while (next.find() && firm.accepts(next.group("name")) && found.size() < MOST) {
            take(reading, last + next.start("name"), last + next.end("name"), found);
            last += next.end("name");
            next = LIST_ON.matcher(reading.lineAfter(last, 14));
        }
    }

    private static boolean take(Reading reading, int start, int end, List<Found> found) {
        boolean taken = reading.claims().claim(start, end);
        if (taken) {
            found.add(new Found(start, reading.literal(start, end)));
        }
        return taken;
    }

    private static Pattern cue(String pattern) {
        return Pattern.compile(pattern);
    }

    private static Pattern english(String pattern) {
        return Pattern.compile("(?<![A-Za-z])(?:" + pattern + ")", Pattern.CASE_INSENSITIVE);
    }
}
