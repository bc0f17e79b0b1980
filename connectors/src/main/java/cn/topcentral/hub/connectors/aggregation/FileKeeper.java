package cn.topcentral.hub.connectors.aggregation;

import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.communication.NewAttachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts attachments and raw files on disk, before the transaction: a file nobody refers to in the end does no harm, a reference without its file
 * would.
 */
final class FileKeeper {
    private final FileStore files;

    FileKeeper(FileStore files) {
        this.files = files;
    }

    Arrival keep(Arrival arrival) {
        List<NewAttachment> stored = new ArrayList<>();
        for (AttachmentDraft attachment : arrival.draft().attachments()) {
            stored.add(stored(arrival, attachment, stored.size()));
        }
        Optional<String> rawFile = arrival.draft().rawFile().map(raw -> files.put(raw.bytes()));
        return arrival.withFiles(stored, rawFile);
    }

    private NewAttachment stored(Arrival arrival, AttachmentDraft attachment, int number) {
        String id = Arrival.attachmentId(arrival.recordId(), arrival.draft(), number);
        String name = Text.clean(attachment.fileName());
        if (attachment.content() instanceof AttachmentDraft.Content.Bytes content) {
            return new NewAttachment(
                    id,
                    name,
                    attachment.mediaType(),
                    content.bytes().length,
                    Optional.empty(),
                    Optional.of(files.put(content.bytes())),
                    attachment.inline(),
                    attachment.contentId());
        }
        if (attachment.content() instanceof AttachmentDraft.Content.Kept kept) {
            return new NewAttachment(
                    id,
                    name,
                    attachment.mediaType(),
                    kept.size(),
                    Optional.empty(),
                    Optional.of(kept.hash()),
                    attachment.inline(),
                    attachment.contentId());
        }
        if (attachment.content() instanceof AttachmentDraft.Content.Remote remote) {
            return new NewAttachment(
                    id,
                    name,
                    attachment.mediaType(),
                    remote.size(),
                    Optional.of(remote.reference()),
                    Optional.empty(),
                    attachment.inline(),
                    attachment.contentId());
        }
        throw new IllegalStateException(
                "Unknown content " + attachment.content().getClass());
    }
}
