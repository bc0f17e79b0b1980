package cn.topcentral.hub.storage.attachment;

/**
 * A file that one worker is to fetch.
 *
 * @param reference where it is, in the source's words
 * @param mediaType what it is said to be, e.g. {@code audio/mpeg}; empty when nobody said
 * @param attempts how often it was tried, this time included
 */
public record ClaimedFetch(String attachmentId, String reference, String mediaType, int attempts) {}
