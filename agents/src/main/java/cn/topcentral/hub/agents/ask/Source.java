package cn.topcentral.hub.agents.ask;

import cn.topcentral.hub.storage.communication.TimelineRecord;

/**
 * A record in which an answer may stand.
 *
 * @param content the text of the record, of which {@code record} holds only the beginning
 */
public record Source(TimelineRecord record, String content) {}
