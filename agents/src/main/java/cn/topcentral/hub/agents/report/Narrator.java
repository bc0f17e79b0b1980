package cn.topcentral.hub.agents.report;

import cn.topcentral.hub.agents.finding.GeneratedBy;

/** Sums a report up in words, as a model does. Its numbers have to be the report's. Implementations are thread-safe. */
@FunctionalInterface
public interface Narrator {

    /**
     * A short paragraph on a report.
     *
     * @throws RuntimeException when there is none to be had; the report goes out without
     */
    Narrative narrate(Report report);

    /** What it says. */
    record Narrative(String text, GeneratedBy generatedBy) {}
}
