package cn.topcentral.hub.agents.ask;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something people here ask about, and in which other words it is talked of.
 *
 * @param intents what A10 calls it
 * @param details how what is settled about it looks: a number of days, a price
 */
record Topic(Set<IntentCategory> intents, Pattern details, List<String> words) {
    static final List<Topic> ALL = List.of(
            topic(Set.of(IntentCategory.PAYMENT), "\\d+ ?天|月结|[一二三四五六九]十天|款到|预付", "账期 付款 回款 货款 月结 结算 收款 打款 尾款 欠款 逾期"),
            topic(
                    Set.of(IntentCategory.INQUIRY),
                    "\\d[\\d,.]*万? ?(?:元|块|/吨)|\\d+ ?%|\\d+个点",
                    "价格 报价 单价 价钱 降价 涨价 让价 锁价 优惠 折扣"),
            topic(Set.of(IntentCategory.DELIVERY), "\\d+ ?(?:天|号|日|个工作日)", "交期 交货 发货 到货 送货 物流 排产 库存"),
            topic(Set.of(), "\\d+ ?(?:公斤|kg|吨)", "样品 试样 试模 打样 寄样 小样 送样"),
            topic(
                    Set.of(IntentCategory.COMPLAINT, IntentCategory.AFTER_SALES),
                    "\\d+ ?%|\\d+/\\d+",
                    "质量 投诉 黑点 色差 不良 返工 退货 索赔"),
            topic(Set.of(IntentCategory.COOPERATION), "第.条|盖章", "合同 协议 条款 框架"),
            topic(Set.of(IntentCategory.ORDER), "\\d+ ?吨", "订单 下单 订货 用量 数量"),
            topic(Set.of(), "\\d+ ?%|\\d[\\d,]{3,}", "竞品 竞争对手 对手 别家 比价 同行"),
            topic(Set.of(IntentCategory.TECHNICAL), "\\d+ ?(?:℃|度|小时|MPa)", "技术 参数 工艺 检测 认证 报告"));

    /** Words that name a channel rather than a matter. */
    static final List<Channel> CHANNELS = List.of(
            new Channel(CommunicationType.VISIT, List.of("拜访", "见面", "上门", "考察")),
            new Channel(CommunicationType.MEETING, List.of("会议", "开会", "会上")),
            new Channel(CommunicationType.EMAIL, List.of("邮件")));

    /** A channel by what people call it. */
    record Channel(CommunicationType type, List<String> words) {}

    private static Topic topic(Set<IntentCategory> intents, String details, String words) {
        return new Topic(intents, Pattern.compile(details), List.of(words.split(" ", -1)));
    }
}
