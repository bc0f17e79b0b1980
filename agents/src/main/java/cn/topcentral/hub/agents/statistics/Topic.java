package cn.topcentral.hub.agents.statistics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What customers of plastics care about, recognised by words that name it. */
public enum Topic {
    PRICE("价格", "价格", "单价", "报价", "涨价", "降价", "调价", "贵", "便宜", "优惠", "折扣", "让利", "price", "quote"),
    QUALITY(
            "质量", "质量", "品质", "不良", "色差", "开裂", "发脆", "黑点", "杂质", "气味", "缩水", "翘曲", "银纹", "批次", "不合格", "来料", "quality",
            "defect"),
    DELIVERY("交期", "交期", "交货", "发货", "到货", "延期", "晚到", "催货", "物流", "送货", "货期", "delivery", "shipment"),
    PAYMENT_TERMS("账期", "账期", "月结", "付款", "货款", "回款", "发票", "对账", "承兑", "预付", "定金", "payment", "invoice"),
    TECHNOLOGY("技术支持", "技术", "参数", "物性", "工艺", "烘料", "注塑温度", "配色", "熔指", "冲击强度", "TDS", "datasheet"),
    CERTIFICATION("认证资质", "认证", "RoHS", "REACH", "UL", "GRS", "SGS", "MSDS", "检测报告", "质保书"),
    SUPPLY("稳定供应", "稳定供", "供应稳定", "保供", "断供", "缺货", "断货", "产能", "库存", "备货", "现货"),
    SERVICE("服务响应", "服务", "响应", "没人回", "没人管", "不回", "售后", "态度", "对接", "踢皮球"),
    SAMPLE("样品", "样品", "试样", "试模", "打样", "试料", "小试", "sample");

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> words;

    Topic(String label, String... words) {
        this.label = label;
        this.words = List.of(words);
    }

    /** The word people read. */
    public String label() {
        return label;
    }

    /** The topics named in a text, each with where it is named first. */
    public static Map<Topic, Integer> in(String text) {
        Map<Topic, Integer> found = new EnumMap<>(Topic.class);
        for (Topic topic : values()) {
            topic.words.stream()
                    .mapToInt(text::indexOf)
                    .filter(index -> index >= 0)
                    .min()
                    .ifPresent(index -> found.put(topic, index));
        }
        return found;
    }
}
