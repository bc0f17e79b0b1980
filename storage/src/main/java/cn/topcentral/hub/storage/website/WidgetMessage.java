package cn.topcentral.hub.storage.website;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message of a chat over the widget.
 *
 * @param seq its number among the visitor's messages, from 1 without gaps
 * @param conversation what colleagues call it by
 * @param messageId given by who wrote it; makes sending again harmless
 * @param employee who of us wrote it; empty when the visitor did
 */
public record WidgetMessage(
        UUID visitor,
        int seq,
        long conversation,
        String messageId,
        Optional<Author> employee,
        String text,
        Instant writtenAt) {

    /** A colleague. */
    public record Author(String userid, String name) {}
}
