package cn.topcentral.hub.agents.report;

import cn.topcentral.hub.storage.report.Corrections;
import cn.topcentral.hub.storage.report.ReportRepository;
import cn.topcentral.hub.storage.report.StoredReport;
import java.time.Instant;
import java.util.Optional;

/** Writes reports and keeps them. Thread-safe. */
public final class ReportDesk {
    private final ReportAgent agent;
    private final ReportRepository reports;
    private final Corrections corrections;

    public ReportDesk(ReportAgent agent, ReportRepository reports, Corrections corrections) {
        this.agent = agent;
        this.reports = reports;
        this.corrections = corrections;
    }

    /** Writes a report and keeps it; the kept one where it says nothing new. */
    public StoredReport publish(ReportRequest request) {
        return keep(agent.write(request), request.asOf());
    }

    /** Keeps a report that was written, such as a customer's that A16 brought. */
    public StoredReport keep(Report report, Instant now) {
        return reports.save(report.kept(), corrections, now);
    }

    /** The same with what the agents found, as JSON. */
    public StoredReport keep(Report report, String findings, Instant now) {
        return reports.save(report.kept(), Optional.of(findings), corrections, now);
    }
}
