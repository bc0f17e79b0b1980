package cn.topcentral.hub.storage.intake;

import java.time.Instant;

/** A subject that was used with a party, and the thread it belongs to. */
public record ThreadSubject(long contactPointId, String subjectKey, String threadId, Instant lastTime) {}
