package cn.topcentral.hub.storage.correction;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.RecordId;
import java.util.Optional;

/** What people hold right for a record; empty what nobody judged. */
public record Judged(
        RecordId record,
        Optional<IntentCategory> intent,
        Optional<SentimentClass> sentiment,
        Optional<UrgencyLevel> urgency) {}
