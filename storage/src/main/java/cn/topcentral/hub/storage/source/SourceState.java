package cn.topcentral.hub.storage.source;

import java.time.Instant;
import java.util.Optional;

/**
 * How asking a source went.
 *
 * @param failures how often in a row it failed
 * @param error why it failed the last time; empty when it went well
 * @param notBefore until when it is left alone after failures
 */
public record SourceState(
        String source,
        Instant lastRun,
        Optional<Instant> lastSuccess,
        int failures,
        Optional<String> error,
        Optional<Instant> notBefore) {}
