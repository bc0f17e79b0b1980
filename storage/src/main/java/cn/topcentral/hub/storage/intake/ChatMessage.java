package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.communication.RecordId;
import java.time.Instant;

/** A stored chat message, as far as sessions need it. */
public record ChatMessage(String conversation, Instant time, RecordId record, String threadId) {}
