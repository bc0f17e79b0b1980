package cn.topcentral.hub.agents.coordination;

import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.report.ReportDesk;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.report.StoredReport;
import java.time.Instant;
import java.util.Optional;

/** Has all agents look at a customer, and keeps the report with what they found. Thread-safe. */
public final class CustomerReports {
    private final Coordinator coordinator;
    private final ReportDesk desk;

    public CustomerReports(Coordinator coordinator, ReportDesk desk) {
        this.coordinator = coordinator;
        this.desk = desk;
    }

    /**
     * Writes the report on a customer as its history stands.
     *
     * @return the kept report, an earlier one where it says the same; empty when A15 gave no answer
     */
    public Optional<StoredReport> publish(CustomerHistory history, Instant now) {
        Finding<Coordination> done = coordinator.coordinate(history);
        return done.result().reports().map(report -> desk.keep(report, KeptFindings.write(done, history), now));
    }
}
