package cn.topcentral.hub.storage.report;

import java.time.Instant;

/**
 * A report in a list: its latest version.
 *
 * @param target {@link NewReport#HOUSE} or a customer's id
 * @param from inclusive
 * @param to exclusive
 */
public record ReportLine(
        String id,
        ReportKind kind,
        String target,
        Instant from,
        Instant to,
        int version,
        String title,
        Instant createdAt) {}
