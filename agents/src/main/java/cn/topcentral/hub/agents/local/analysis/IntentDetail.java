package cn.topcentral.hub.agents.local.analysis;

import cn.topcentral.hub.agents.local.extract.Extraction;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The intent in a few words, {@code 询价PCR-ABS-1000 50吨/月}: what is done, with what, how much. */
final class IntentDetail {
    private static final int MOST_PRODUCTS = 2;

    /** What is done within an intent, the more particular first; the intent's own word where none fits. */
    private static final Map<IntentCategory, Map<String, Pattern>> ACTS = Map.of(
            IntentCategory.COMPLAINT,
                    acts(
                            "投诉：停线损失", "停线|停机|停产|line (is )?down",
                            "投诉：索赔", "赔|索赔|罚款|扣款|claim|compensat",
                            "投诉：质量", "开裂|断|黑点|杂质|色差|气味|结块|受潮|不合格|不良|报废|超标|发黄|defect|crack",
                            "投诉：数量不符", "少发|短少|少了|错发|发错|漏发|短重|补齐|short",
                            "投诉：交付延误", "延误|晚到|迟|拖|没到|late|delay",
                            "投诉：服务", "态度|不接电话|没人|不回|no reply|nobody"),
            IntentCategory.ORDER,
                    acts(
                            "取消订单", "取消|不要了|解除|作废|撤单|cancel",
                            "变更订单", "改(成|为|到|单|数量)|变更|追加|加.{0,3}吨|减.{0,3}吨|change|revise|amend",
                            "暂缓订单", "暂停|先别|暂缓|推迟",
                            "签合同", "合同|盖章|签字|签约|回签|contract"),
            IntentCategory.PAYMENT,
                    acts(
                            "发票", "发票|开票|专票|红冲|票|invoice",
                            "对账", "对账|对帐|余额|statement",
                            "账期", "账期|帐期|月结|授信|额度|credit",
                            "付款通知", "已付|付了|打了|转了|汇了|打款|已汇|背书|水单|\\bpaid\\b|remitted",
                            "延期付款", "晚几天|延期|顺延|周转|欠着|宽限",
                            "定金", "定金|订金|预付|deposit"),
            IntentCategory.DELIVERY,
                    acts(
                            "变更收货", "改(一下)?.{0,4}地址|改送|换地址",
                            "提货", "提货|自提|pick up",
                            "单证", "装箱单|提单|报关|申报|唛头|packing list|b/l",
                            "签收", "签收|收到货|货收到|回执|received",
                            "催交货", "催|还没(到|发)|怎么还|到哪|到了没|什么时候(发|到)|几点到|发了?没"),
            IntentCategory.AFTER_SALES,
                    acts(
                            "换货", "换货|调换|换一?(包|批|袋)|replace",
                            "退货", "退货|退回|退掉|return",
                            "补发", "补发|补寄|补货|再补",
                            "上门服务", "上门|师傅|现场|工程师|调机|on-?site"),
            IntentCategory.TECHNICAL,
                    acts(
                            "索取资料", "tds|msds|sds|黄卡|coa|imds|rohs|reach|报告|证书|认证|资料|材料卡|certificate|data ?sheet",
                            "配色", "配色|打色|色号|标样|色板|潘通|色差",
                            "工艺咨询", "模温|料温|烘|干燥|注塑|参数|保压|射速|drying|mold",
                            "性能咨询", "熔指|冲击|耐|阻燃|v-?0|收缩|缩水|强度"),
            IntentCategory.INQUIRY,
                    acts(
                            "要样品", "样品|寄样|样料|拿样|小样|sample",
                            "问货源", "现货|有货|库存|有没有|in stock",
                            "议价", "便宜|优惠|太贵|贵了|降|抹零|让点|目标价|discount"),
            IntentCategory.COOPERATION,
                    acts(
                            "审厂来访", "审厂|验厂|看厂|考察|参观|来访|audit|visit",
                            "代理合作", "代理|经销|分销|加盟|总代|agent|distribut",
                            "框架协议", "框架|年度|年单|长协|战略|annual|long[- ]term",
                            "联合开发", "联合|共同开发|joint"),
            IntentCategory.OTHER,
                    acts(
                            "问候祝福", "快乐|祝|恭喜|节日|拜年|happy|merry|greetings",
                            "自动回复", "自动回复|休假|out of (the )?office|automatic reply",
                            "推广信息", "展会|贷款|退订|推广|培训|展位"));

    private IntentDetail() {}

    private static Map<String, Pattern> acts(String... namesAndPatterns) {
        Map<String, Pattern> acts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndPatterns.length; i += 2) {
            acts.put(namesAndPatterns[i], Pattern.compile(namesAndPatterns[i + 1], Pattern.CASE_INSENSITIVE));
        }
        return acts;
    }

    static String of(IntentCategory intent, Extraction facts, Passages passages) {
        String act = ACTS.getOrDefault(intent, Map.of()).entrySet().stream()
                .filter(entry -> entry.getValue().matcher(passages.words()).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(intent == IntentCategory.PAYMENT ? "付款" : intent.label());
        List<String> products = facts.products();
        String goods = String.join("、", products.subList(0, Math.min(MOST_PRODUCTS, products.size())));
        String more = products.size() > MOST_PRODUCTS ? "等" : "";
        String amount =
                facts.quantity().map(Quantity::text).map(text -> " " + text).orElse("");
        String joint = act.contains("：") && !goods.isEmpty() ? " " : "";
        return act + joint + goods + more + amount;
    }
}
