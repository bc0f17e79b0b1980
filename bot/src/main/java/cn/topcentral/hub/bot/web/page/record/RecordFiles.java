package cn.topcentral.hub.bot.web.page.record;

import cn.topcentral.hub.storage.attachment.AttachmentRepository;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.attachment.StoredAttachment;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.templates.page.record.RecordFile;
import cn.topcentral.hub.templates.page.record.RecordFile.Kind;
import cn.topcentral.hub.templates.text.CleanText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of a record: as a page lists them, and as they are handed out. Thread-safe. */
final class RecordFiles {
    /** A larger picture is a link, or a page would weigh what a phone pays for. */
    private static final long LARGEST_THUMBNAIL = 8_000_000;

    private final AttachmentRepository attachments;
    private final FileStore store;

    RecordFiles(AttachmentRepository attachments, FileStore store) {
        this.attachments = attachments;
        this.store = store;
    }

    /** A file that is here. */
    record Kept(StoredAttachment attachment, Path file, ServedType type) {}

    /** One to hand out; empty when the record has none of this id, or its bytes are not here. */
    Optional<Kept> one(RecordId record, String id) throws IOException {
        Optional<StoredAttachment> attachment = attachments.one(record, id);
        Optional<Path> file = attachment.flatMap(StoredAttachment::hash).flatMap(store::locate);
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(new Kept(
                        attachment.orElseThrow(), file.get(), ServedType.of(file.get(), attachment.orElseThrow())));
    }

    /** All of a record, as a page shows them. */
    List<RecordFile> of(RecordId record, String recordPath) {
        return attachments.of(record).stream()
                .map(attachment -> shown(attachment, recordPath))
                .toList();
    }

    private RecordFile shown(StoredAttachment attachment, String recordPath) {
        Optional<Path> file = attachment.hash().flatMap(store::locate);
        ServedType type = type(attachment, file);
        boolean thumbnail = type.kind() != Kind.PICTURE || (file.isPresent() && attachment.size() <= LARGEST_THUMBNAIL);
        String name = CleanText.line(attachment.fileName());
        return new RecordFile(
                thumbnail ? type.kind() : Kind.OTHER,
                name.isEmpty() ? "没有名字的文件" : name,
                AttachmentWords.size(attachment.size()),
                file.isPresent()
                        ? recordPath + "/files/" + URLEncoder.encode(attachment.id(), StandardCharsets.UTF_8)
                        : "",
                type.opened(),
                file.isEmpty() && attachment.hash().isPresent()
                        ? "文件在服务器上找不到了，请告诉管理员（编号 " + attachment.id() + "）。"
                        : AttachmentWords.state(attachment),
                AttachmentWords.reading(attachment, type.kind()),
                CleanText.lines(attachment.text()),
                attachment.textLength() > AttachmentRepository.TEXT_LIMIT);
    }

    private static ServedType type(StoredAttachment attachment, Optional<Path> file) {
        try {
            return file.isPresent() ? ServedType.of(file.get(), attachment) : ServedType.claimed(attachment);
        } catch (IOException e) {
            throw new UncheckedIOException("Attachment " + attachment.id() + " cannot be read", e);
        }
    }
}
