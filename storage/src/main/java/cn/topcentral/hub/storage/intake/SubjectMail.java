package cn.topcentral.hub.storage.intake;

import java.time.Instant;

/** A mail by its subject and party, and the thread it is in. */
public record SubjectMail(SubjectUse use, String threadId, Instant time) {}
