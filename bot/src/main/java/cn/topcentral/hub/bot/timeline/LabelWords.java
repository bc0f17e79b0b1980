package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.templates.timeline.TimelineEntry.Labels;
import java.util.Optional;

/** The categories of seed section 2.1 in Chinese. */
final class LabelWords {
    private LabelWords() {}

    static Optional<Labels> of(TimelineRecord record) {
        Labels labels = new Labels(
                record.intent().map(IntentCategory::ofCode).map(IntentCategory::label),
                record.sentiment().map(SentimentClass::ofCode).map(SentimentClass::label),
                record.urgency().map(UrgencyLevel::ofCode).map(UrgencyLevel::label));
        boolean none = labels.intent().isEmpty()
                && labels.sentiment().isEmpty()
                && labels.urgency().isEmpty();
        return none ? Optional.empty() : Optional.of(labels);
    }
}
