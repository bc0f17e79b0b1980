package cn.topcentral.hub.bot.customer;

import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.MergePlan;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a merge or split moves, or moved, as JSON. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record MergeDocument(
        Named from,
        Named into,
        boolean dryRun,
        List<String> customers,
        List<String> names,
        List<Point> contactPoints,
        long recordCount,
        Map<String, Long> records,
        Optional<OffsetDateTime> first,
        Optional<OffsetDateTime> last,
        long orders,
        long openTasks) {

    /** A customer by id and name. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Named(String customerId, String name) {
        static Named of(Customer customer) {
            return new Named(customer.id().value(), customer.name());
        }
    }

    /** A contact point. */
    public record Point(String kind, String value) {
        static Point of(ContactPoint.Key key) {
            return new Point(key.kind().code(), key.value());
        }
    }

    public static MergeDocument of(MergePlan plan, boolean dryRun, ZoneId zone) {
        Map<String, Long> records = new LinkedHashMap<>();
        plan.records().forEach((type, count) -> records.put(type.code(), count));
        return new MergeDocument(
                Named.of(plan.from()),
                Named.of(plan.into()),
                dryRun,
                plan.customers().stream().map(CustomerId::value).toList(),
                plan.names(),
                plan.contactPoints().stream().map(Point::of).toList(),
                plan.recordCount(),
                records,
                plan.first().map(time -> time.atZone(zone).toOffsetDateTime()),
                plan.last().map(time -> time.atZone(zone).toOffsetDateTime()),
                plan.orders(),
                plan.openTasks());
    }
}
