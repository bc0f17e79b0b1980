package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.communication.RecordId;
import java.util.Optional;

/**
 * A node of a mail thread.
 *
 * @param key the Message-ID
 * @param parentKey the Message-ID it answers
 * @param record the record, once the message has come; a node without one was only referred to so far
 */
public record ThreadMessage(String key, String threadId, Optional<String> parentKey, Optional<RecordId> record) {}
