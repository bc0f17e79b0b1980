package cn.topcentral.hub.storage.attachment;

/**
 * A stored file whose text one worker is to read.
 *
 * @param fileHash names the bytes in the {@link FileStore}
 * @param fileName as shown to people; no path
 * @param attempts how often it was tried, this time included
 */
public record ClaimedText(String attachmentId, String fileHash, String fileName, int attempts) {}
