package cn.topcentral.hub.agents.statistics;

import java.util.List;

/** Words that tell an attitude, for {@link Mention}. Words that are also said of temperatures or figures are not among them. */
public final class Cues {
    /** They find it dear, or want it cheaper. */
    public static final List<String> PRICE_PRESSURE = List.of(
            "太贵", "贵了", "偏贵", "有点贵", "贵不少", "便宜", "降价", "降点", "优惠", "折扣", "让利", "让点", "价格高", "价格偏高", "价格有点高", "单价高",
            "报高了", "压价", "比价", "再低", "能低点", "价格低", "最低价", "涨价", "老价");

    /** They find it dear, in words of reproach; asking or comparing is none. */
    public static final List<String> DEAR = List.of(
            "太贵", "贵了", "偏贵", "有点贵", "贵不少", "比别人贵", "比别家贵", "比你们便宜", "比你们低", "价格高", "价格偏高", "价格有点高", "单价高", "报高了",
            "又涨价");

    /** They ask for a lower price. */
    public static final List<String> CHEAPER = List.of(
            "降价", "降点", "降一点", "优惠", "折扣", "让利", "让点", "再低", "能低点", "低一点", "便宜点", "便宜一点", "便宜些", "最低价", "压价", "压一压");

    /** They say that they go. */
    public static final List<String> LEAVING = List.of(
            "不合作了", "终止合作", "停止合作", "换供应商", "更换供应商", "换一家", "换别家", "另找", "找别家", "不再采购", "不从你们", "转单", "考虑别的供应商");

    /** They have something ahead. */
    public static final List<String> PLANS = List.of(
            "新产品", "新项目", "新机型", "新品", "新线", "新厂", "扩产", "量产", "明年", "下半年", "下季度", "开发新", "新开发", "打算", "规划", "立项");

    private Cues() {}
}
