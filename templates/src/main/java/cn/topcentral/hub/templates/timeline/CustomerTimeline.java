package cn.topcentral.hub.templates.timeline;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer to {@code /timeline}.
 *
 * @param name what people call the customer
 * @param registeredName the name in full; the same as {@code name} where there is no shorter one
 * @param healthScore 0 to 100, only when it was computed; never a placeholder
 * @param lastContact the newest communication of any period and channel
 * @param total how many communications the period and channel asked for hold
 * @param period what was asked for, such as 近30天 or 全部
 * @param entries the newest ones, newest first
 * @param moreCount how many communications {@code entries} leaves out
 * @param page the timeline page
 * @param now the moment to which 今天 and 2小时前 refer
 * @param demo whether the customer is made up
 */
public record CustomerTimeline(
        String customerId,
        String name,
        String registeredName,
        Optional<String> owner,
        Optional<String> level,
        Optional<Integer> healthScore,
        Optional<Instant> lastContact,
        int total,
        String period,
        List<TimelineEntry> entries,
        int moreCount,
        URI page,
        Instant now,
        boolean demo) {
    public CustomerTimeline {
        entries = List.copyOf(entries);
    }
}
