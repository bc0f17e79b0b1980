package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.Instant;

/**
 * A record in which buying a material was the matter.
 *
 * @param main whether the record is about this material first of all, so that its price and quantity belong to it
 * @param stage the furthest step the record tells of
 * @param theirs whether the customer had a word in it
 */
record Touch(HistoryRecord record, Grade grade, boolean main, Stage stage, boolean theirs) {

    Instant time() {
        return record.time();
    }

    boolean about(IntentCategory intent) {
        return record.analysis().filter(analysis -> analysis.intent() == intent).isPresent();
    }
}
