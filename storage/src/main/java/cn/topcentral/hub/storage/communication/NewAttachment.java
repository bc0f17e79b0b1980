package cn.topcentral.hub.storage.communication;

import java.util.Optional;

/**
 * An attachment of a record to be stored.
 *
 * @param attachmentId unique in the table
 * @param size in bytes
 * @param url the source's reference while the bytes are still there
 * @param hash SHA-256 in hexadecimal once they are here
 */
public record NewAttachment(
        String attachmentId,
        String fileName,
        String mediaType,
        long size,
        Optional<String> url,
        Optional<String> hash,
        boolean inline,
        Optional<String> contentId) {

    public NewAttachment withId(String id) {
        return new NewAttachment(id, fileName, mediaType, size, url, hash, inline, contentId);
    }
}
