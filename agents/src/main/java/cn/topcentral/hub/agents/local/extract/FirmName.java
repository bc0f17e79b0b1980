package cn.topcentral.hub.agents.local.extract;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a few characters can be the name of a firm that is neither the customer nor us. Chinese trade names are made of a small stock of
 * characters that bode well (鑫 盛 恒 泰 …); a name of those, or with an industry word at its end, passes, common words do not.
 */
final class FirmName {
    /** What trade names are made of, for patterns. */
    static final String CHARACTERS =
            "鑫盛恒华通正嘉合金旭鼎力裕科誉隆兴达宏鸿瑞泰丰利源茂昌顺安康美德信诚亿亚远联创佳聚塑洋龙凤银宝富贵荣祥和永久长城宇环球博奥凯普道恩赛腾飞翔润锦中南北东海江天星光明辉煌晟昊骏骐祺琪铭诺威伟雄冠豪翰益友邦国运捷迅百万千维特斯朗洁绿新晶莹汇港会融启拓展越卓尔欧雅迪惠仁义禾田林森浩瀚沃耀世纪众群英杰胜强盈亨立成升晨曦皓乾坤元太平阳老牛格三川山河桥岭云峰景程伦迈纳赫驰桦柏松楠榕塔楚湘粤闽浙沪苏皖鲁豫冀晋秦陇蜀渝黔滇桂琼甬台温绍泽沐滤涛勋钧铂钛鹏鲲麟虎凌霖睿智慧巨弘彤彩虹湾岛洲津麦宝兰谷旸锐同益绿再镇";

    private static final Set<Integer> AUSPICIOUS =
            CHARACTERS.codePoints().boxed().collect(Collectors.toUnmodifiableSet());
    /** Of these alone, words and places are made as often as names: 中国, 明天, 百万. */
    private static final Set<Integer> WEAK =
            "三百千万亿元天老太新中国明东南北海江河山云世正成立平特合长全会和美三运".codePoints().boxed().collect(Collectors.toUnmodifiableSet());

    private static final Set<String> WORDS = Set.of(
            "永远", "利润", "联合", "合成", "达成", "创新", "永久", "光明", "力量", "平安", "卓越", "丰富", "通达", "顺达", "世纪", "胜利", "联系", "升华",
            "信达成", "运通", "安康", "通运", "成立", "正式", "南通", "嘉兴", "绍兴", "中山", "江苏", "浙江", "宜兴", "泰兴", "泰州", "台州", "温岭", "永康",
            "东阳", "南昌", "宜昌", "许昌", "长沙", "沈阳", "洛阳", "襄阳", "岳阳", "丹阳", "安阳", "贵阳", "天津", "昆明", "大连", "兰州", "温州", "金华",
            "义乌", "龙岩", "三明", "百色", "美元", "欧元", "台湾", "香港", "澳门", "云南", "河南", "河北", "湖南", "山东", "山西", "江西", "海南", "黑龙江",
            "新疆", "老友", "友好", "信任", "新利", "越南", "泰国", "德国", "美国", "中国", "英国", "法国", "大众", "群众", "世界", "环球", "国标", "特斯拉",
            "飞利浦", "美达", "中通", "德邦", "顺丰", "京东", "安能", "跨越", "百世", "圆通", "申通", "韵达", "汇通", "运达", "一会", "开会", "展会", "年会",
            "例会", "学会", "达到", "老乡", "老总", "信息", "利息", "顺利", "胜出", "新线", "新款", "成品", "特长", "天气", "科长", "林总", "田总", "江总",
            "金总", "安全", "和平", "和气", "普通", "通用", "环保", "工程", "日用", "拟发展", "可再生", "运力", "海洋", "再同", "新同", "同力", "合同",
            "同正", "同和", "再和", "再成", "绿新", "运营", "大同", "锦州", "通州", "锐利");
    private static final Pattern INDUSTRY =
            Pattern.compile("(?<core>.{2,6})(?:塑料|塑化|塑业|塑胶|橡塑|新材料?|高分子|聚合物?|再生|改性|化工|石化|科技|股份|集团|公司|材料|实业|工贸|贸易)$");
    private static final Pattern COMMON = Pattern.compile(
            ".*(?:你|我|他|她|它|咱|您|们|这|那|哪|的|了|吗|呢|吧|啊|不|没|是|别|写|半|海洋|运力|有|个|么|什|怎|谁|很|都|就|再|又|也|还|把|被|给|让|跟|价|料|货|钱|款|票|单|样|车|厂里|客户|老板|领导|师傅|业务|仓库|财务|供应商|厂家|新料|人家|大家|自己|一家|几家|两家|三家|别人|别的|同行|对手|成本|市场|行情|同意|合作|合同|国标|标准|正常|平时|进口|国产|再生料|合适|方案|时间|原因|问题|中国|国际|国内|国外|万元|百万|千万|东西|成立|运费|运输|特别|金额|升级|通知|北方|南方|东北|西北|东南|西南|顺利|信息|合格|强度|光泽|颜色|包装|物流|快递|平台|目标|年底|工贸部|立刻|回料|贵司|贵公司|我司|我方|再生的?|新材料?厂).*");
    private static final Pattern LATIN_COMMON = Pattern.compile(
            "(?i)(?:the|pls|kindly|thanks|thank|you|your|our|us|we|it|they|this|that|last|next|please|dear|who|which|and|but|also|rmb|cny|usd|mt|po|pi|eta|etd|abs|pcr|pp|pc|hips|moq|fob|cif|ningbo|shanghai|shenzhen|china|monday|tuesday|wednesday|thursday|friday|sales|hi|hello|target|lead|best|regards|rev|new|option|plan|production|finance|management|quality|engineering|purchasing|procurement|logistics|warehouse|marketing|legal|accounting|accounts|customer|customers|supplier|suppliers|vendor|competitor|competitors|somebody|someone|everyone|nobody|everything|january|february|march|april|may|june|july|august|september|october|november|december|wednesday|thursday|saturday|sunday|germany|europe|japan|korea|india|vietnam|asia|usa|western|mr|mrs|ms|dr|he|she|i|my|his|her|their|its|any|some|all|both|each|if|when|why|how|what|where|can|could|would|should|will|there|here|then|for|from|with|not|no|yes|ok|fyi|re|fw|subject|date|price|offer|quote|order|invoice|contract|sample|samples|material|recycled|virgin)(?:\\s.*)?");

    /** Firms that carry, pay, test, mould or buy, but sell no plastics. */
    private static final Pattern OTHER_TRADE = Pattern.compile(
            "(?i).*(?:物流|快递|货运|速运|速递|专线|银行|保险|海关|税务|检测|认证|律师|法院|物业).*|(?:天地)?华宇|顺丰|德邦|安能|跨越|中通|圆通|申通|韵达|京东|百世|极兔|壹米滴答|货拉拉|满帮|中远|中外运|马士基|建行|工行|农行|中行|招行|交行|浦发|兴业|民生|莱茵|必维|华测|谱尼|中检|天祥|微信|支付宝|钉钉|企微|淘宝|阿里|拼多多|抖音|海天|震雄|伊之密|恩格尔|美的|格力|海尔|海信|长虹|比亚迪|华为|小米|联想|奇瑞|吉利|蔚来"
                    + "|(?:SGS|Bureau|Veritas|Bureau Veritas|Intertek|Eurofins|TÜV|Kuehne|Schenker|Bank of China|HSBC|TUV|BV|CTI|UL|Intertek|DHL|UPS|FedEx|TNT|EMS|Maersk|MSC|COSCO|ENGEL|Arburg|Haitian|GRS|RoHS|REACH|ISO|OEM|ODM|TDS|MSDS|SDS|COA|COC|QC|QA|IQC|PPAP|DHL|WeChat|Excel|Word|PDF|ERP|SAP|OA|CEO|VP|CFO|LED|USB|TV|AC|EV|App|KPI|NDA|PK|VIP|OK|ASAP)(?:\\s.*)?");
    /** Surnames that no trade name begins with, or hardly any. */
    private static final String SURNAMES = "李王张刘陈杨赵黄周吴徐孙胡朱郭何罗宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪任姜范姚谭廖邹熊陆郝崔邱侯邵孟龚赖";

    private final String customer;
    private final AnalysisRequest request;

    private FirmName(AnalysisRequest request) {
        this.request = request;
        this.customer = request.customerName().orElse("").toLowerCase(Locale.ROOT);
    }

    static FirmName of(AnalysisRequest request) {
        return new FirmName(request);
    }

    /** Whether it can be a competitor's name. */
    boolean accepts(String name) {
        boolean nickname = name.length() == 2 && "老小阿".indexOf(name.charAt(0)) >= 0;
        if (nickname || isParty(name) || OTHER_TRADE.matcher(name).matches()) {
            return false;
        }
        if (name.charAt(0) < 0x80) {
            return !LATIN_COMMON.matcher(name).matches();
        }
        Matcher industry = INDUSTRY.matcher(name);
        boolean named = industry.matches();
        if (name.length() > 8
                || COMMON.matcher(named ? industry.group("core") : name).matches()) {
            return false;
        }
        if (WORDS.contains(name) || (named && WORDS.contains(industry.group("core")))) {
            return false;
        }
        return named
                ? !NameRuns.hasLooseWord(name)
                : name.length() <= 4 && auspicious(name) && !NameRuns.isWord(name) && !NameRuns.hasLooseWord(name);
    }

    /**
     * Whether it can be a competitor's name where the words around say that one stands: any characters will do that make no word, no person
     * and no party of the trade.
     *
     * @param industry whether it ends in an industry word, as no person's name does
     */
    boolean acceptsAmongCues(String name, boolean industry) {
        boolean person = !industry && name.length() <= 3 && (SURNAMES + "老小阿").indexOf(name.charAt(0)) >= 0;
        return !person
                && !isParty(name)
                && !WORDS.contains(name)
                && !COMMON.matcher(name).matches()
                && !OTHER_TRADE.matcher(name).matches()
                && !NameRuns.isWord(name);
    }

    /** Whether it is the customer or us. */
    boolean isParty(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean customers = !customer.isEmpty() && (customer.contains(lower) || lower.contains(customer));
        boolean ours = lower.contains("topcentral")
                || request.ownNames().stream()
                        .anyMatch(own -> own.toLowerCase(Locale.ROOT).contains(lower));
        return customers || ours;
    }

    /** All its characters bode well, or all but one of four, and not only those that any word has. */
    private static boolean auspicious(String name) {
        long well = name.codePoints().filter(AUSPICIOUS::contains).count();
        boolean weak = name.codePoints().allMatch(WEAK::contains);
        return !weak && well >= name.length() - (name.length() >= 4 ? 1 : 0);
    }
}
