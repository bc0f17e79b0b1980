package cn.topcentral.hub.agents.report;

import cn.topcentral.hub.storage.report.ReportKind;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Which report on the whole house is wanted.
 *
 * @param date any day of the period: the day reported on, a day of the week or of the month
 * @param asOf now; a report that is written later than the morning after its period says what it would have said on that morning
 */
public record ReportRequest(ReportKind kind, LocalDate date, Instant asOf) {
    public ReportRequest {
        if (kind == ReportKind.CUSTOMER) {
            throw new IllegalArgumentException(
                    "A customer's report is written from the customer's history, not from a request");
        }
    }
}
