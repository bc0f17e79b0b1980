package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Record ids in the seed's form (prefix, day or second, a distinguishing tail), but with a tail made from the source key: the seed draws it at
 * random, so a redelivery would get another id. 64 bits of SHA-256 leave no collision to expect within a day.
 *
 * @param tenant part of what is hashed, so that two tenants with the same source never collide
 */
record RecordIds(String tenant) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneId.of("Asia/Shanghai"));

    RecordId of(CommunicationDraft draft) {
        String tail = tail(draft.source().system() + '\n' + draft.source().recordId());
        String when = draft.type() == CommunicationType.WECHAT
                ? Long.toString(draft.time().getEpochSecond())
                : DAY.format(draft.time());
        return new RecordId(draft.type().recordPrefix() + "-" + when + "-" + tail);
    }

    /** The id of a task that a source lists. */
    String task(SourceKey source, String title) {
        return "TASK-" + tail(source.system() + '\n' + source.recordId() + '\n' + title);
    }

    private String tail(String key) {
        return FileStore.hash((tenant + '\n' + key).getBytes(StandardCharsets.UTF_8))
                .substring(0, 16);
    }
}
