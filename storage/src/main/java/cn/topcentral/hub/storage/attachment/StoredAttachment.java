package cn.topcentral.hub.storage.attachment;

import java.util.Optional;

/**
 * An attachment as its row stands.
 *
 * @param mediaType what the sender claims, or what its bytes say once they were fetched
 * @param size in bytes, 0 when nobody told
 * @param hash of the bytes, once they are here
 * @param inline whether the text shows it in its place
 * @param fetch what becomes of the bytes: {@code none}, {@code pending}, {@code unserved} (nothing that is configured has it), {@code done} or {@code gone}
 * @param fetchError why they are not here, in English
 * @param reading what becomes of the text: {@code pending}, {@code done}, {@code none}, {@code waiting} or {@code failed}
 * @param readingError why there is none, or what is missing from it, in English
 * @param waitsFor what has to be installed or configured before it is read: {@code speech}, {@code ffmpeg}, {@code ocr}
 * @param text the beginning of what was read, at most {@link AttachmentRepository#TEXT_LIMIT} characters
 * @param textLength of the whole text, in characters
 */
public record StoredAttachment(
        String id,
        String fileName,
        String mediaType,
        long size,
        Optional<String> hash,
        boolean inline,
        String fetch,
        Optional<String> fetchError,
        String reading,
        Optional<String> readingError,
        Optional<String> waitsFor,
        String text,
        long textLength) {}
