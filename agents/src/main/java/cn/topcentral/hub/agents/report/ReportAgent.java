package cn.topcentral.hub.agents.report;

import cn.topcentral.hub.storage.history.CustomerHistory;

/** A15: writes reports. Implementations are thread-safe. */
public interface ReportAgent {

    /**
     * The daily, weekly or monthly report on the whole house.
     *
     * @throws IllegalArgumentException for a period that has not begun
     */
    Report write(ReportRequest request);

    /** The report on one customer at the moment of its history. What an agent did not answer is said to be missing. */
    Report write(CustomerHistory history, CustomerFindings findings);
}
