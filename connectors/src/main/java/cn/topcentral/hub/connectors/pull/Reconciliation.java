package cn.topcentral.hub.connectors.pull;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks a source for everything of a period, to find what its pushes did not bring (three tries are typical, then it is lost). What came already
 * is recognised by its source key, so the drafts must carry the same keys and parts as those of the pushes.
 */
public interface Reconciliation {

    /** The configured source, e.g. {@code hooks.hotline}; for the log and the state. */
    String source();

    /**
     * Fetches page by page.
     *
     * @param intake takes each page in; what it throws ends the run
     * @throws SourceUnavailable when the source does not answer; the run is repeated as a whole
     */
    void run(Instant from, Instant until, Consumer<List<CommunicationDraft>> intake);
}
