package cn.topcentral.hub.storage.attachment;

/**
 * A file that was kept.
 *
 * @param hash SHA-256 in hexadecimal
 * @param size in bytes
 */
public record StoredFile(String hash, long size) {}
