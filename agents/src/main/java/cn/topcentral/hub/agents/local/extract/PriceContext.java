package cn.topcentral.hub.agents.local.extract;

import java.util.regex.Pattern;

/**
 * What the words around an amount make of it.
 *
 * @param before the clause before it, a few words
 * @param after the clause after it
 */
record PriceContext(String before, String after) {
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
            "(?:笔|退款|发票|开票|税率|海拔|合计|共计|总价|总额|总计|总共|一共|货款|贷款|定金|订金|尾款|余款|欠款?|罚款?|罚单|赔偿?|索赔|扣款?|扣除|金额|(?<!到)付|打款|打了|转了|转过去|汇了|付了|付款|先付|应付|多付|服务费|模具费|模费|打样费|转驳费|工钱|停线费|费用|保证金|额度|授信|余额|预付|损失|承兑|报销|展位|注册资本|车队|奖金|红包|人民币.{0,3}元|total|amount|deposit|freight|penalty)[^,，。;\\n]{0,8}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_A_PRICE_AFTER = Pattern.compile(
            "^\\s?(?:吨|公斤|千克|kg|斤|包|袋|托|车|柜|桶|箱|套|个|件|只|片|台|模|天|年|月(?!结)|日|号|小时|分|秒|度|℃|%|人|家|次|次|条|米|点|折|mm|cm|g\\b|ppm|MT\\b|mt\\b|t\\b|tons?\\b|tonnes?\\b|bags?\\b|pcs|万|亿|/(?!\\s?(?:吨|公斤|kg|T|MT)))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RIVAL_BEFORE = Pattern.compile(
            "(?:别家|别人|人家|另一家|另外一家|其他家|其它家|同行|友商|竞争对手|对手|隔壁|市场|行情|新料|他们|他家|那边|那儿|那里|从.{2,8}?(?:手里|家)|.{2,6}(?:塑料|塑化|塑业|新材|再生|科技|化工)(?:给|报|才|只要|那边)|quotes? us|offers? us|competitor\\w*|another supplier|others?)[^,，。;\\n]{0,10}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TARGET_BEFORE = Pattern.compile(
            "(?:目标价?|心里价位?|心理价位?|期望价?|做到|能给到|降到|抹成|抹到|按|match|target)[^,，。;\\n]{0,6}$", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAST_BEFORE = Pattern.compile("(?:原价?|原来|之前|以前|上次|上回|去年|上个?月|老价)[^,，。;\\n]{0,8}$");
    private static final Pattern OUR_PRICE_BEFORE =
            Pattern.compile("(?:我方|我们?|你们?|您|贵司|你家|小.)(?:这边|这)?(?:最新)?(?:的)?(?:之前|上次)?(?:报价?|给|卖)[^,，。;\\n]{0,8}$");
    private static final Pattern CHARGE_BEFORE =
            Pattern.compile("(?:(?<![含包])运费|加工费|人工费?|停机费?|停线费?|每小时)[^,，。;\\n]{0,8}$");
    private static final Pattern TOTAL_AFTER = Pattern.compile(
            "^\\s?(?:块钱?|元|整)?\\s?(?:的)?(?:整|货款|尾款|定金|订金|余款|预付|罚款|保证金|现金|首付|还没|没结|没付|尾数|那笔|这笔|一笔|一张|没清|欠|退款|发票|授信|额度|我是不会|钱)");

    /** In another currency than CNY. */
    boolean foreign() {
        return OTHER_CURRENCY_BEFORE.matcher(before).find()
                || OTHER_CURRENCY_AFTER.matcher(after).find();
    }

    /** One end of a range, or 七千多. */
    boolean unclear() {
        return RANGE_AFTER.matcher(after).find()
                || RANGE_BEFORE.matcher(before).find()
                || VAGUE_AFTER.matcher(after).find();
    }

    /** By how much a price changes. */
    boolean difference() {
        return DIFFERENCE_BEFORE.matcher(before).find();
    }

    /** Freight or labour, which are paid by the tonne too. */
    boolean charge() {
        return CHARGE_BEFORE.matcher(before).find();
    }

    /** A sum of money. */
    boolean total() {
        return TOTAL_BEFORE.matcher(before).find() || TOTAL_AFTER.matcher(after).find();
    }

    /** A number of something else. */
    boolean countsSomething() {
        return NOT_A_PRICE_AFTER.matcher(after).find();
    }

    boolean rival() {
        return RIVAL_BEFORE.matcher(before).find();
    }

    /** What the customer wants to pay. */
    boolean target() {
        return TARGET_BEFORE.matcher(before).find();
    }

    /** What it was before. */
    boolean past() {
        return PAST_BEFORE.matcher(before).find();
    }

    /** What we asked for, whoever says it. */
    boolean ours() {
        return OUR_PRICE_BEFORE.matcher(before).find();
    }
}
