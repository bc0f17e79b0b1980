package cn.topcentral.hub.agents.analysis;

import cn.topcentral.hub.agents.finding.Finding;

/** A10: reads one communication. */
public interface CommunicationAnalyst {

    /**
     * What the communication says. Any text has an answer, an empty one and 200,000 characters of noise too.
     *
     * <p>Implementations are thread-safe.
     */
    Finding<CommunicationAnalysis> analyse(AnalysisRequest request);
}
