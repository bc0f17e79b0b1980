package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.templates.timeline.TimelineEntry.Labels;
import java.util.Map;
import java.util.Optional;

/** The categories of seed section 2.1 in Chinese. A category without a word is left out rather than shown as code. */
final class LabelWords {
    private static final Map<String, String> INTENTS = Map.of(
            "inquiry", "询价",
            "complaint", "投诉",
            "technical", "技术支持",
            "cooperation", "合作洽谈",
            "order", "订单确认",
            "payment", "付款/账期",
            "delivery", "交货",
            "after_sales", "售后",
            "other", "其他");
    private static final Map<String, String> SENTIMENTS = Map.of("positive", "积极", "neutral", "中性", "negative", "消极");
    private static final Map<String, String> URGENCIES = Map.of("high", "高", "medium", "中", "low", "低");

    private LabelWords() {}

    static Optional<Labels> of(TimelineRecord record) {
        Labels labels = new Labels(
                record.intent().map(INTENTS::get),
                record.sentiment().map(SENTIMENTS::get),
                record.urgency().map(URGENCIES::get));
        boolean none = labels.intent().isEmpty()
                && labels.sentiment().isEmpty()
                && labels.urgency().isEmpty();
        return none ? Optional.empty() : Optional.of(labels);
    }
}
