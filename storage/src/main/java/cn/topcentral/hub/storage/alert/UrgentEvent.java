package cn.topcentral.hub.storage.alert;

import cn.topcentral.hub.storage.communication.RecordId;

/**
 * A communication that A10 found urgent, claimed to be told.
 *
 * @param reason why, in A10's words; may be empty
 * @param attempts how often it was claimed, this time included
 */
public record UrgentEvent(long id, int attempts, RecordId record, String reason) {}
