package cn.topcentral.hub.storage.trouble;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that failed.
 *
 * @param id within its kind
 * @param source where it came from; for a push, whom it is for
 * @param reason as whatever failed told it: English, for whoever runs the hub
 * @param at when it came in
 * @param what a file's name, the kind of a push; may be empty
 * @param record to which it belongs
 * @param customer whose record that is
 */
public record Trouble(
        long id,
        String source,
        String reason,
        Instant at,
        String what,
        Optional<String> record,
        Optional<String> customer) {}
