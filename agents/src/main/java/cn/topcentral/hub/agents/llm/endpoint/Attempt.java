package cn.topcentral.hub.agents.llm.endpoint;

import java.time.Duration;
import java.util.Optional;

/** What became of one request. Tokens are 0 where the endpoint did not count them. */
public sealed interface Attempt {
    long inputTokens();

    long outputTokens();

    /**
     * The model answered.
     *
     * @param complete false when the answer was cut at its longest length
     */
    record Answered(String text, boolean complete, long inputTokens, long outputTokens) implements Attempt {}

    /** The listener wanted no more of a stream. */
    record Stopped(String text, long inputTokens, long outputTokens) implements Attempt {}

    /**
     * It did not.
     *
     * @param reason for people: the endpoint's words where there are any, never what was asked
     * @param retryAfter how long the endpoint wants to be left alone
     * @param begun what a stream had brought before it broke; empty otherwise
     * @param atWork whether the model may have worked, and be paid, for nothing
     */
    record Failed(Kind kind, String reason, Optional<Duration> retryAfter, String begun, boolean atWork)
            implements Attempt {
        @Override
        public long inputTokens() {
            return 0;
        }

        @Override
        public long outputTokens() {
            return 0;
        }
    }

    /** Why not, by what can be done about it. */
    enum Kind {
        /** Too many requests; later is better. */
        BUSY,
        /** No connection, no end, an error of the server's; later may be better. */
        BROKEN,
        /** The key, the account or the name of the model; a person has to look. */
        SETTINGS,
        /** The endpoint does not know this way of asking for JSON. */
        FORMAT,
        /** This request is refused, by the endpoint's rules or the model's. */
        REFUSED
    }
}
