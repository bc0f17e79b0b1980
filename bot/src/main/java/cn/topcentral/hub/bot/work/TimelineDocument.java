package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.timeline.RecordDocument;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.customer.Customer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.ZoneId;
import java.util.List;

/** A whole timeline as JSON. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record TimelineDocument(String customerId, String customerName, int total, List<RecordDocument> records) {

    static TimelineDocument of(Customer customer, List<TimelineRecord> records, ZoneId zone) {
        return new TimelineDocument(
                customer.id().value(),
                customer.name(),
                records.size(),
                records.stream().map(record -> RecordDocument.of(record, zone)).toList());
    }
}
