package cn.topcentral.hub.storage.history;

import cn.topcentral.hub.storage.analysis.StatedPrice;
import cn.topcentral.hub.storage.communication.RecordId;
import java.time.Instant;

/** A price that was said, and when. */
public record HistoryPrice(RecordId record, Instant time, StatedPrice price) {}
