package cn.topcentral.hub.storage.attachment;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.time.Instant;

/**
 * The communication an attachment belongs to, as far as a further part of it needs to be told.
 *
 * @param sourceSystem with {@code sourceRecordId}, the source key of the delivery that brought the attachment
 * @param content what the record says now
 */
public record AttachmentRecord(
        String sourceSystem,
        String sourceRecordId,
        CommunicationType type,
        String channel,
        Instant time,
        String content) {}
