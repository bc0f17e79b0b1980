package cn.topcentral.hub.connectors.extraction;

import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.extraction.ocr.PictureReader;
import cn.topcentral.hub.connectors.extraction.speech.Recordings;
import cn.topcentral.hub.storage.attachment.AttachmentRecord;
import cn.topcentral.hub.storage.attachment.ClaimedText;
import cn.topcentral.hub.storage.attachment.ReadText;
import cn.topcentral.hub.storage.attachment.TextQueue;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Hands a text on to the record where the attachment is what was said: a voice message, a photographed page sent as a chat message, the recording of a
 * call. A contract attached to a mail stays the attachment's own, or it would drown the mail.
 */
final class RecordParts {
    private static final Set<CommunicationType> CHATS = EnumSet.of(CommunicationType.WECHAT, CommunicationType.WEBCHAT);
    private static final Set<CommunicationType> WRITTEN = EnumSet.of(CommunicationType.EMAIL, CommunicationType.FORM);
    private static final int MOST_CHARACTERS = 100_000;

    private static final String AWAITED = "待转写";
    private static final long AWAITED_VERSION = 0;
    private static final long READ_VERSION = 1;

    private final TextQueue queue;
    private final Consumer<List<CommunicationDraft>> accept;

    RecordParts(TextQueue queue, Consumer<List<CommunicationDraft>> accept) {
        this.queue = queue;
        this.accept = accept;
    }

    /** Shows that something was said that nobody has written down yet. */
    void await(ClaimedText claimed) {
        queue.record(claimed.attachmentId())
                .filter(record -> !WRITTEN.contains(record.type()))
                .ifPresent(record -> accept.accept(List.of(draft(claimed, record, AWAITED, AWAITED_VERSION))));
    }

    void tell(ClaimedText claimed, ReadText read) {
        queue.record(claimed.attachmentId())
                .flatMap(record -> said(record, read).map(content -> draft(claimed, record, content, READ_VERSION)))
                .ifPresent(draft -> accept.accept(List.of(draft)));
    }

    private static Optional<String> said(AttachmentRecord record, ReadText read) {
        String text =
                read.text().length() > MOST_CHARACTERS ? read.text().substring(0, MOST_CHARACTERS) + "…" : read.text();
        if (read.readBy().startsWith(Recordings.SPEECH)) {
            // Nothing takes the place of what was awaited, and is otherwise not worth telling.
            boolean worthTelling = !text.isEmpty() || record.content().contains(AWAITED);
            return WRITTEN.contains(record.type()) || !worthTelling ? Optional.empty() : Optional.of(text);
        }
        boolean picture = read.readBy().equals(PictureReader.METHOD);
        return picture
                        && !text.isEmpty()
                        && CHATS.contains(record.type())
                        && record.content().startsWith("[图片]")
                ? Optional.of("图中文字：\n" + text)
                : Optional.empty();
    }

    private static CommunicationDraft draft(
            ClaimedText claimed, AttachmentRecord record, String content, long version) {
        SourceKey source = new SourceKey(record.sourceSystem(), record.sourceRecordId());
        return CommunicationDraft.of(source, record.type(), record.channel(), record.time())
                .content(content)
                .part(Optional.of(new Part(Part.Kind.TRANSCRIPT, "text:" + claimed.attachmentId(), Part.LATE, version)))
                .build();
    }
}
