package cn.topcentral.hub.agents.local.extract;

import cn.topcentral.hub.agents.local.text.Sentence;
import cn.topcentral.hub.agents.local.text.Voice;
import cn.topcentral.hub.storage.analysis.Commitment;
import cn.topcentral.hub.storage.analysis.Speaker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what is to be done: by us, from requests, questions, 待办 lines and our own promises, as imperatives; by the customer, from his promises,
 * in his own words.
 */
final class CommitmentFinder {
    /** How many of each side are kept: a list longer than this is read by nobody. */
    static final int MOST = 6;

    private static final int LONGEST_TITLE = 40;
    private static final int MOST_CLAUSES = 300;
    private static final Pattern CLAUSE = Pattern.compile(
            "(?:[^,，。;；!！?？\\s]|(?<=[A-Za-z0-9])[ ,](?=[A-Za-z0-9'])|(?<=[A-Za-z0-9]) (?=\\p{IsHan})|(?<=\\p{IsHan}) (?=[A-Za-z0-9])){2,160}[?？]?");
    private static final Pattern TODO_HEAD =
            Pattern.compile("(?:待办|行动项|下一步|后续|跟进事项|Action items?)\\s?[:：]", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERING =
            Pattern.compile("^[\\s①②③④⑤⑥⑦⑧⑨⑩\\-*·•]{0,4}(?:\\d{1,2}[.、)）]|[一二三四五六七八九][、.])?\\s?");
    private static final Pattern CUSTOMER_ACTS = Pattern.compile("^(?:客户|对方|贵司|甲方|需方)");
    private static final Pattern SPEAKING_FOR = Pattern.compile("^(?:我方|我司|我们|由我方|咱们?|乙方|供方)(?:需要?|要|将|负责|尽快)?");

    private static final Pattern CUSTOMER_PROMISE = Pattern.compile(
            "(?:我们?|我司|我方|咱们?|老板|财务|这边)[^,，。?？]{0,12}(?:会|就|可以|马上|明天|今天|后天|下周.?|下个?月.{0,4}|月底|\\d+[日号]|上午|下午|晚上|回头|稍后|先)[^,，。?？]{0,6}(?:付|打|转|汇|发|寄|签|下单|盖章|回复|确认|安排|给你|给您|提供|提货|过来)"
                    + "|(?:货款|尾款|定金|余款|(?<![那这此两])款|钱)[^,，。?？]{0,12}(?:付|打(?!到)|转|到账|安排)(?!了吗|没)|给你打|打给你|明天扫描发|先付|将于[^,，。]{0,14}支付|\\b(?:we|I) (?:will|'ll|shall|can) (?:pay|send|transfer|sign|confirm|remit|arrange|issue|place)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DONE =
            Pattern.compile("(?:已经?|刚)[^,，。]{0,6}(?:付|打|转|发|寄|签)|(?:付|打|转|发|寄|签)了|没(?:付|发|打)|不(?:付|签|打|发|要)|别");
    private static final Pattern OUR_PROMISE = Pattern.compile(
            "(?:我们?|我方|我这边|我司|我让|我马上|这就|马上|立刻|今天|明天|会后|稍后|尽快|回头)[^,，。?？]{0,14}(?:发|给|寄|报|安排|查|问|确认|协调|处理|回复|提供|补|改|送|修改|请示|核实|跟进|整理|带|更新|出)|\\bwe (?:will|'ll|shall)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ASK = Pattern.compile(
            "请(?!问)|麻烦(?!了|大|你啦|您了|的)|帮(?:我|忙|我们)|烦请|务必|尽快|赶紧|赶快|马上|立即|立刻|能不能|能否|可否|可不可以|是否可以|需要?你们|要求(?!的)|希望|需(?:我方|贵司|补充|提供|满足)|给我(?:们)?(?=发|个|一|寄|做|换|留|开|补|报|说|退|个)|发我|发给我|发过来|寄[一点]|寄[我到]|先发|报(?:个|下|一下)?价|报一下|补给|换货|退货|重开|重测|安排|提供|取消|改(?:成|到|一下)|别(?:停|发|再)|暂停|必须"
                    + "|\\b(?:please|pls|kindly|could you|can you|would you|send us|advise|confirm|quote)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUESTION = Pattern.compile(
            "[?？]$|(?:吗|不|没|没有|么|呢)$|多少|什么时候|啥时候|几点|几号|到哪|怎么|如何|有没有|有货|能不能|能否|是否|哪(?:个|款|天|里)(?!.{0,4}[用要]哪)|[是对]吧|多久|为什么|what|when|how|whether",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RHETORICAL = Pattern.compile("不是说|怎么又|凭什么|搞什么|像话吗|什么意思|至于吗|好意思|都不.{0,4}的吗|谁敢|快乐|恭喜|祝");
    private static final Pattern POLITE = Pattern.compile(
            "^(?:那|所以|但是|不过|另外?|还有|顺便|就是|然后|你好|您好|喂|嗯|好的|哎|对了|急|再)?[\\s,，:：]*(?:请(?!问)|请问|客户?让我们|要求?我们|让我们|要求|麻烦(?:你|您|贵司)?们?|烦请|帮忙|帮(?:我们?|咱)?|拜托|你们|您|贵司|你|能不能|能否|可否|可不可以|希望|要求|务必|please|pls|kindly|could you|can you|would you)*\\s*(?:please|帮我们?|给我们?|给我)?\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PARTICLES = Pattern.compile(
            "(?:[?？]|哈|啊|哦|呀|呗|吧|嘛|咯|喽|谢谢|多谢|辛苦了?|thanks|thank you|[!！.。~～\\s])+$", Pattern.CASE_INSENSITIVE);

    private record Topic(Pattern cue, String title) {}

    // The imperative a request comes down to; {product} stands for the grade named nearest.
    private static final List<Topic> TOPICS = List.of(
            topic("报.{0,3}价|多少钱|单价多少|价格(?:多少|怎么|咋|是多少)|什么价|啥价|\\bquot(?:e|ation)\\b|price|多少💰|行情", "报{product}价格"),
            topic("样品|寄样|色板|样料|拿样|试样|\\bsamples?\\b", "安排{product}样品"),
            topic("(?:有|还有).{0,4}(?:现货|货)(?:吗|没|么|不)|库存(?:吗|多少)|现货吗", "确认{product}库存"),
            topic("8D|纠正措施|整改|根因|root cause", "提交8D和整改措施"),
            topic("派人|到(?:我们)?现场|上门|来人", "派人到现场处理"),
            topic("MSDS|SDS(?![A-Z])", "提供{product}MSDS"),
            topic("TDS|物性表", "提供{product}TDS"),
            topic("COA|质检单|出厂检验", "提供{product}COA"),
            topic("黄卡|UL.{0,4}card", "提供{product}UL黄卡"),
            topic("检测报告|测试报告|ROHS|REACH|SGS|GRS|证书|certificate", "提供{product}报告和证书"),
            topic("对账单?|statement", "核对账目并发对账单"),
            topic("发票|开票|invoice", "处理发票"),
            topic("合同.{0,8}(?:发|给|签|寄|改)|(?:发|出|改|拟).{0,6}合同|contract", "发合同"),
            topic("签收回执|回单|回执", "提供签收回执"),
            topic("装箱单|packing list|提单|B/L", "提供装箱单和提单"),
            topic(
                    "(?:什么时候|啥时候|几号|几时|何时|今天能).{0,4}(?:发|到|交|走)|发货(?:没|了吗|不)|到哪|物流(?:单号|信息)|催.{0,3}货|怎么还不发|tracking|delivery date|ETD|ETA",
                    "回复发货进度和到货时间"),
            topic("退货|取回|拉回", "安排退货"),
            topic("换货|补货|补发|少的补", "安排补货或换货"),
            topic("烘料|料温|模温|背压|射速|收缩率|熔指|参数|工艺", "答复{product}工艺参数"),
            topic("拜访|见面|会面|来访|考察|验厂", "安排会面"));

    private record Found(int start, Commitment commitment) {}

    /** Ours first, then the customer's, each in order of mention. */
    List<Commitment> find(Reading reading, List<FoundProduct> products, List<FoundDate> dates) {
        Map<String, Found> ours = new LinkedHashMap<>();
        Map<String, Found> theirs = new LinkedHashMap<>();
        int clauses = 0;
        boolean todo = false;
        for (Sentence sentence : reading.text().sentences()) {
            Matcher head = TODO_HEAD.matcher(sentence.text());
            todo |= head.find();
            Matcher matcher = CLAUSE.matcher(sentence.text());
            while (matcher.find() && clauses < MOST_CLAUSES) {
                clauses++;
                int start = sentence.start() + matcher.start();
                Clause clause = new Clause(
                        start, sentence.start() + matcher.end(), matcher.group().strip(), sentence.voice(), todo);
                read(clause, products, dates).ifPresent(commitment -> keep(commitment, start, ours, theirs));
            }
        }
        List<Commitment> all = new ArrayList<>();
        ours.values().stream().limit(MOST).map(Found::commitment).forEach(all::add);
        theirs.values().stream().limit(MOST).map(Found::commitment).forEach(all::add);
        return List.copyOf(all);
    }

    private record Clause(int start, int end, String text, Voice voice, boolean todo) {}

    private static void keep(Commitment commitment, int start, Map<String, Found> ours, Map<String, Found> theirs) {
        Map<String, Found> side = commitment.promisedBy() == Speaker.SELLER ? ours : theirs;
        side.merge(
                commitment.title(),
                new Found(start, commitment),
                (first, again) -> first.commitment().due().isPresent() ? first : again);
    }

    private static Optional<Commitment> read(Clause clause, List<FoundProduct> products, List<FoundDate> dates) {
        String text = clause.text();
        Optional<LocalDate> due = dates.stream()
                .filter(date -> date.start() >= clause.start() - 12 && date.start() < clause.end())
                .map(date -> date.mention().end())
                .reduce((earlier, later) -> later);
        if (clause.todo()) {
            return todo(clause, due);
        }
        boolean customer = clause.voice() == Voice.CUSTOMER || clause.voice() == Voice.UNKNOWN;
        if (customer
                && CUSTOMER_PROMISE.matcher(text).find()
                && !DONE.matcher(text).find()
                && !QUESTION.matcher(text).find()) {
            return Optional.of(new Commitment(shorten(text), Speaker.CUSTOMER, due, text));
        }
        boolean ours = clause.voice() == Voice.SELLER || clause.voice() == Voice.REPORT;
        if (ours && OUR_PROMISE.matcher(text).find() && !QUESTION.matcher(text).find()) {
            return title(clause, products).map(title -> new Commitment(title, Speaker.SELLER, due, text));
        }
        if (RHETORICAL.matcher(text).find()) {
            return Optional.empty();
        }
        boolean asked = ASK.matcher(text).find() || QUESTION.matcher(text).find();
        if (clause.voice() == Voice.SELLER || !asked) {
            return Optional.empty();
        }
        return title(clause, products).map(title -> new Commitment(title, Speaker.SELLER, due, text));
    }

    private static Optional<Commitment> todo(Clause clause, Optional<LocalDate> due) {
        String action = NUMBERING
                .matcher(TODO_HEAD.matcher(clause.text()).replaceFirst(""))
                .replaceFirst("")
                .strip();
        if (action.length() < 3) {
            return Optional.empty();
        }
        Speaker side = CUSTOMER_ACTS.matcher(action).find() ? Speaker.CUSTOMER : Speaker.SELLER;
        String title = side == Speaker.SELLER ? SPEAKING_FOR.matcher(action).replaceFirst("") : action;
        return Optional.of(new Commitment(shorten(title), side, due, clause.text()));
    }

    /** What a request comes down to: the topic's imperative, else the clause without its courtesies, as an answer when it asks. */
    private static Optional<String> title(Clause clause, List<FoundProduct> products) {
        for (Topic topic : TOPICS) {
            if (topic.cue().matcher(clause.text()).find()) {
                return Optional.of(topic.title().replace("{product}", product(clause, products)));
            }
        }
        String plain = PARTICLES
                .matcher(POLITE.matcher(clause.text()).replaceFirst(""))
                .replaceFirst("")
                .strip();
        if (plain.length() < 2) {
            return Optional.empty();
        }
        boolean asks = QUESTION.matcher(clause.text()).find();
        return Optional.of(shorten(asks ? "答复:" + plain : plain));
    }

    private static String product(Clause clause, List<FoundProduct> products) {
        return products.stream()
                .filter(product -> product.start() < clause.end())
                .reduce((earlier, later) -> later)
                .map(FoundProduct::text)
                .or(() -> products.stream().findFirst().map(FoundProduct::text))
                .orElse("");
    }

    private static String shorten(String title) {
        if (title.length() <= LONGEST_TITLE) {
            return title;
        }
        int end = Character.isHighSurrogate(title.charAt(LONGEST_TITLE - 2)) ? LONGEST_TITLE - 2 : LONGEST_TITLE - 1;
        return title.substring(0, end) + "…";
    }

    private static Topic topic(String cue, String title) {
        return new Topic(Pattern.compile(cue, Pattern.CASE_INSENSITIVE), title);
    }
}
