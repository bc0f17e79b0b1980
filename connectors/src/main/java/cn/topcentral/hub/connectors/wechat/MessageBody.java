package cn.topcentral.hub.connectors.wechat;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a message says and brings along.
 *
 * @param text readable in Chinese, for every type
 * @param duration of a recording or call
 * @param attributes facts worth keeping besides, by a stable snake_case name
 */
record MessageBody(
        String text, List<AttachmentDraft> attachments, Optional<Duration> duration, Map<String, String> attributes) {
    MessageBody {
        attachments = List.copyOf(attachments);
        attributes = Map.copyOf(attributes);
    }

    static MessageBody of(String text) {
        return new MessageBody(text, List.of(), Optional.empty(), Map.of());
    }

    MessageBody with(List<AttachmentDraft> added) {
        return new MessageBody(text, added, duration, attributes);
    }

    MessageBody lasting(Optional<Duration> length) {
        return new MessageBody(text, attachments, length, attributes);
    }

    /** Keeps a fact, unless it is empty. */
    MessageBody noting(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        Map<String, String> noted = new HashMap<>(attributes);
        noted.put(name, value);
        return new MessageBody(text, attachments, duration, noted);
    }
}
