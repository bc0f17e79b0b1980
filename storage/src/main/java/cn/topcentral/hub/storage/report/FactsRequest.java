package cn.topcentral.hub.storage.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * What a report on the whole house needs to know.
 *
 * @param earlier where the time begins that the period is compared with; the first moment of a day
 * @param from where the period begins; the first moment of a day
 * @param to where it ends, exclusive
 * @param asOf the moment of which open, answered and overdue are told; not before {@code from}
 * @param zone where days are counted
 * @param tasks lists of tasks by name
 */
public record FactsRequest(
        Instant earlier, Instant from, Instant to, Instant asOf, ZoneId zone, Map<String, TaskFilter> tasks) {
    public FactsRequest {
        tasks = Map.copyOf(tasks);
    }
}
