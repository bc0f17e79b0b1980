package cn.topcentral.hub.storage.insight;

import cn.topcentral.hub.storage.communication.RecordId;

/**
 * Words that an insight rests on.
 *
 * @param words a literal part of the record's content
 */
public record Quote(RecordId record, String words) {}
