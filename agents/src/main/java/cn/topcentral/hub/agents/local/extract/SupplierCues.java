package cn.topcentral.hub.agents.local.extract;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What people say around the name of a supplier. Words on one side are enough when only a supplier goes with them (现有供应商是X, X也报了);
 * words that go with people and places as well count when the other side agrees (跟X谈, 比X贵).
 */
final class SupplierCues {
    private static final String ENDS =
            "(?=$|[\\s,，、。;；!?！？)）和与跟及]|的|了|那|这|两家|三家|家|后来|做|来|去|也|都|还|就|算|吧|呢|已|能|可以|给|说|在|没|不|上|今|昨|明|一半|一部分|两家|先|吗|么|行|好|抢|拿|更|最|要)";

    private static final String WHEN =
            "(?:这次|今天|昨天|前天|上周|本周|上个?月|这个?月|刚刚?|才|也|都|已经?|就|最近|现在|目前|一直|之前|又|还|可以|能|早就|早|直接|主动|那边|他们|销售|业务|老板|家){0,4}";
    private static final String GRADES = "(?:ABS|PC|PP|PA|HIPS|PCR|PBT|POM|PE|PET|TPE|\\s?[A-Z])";

    private static final String LATIN = "(?<![A-Za-z0-9-])(?<name>[A-Z][A-Za-z&]{1,20})(?![A-Za-z0-9-])";

    /** Before the name, of suppliers alone. */
    private static final Pattern INTRODUCED = Pattern.compile(
            "(?:(?:供应商|供货商|供方|供货方|厂商|竞品|对手|竞对|友商|同行|对家|一供|二供|主供|备供|落选方|中标方|中标的)(?:就?是|为|叫|有|主要是?|分别[是为])?[:：(（\"“]?"
                    + "|(?:换成|换回|换到|改用|转用|切到|切换到|转到|转给|转投|投靠|投奔|让给|分给|下给|下到|定给|输给|败给|丢给|给了|选了|选择了|定了|签了|敲定了?|早就找|去找|改找|只能找|就找|转找|不如找)"
                    + "|(?:以前|之前|原来|原先|目前|现在|当前|一直|长期|那条线|主要|都是?|还在|在|先前|去年|从来|常年|倾向|倾向于|偏向|打算|准备|考虑|想|改|优先|决定)(?:都|就|也|还)?(?:一直|主要)?(?:都|在)?(?:用|采购|买|拿|做)(?:的都?是|的|着|过)?"
                    + "|(?:问了|问过|问下|在问|询了|询过|联系了|联系过|在联系|咨询了|看了|试了|试过|测了|测过|接触了|比过|打听了)(?:一下|下)?"
                    + "|(?:对比|比较|比一下|比了).{0,10}(?:和|跟|与|、)|(?:你们|你家|贵司|您)(?:和|跟|与))$");
    /** Behind the name, of suppliers alone. */
    private static final Pattern DOING = Pattern.compile("^" + WHEN
            + "(?:报了|报价|报到|报过|报的|报给|报来|报\\s?[\\d一二两三四五六七八九]|给的?价|给我们|给到|给出|给了?[^,，。\\s]{0,3}(?:价|折|优惠|账期)|开的?价|出的?价|送样|送了|送过|送来|来送|寄了?样|卖\\s?[\\d一二两三四五六七八九]|抢|截胡|降价|降了|涨价|断货|断供|停产|来谈|找上门|上门|来过|来找|派人|派了|承诺|答应|愿意|松口|做到|能做|只要\\s?[\\d一二两三四五六七八九]|便宜|更便宜|比你们|比贵司|有现货|有货|挖|中标|中了标|拿下|把价|把单|放价|放到|放出|跟进)"
            + "|^(?:那边|那儿|那里)(?=报|给|才|只|便宜|贵|卖|说|能|可以|已|也|都|价|就|的|降|涨|来|有|一直|\\s?[\\d一二两三四五六七八九]|先)|^(?:家的|家(?=报|卖|给|才|只|也|都|能|说))"
            + "|^的(?:料|货|价|报价|样|业务|销售|老总|老板|总经理|经理|人(?!情)|产品|材料|交期|账期|品质|质量|颜色|阻燃|性能|方案|单价|物性|气味|外观|条件|服务|" + GRADES
            + ")");
    /** Before the name, of suppliers as of others. */
    private static final Pattern WITH = Pattern.compile("(?:被|让|跟|和|与|同|比|从|在|到|去|向|找|约|给|用|选|对|、)(?:了|过)?$");
    /** Behind it, to go with {@link #WITH}. */
    private static final Pattern DEALT_WITH = Pattern.compile(
            "^(?:在|也在|已经?|那|都|刚|一直|这|还|最近|正)?(?:谈|聊价|签|合作|接触|对接|抢|截|拿走|撬|做了|贵|便宜|低|高|好|差|强|快|稳|慢|两家|三家|拿|买|进货|采购|订|调货|手里|那|比|的料|的货|相比|对比)");

    /** Where a name that was introduced ends. */
    private static final Pattern ENDING = Pattern.compile(ENDS + "|" + GRADES);

    /** One of these stands in all that is said of suppliers. */
    private static final Pattern GATE = Pattern.compile("[比跟和与同找换用被给让转选供竞手问联从卖报抢家那送投断的对价试测涨降]");

    /** Brands written in Latin letters between Chinese words. */
    static final List<Pattern> AROUND_LATIN = List.of(
            Pattern.compile("(?:换成|换回|改用|转用|切到|转到|转给|投靠|竞品|对手|供应商|同行|在用|以前用|之前用|用的是|一直用|问了)(?:是|为|[:：])?\\s?" + LATIN
                    + "(?=[,，。;；、\\s的了那家]|$)"),
            Pattern.compile("(?:被|跟|和|与|比|找|用|从|换)\\s?" + LATIN + "(?=\\s?(?:比|拿|那|的|家|报|了|谈|买|抢|贵|便宜|两家))"),
            Pattern.compile(
                    LATIN + "(?=\\s?(?:那边|那儿|家的|也报|报了|报的|报价|给的价|送样|送了|的料|的货|的价|的样|的业务|的销售|的报价|卖|便宜|断货|降价|涨价))"));

    private SupplierCues() {}

    /** Whether the words around say that a supplier is named between them. */
    static boolean name(String before, String after) {
        boolean introduced =
                INTRODUCED.matcher(before).find() && ENDING.matcher(after).lookingAt();
        return introduced
                || DOING.matcher(after).find()
                || (WITH.matcher(before).find() && DEALT_WITH.matcher(after).find());
    }

    /** Whether a clause can say anything of a supplier: what has none of these need not be segmented. */
    static boolean possible(String clause) {
        return clause.length() > 2 && GATE.matcher(clause).find();
    }
}
