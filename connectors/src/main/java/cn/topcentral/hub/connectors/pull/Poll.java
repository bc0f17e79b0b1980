package cn.topcentral.hub.connectors.pull;

import java.time.Duration;

/**
 * A source that is asked again and again for what is new. It remembers how far it came in a sync cursor, saved together with or after what it
 * took in, never before. At most one hub runs a poll at a time; the caller sees to that.
 */
public interface Poll {

    /** The configured source, e.g. {@code mail.sales}, {@code wecom.archive}; for the log, the cursor and the state. */
    String source();

    /** How long to wait between two runs. */
    Duration interval();

    /**
     * Takes in what is new.
     *
     * @return how many communications were new
     * @throws SourceUnavailable when the source does not answer; the caller waits longer and longer
     */
    int run();
}
